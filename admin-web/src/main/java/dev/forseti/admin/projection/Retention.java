package dev.forseti.admin.projection;

import dev.forseti.admin.AdminConfig;
import dev.forseti.admin.cases.GroupCases;
import dev.forseti.model.EvidenceGroups;
import dev.forseti.reputation.ReputationRules;
import dev.forseti.reputation.Verdicts;
import dev.forseti.wire.Topic;
import dev.forseti.wire.Topics;
import java.sql.Timestamp;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/**
 * How long rows are kept: what came from a topic about as long as there, and a reputation as long
 * as scoring keeps the evidence, which says nothing when it forgets. The verdicts, signals,
 * outcomes and reputation of a subject stay while its case is open, or that of a group of whose
 * newest members it is one; members who have left and the names of rooms go with the events. What
 * moderators decided and read stays for ever.
 */
@Component
final class Retention {
  private static final Duration TROUBLE = Duration.ofDays(30);
  private static final Duration SENT = Duration.ofDays(7);
  private static final Duration SIGN_INS = Duration.ofDays(365);
  private static final Duration FAILED = Duration.ofDays(90);

  /**
   * How much longer what opens a case is kept than in its topic: Kafka deletes whole segments of a
   * week, and a record that is read once more then must find its row, or its case opens again.
   */
  private static final Duration READ_AGAIN = Duration.ofDays(8);

  private static final String EVERY = "true";
  private static final String NO_OPEN_CASE = notShown("old.subject");
  private static final String GONE_AND_NOT_SHOWN =
      "membership <> 'join' and " + notShown("'user:' || old.user_id");
  private static final String NO_OPEN_GROUP =
      "not exists (select 1 from campaigns g join cases c on c.subject = g.subject and c.open"
          + " where g.id = old.";
  private static final String NO_MEMBERS =
      " and not exists (select 1 from campaign_members m where m.campaign = old.id)";
  private static final String IN_A_GROUP =
      "not open and folded_into is not null"
          + " and not exists (select 1 from decisions d where d.case_id = old.id)"
          + " and not exists (select 1 from cases part where part.folded_into = old.id)";
  private static final String NOT_DECIDED =
      " and not exists (select 1 from decisions d where d.subject = old.subject"
          + " and d.kind <> 'UNDO' and d.undone_by is null"
          + " and (d.expires_at is null or d.expires_at > now()))";
  private static final String NOBODY_IS_THERE =
      "not exists (select 1 from members m where m.room = old.room and m.membership = 'join')";
  private static final int STEP = 1_000;

  private final JdbcClient jdbc;
  private final Clock clock;
  private final List<TableRule> tables;

  Retention(JdbcClient jdbc, Clock clock, AdminConfig config) {
    this.jdbc = jdbc;
    this.clock = clock;
    Duration verdicts = age(Topics.VERDICTS).plus(READ_AGAIN);
    Duration outcomes = age(Topics.OUTCOMES).plus(READ_AGAIN);
    Duration reputations =
        Verdicts.keptFor(ReputationRules.of(config.falsePositiveBudget(), EvidenceGroups.NONE));
    tables =
        List.of(
            new TableRule("events", "id", "received_at", config.eventRetention(), EVERY),
            new TableRule(
                "members", "room, user_id", "at", config.eventRetention(), GONE_AND_NOT_SHOWN),
            new TableRule(
                "room_labels", "room, kind", "at", config.eventRetention(), NOBODY_IS_THERE),
            new TableRule(
                "reputations", "subject", "as_of", reputations, NO_OPEN_CASE + NOT_DECIDED),
            new TableRule("malformed", "id", "found_at", TROUBLE, EVERY),
            new TableRule("signals", "id", "at", age(Topics.SIGNALS), NO_OPEN_CASE),
            new TableRule("verdicts", "id", "at", verdicts, NO_OPEN_CASE),
            new TableRule("outcomes", "id", "at", outcomes, NO_OPEN_CASE),
            new TableRule("room_measures", "id", "at", outcomes, NO_OPEN_CASE),
            new TableRule("published_history", "id", "at", outcomes, NO_OPEN_CASE),
            new TableRule(
                "campaign_members", "campaign, nr", "at", verdicts, NO_OPEN_GROUP + "campaign)"),
            new TableRule(
                "campaigns", "id", "newest", verdicts, NO_OPEN_GROUP + "id)" + NO_MEMBERS),
            new TableRule("cases", "id", "changed_at", verdicts, IN_A_GROUP),
            new TableRule("outbox", "id", "sent_at", SENT, EVERY),
            new TableRule("audit", "id", "at", SIGN_INS, "what = 'SIGN_IN'"),
            new TableRule("audit", "id", "at", FAILED, "what in ('LOCKED_OUT', 'WRONG_PASSWORD')"));
  }

  /** That no open case shows it: its own, or one of a group of whose newest members it is one. */
  private static String notShown(String subject) {
    return """
    not exists (select 1 from cases c where c.open and c.subject = %1$s)
      and not exists (select 1 from campaign_members m join campaigns g on g.id = m.campaign
        join cases c on c.subject = g.subject and c.open
        where m.member = %1$s and (select count(*) from (
          select from campaign_members n where n.campaign = g.id and n.nr > m.nr limit %2$d) newer)
            < %2$d)\
    """
        .formatted(subject, GroupCases.SHOWN);
  }

  private static Duration age(Topic<?> topic) {
    String millis = Objects.requireNonNull(topic.settings().get("retention.ms"));
    return Duration.ofMillis(Long.parseLong(millis));
  }

  /** Deletes what is older than it is kept, 1,000 rows at a time. */
  void deleteExpired() {
    Instant now = clock.instant();
    for (TableRule table : tables) {
      var oldest = Timestamp.from(now.minus(table.age()));
      int forgotten;
      do {
        forgotten = jdbc.sql(table.step()).param(oldest).update();
      } while (forgotten == STEP);
    }
  }

  /**
   * How long the rows of a table are kept.
   *
   * @param table its name
   * @param key the columns of its primary key
   * @param time the column with a row's age; a row without one stays
   * @param age how old a row gets
   * @param which which rows go at that age, those of {@code old}
   */
  private record TableRule(String table, String key, String time, Duration age, String which) {
    /** Deletes some rows that are older than its parameter. */
    String step() {
      return """
      delete from %1$s where (%2$s) in
        (select %2$s from %1$s old where %3$s < ? and %4$s order by %3$s limit %5$d)\
      """
          .formatted(table, key, time, which, STEP);
    }
  }
}
