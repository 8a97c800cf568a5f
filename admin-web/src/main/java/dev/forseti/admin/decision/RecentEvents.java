package dev.forseti.admin.decision;

import dev.forseti.admin.AdminConfig;
import dev.forseti.admin.PolicyLimits;
import dev.forseti.admin.store.StoredText;
import dev.forseti.model.EventId;
import dev.forseti.model.EvidenceEvent;
import dev.forseti.model.RedactionRequest;
import dev.forseti.model.RoomId;
import dev.forseti.model.Subject;
import java.sql.Timestamp;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/**
 * What somebody wrote lately in the rooms where policy removes messages, and neither took back nor
 * lost by us: messages, reactions and all else that is no state of a room. What others redacted is
 * asked for all the same: whether they had the power to is not known here, and twice does no harm.
 */
@Component
public class RecentEvents {
  /** Of so many members of a group, the newest, messages are removed. */
  static final int MOST_MEMBERS = 5_000;

  /** So many events of each member. */
  static final int MOST_OF_A_MEMBER = 20;

  /** And so many of all members together, those of the newest. */
  static final int MOST_OF_A_GROUP = 20_000;

  private static final String WRITTEN =
      """
      select e.id, e.room, e.received_at from (
        select * from events n where n.sender = w.sender and n.received_at >= :since
        order by n.received_at desc limit :looked) e
      where e.room = any(:rooms) and e.state_key is null and e.type <> 'm.room.redaction'
        and not exists (
          select 1 from events r where r.redacts = e.id and r.room = e.room
            and r.sender in (e.sender, :self) and r.flags = '')
      order by e.received_at desc, e.id desc limit :most\
      """;

  /** So many of somebody's newest events are looked at: others may be elsewhere, or be state. */
  private static final int LOOKED_AT = 5_000;

  private static final int LOOKED_AT_OF_A_MEMBER = 100;

  /** What pages offer, in hours. */
  private static final List<Integer> HOURS = List.of(1, 24, 168);

  private final JdbcClient jdbc;
  private final Clock clock;
  private final PolicyLimits policy;
  private final Duration kept;

  RecentEvents(JdbcClient jdbc, Clock clock, PolicyLimits policy, AdminConfig config) {
    this.jdbc = jdbc;
    this.clock = clock;
    this.policy = policy;
    this.kept = config.eventRetention();
  }

  /** Whether messages are removed at all. */
  boolean areRemoved() {
    return !policy.enforcedRooms().isEmpty();
  }

  /**
   * What may be removed together with a decision about the subject: nothing of what is neither a
   * user nor a campaign, and nothing where no messages are removed.
   */
  public List<Removal> removals(Subject subject) {
    if (!areRemoved()) {
      return List.of();
    }
    return switch (subject.kind()) {
      case USER -> {
        Instant now = clock.instant();
        List<Instant> written = times(subject.id(), now.minus(DecisionRequest.MOST_REDACTED));
        yield hours()
            .map(hours -> new Removal(hours, after(written, now.minus(Duration.ofHours(hours)))))
            .toList();
      }
      case CAMPAIGN -> hours().map(hours -> new Removal(hours, null)).toList();
      case SERVER, ROOM, LINK, BRIDGE -> List.of();
    };
  }

  /** What is older than events are kept is not offered. */
  private Stream<Integer> hours() {
    return HOURS.stream().filter(hours -> Duration.ofHours(hours).compareTo(kept) <= 0);
  }

  private List<Instant> times(String user, Instant since) {
    return jdbc.sql(
            "select e.received_at from (select :user::text as sender) w cross join lateral ("
                + WRITTEN
                + ") e")
        .param("user", StoredText.of(user))
        .params(bounds(since, RedactionRequest.MOST_EVENTS + 1, LOOKED_AT))
        .query((row, n) -> row.getTimestamp(1).toInstant())
        .list();
  }

  private static int after(List<Instant> times, Instant since) {
    return (int) times.stream().filter(each -> !each.isBefore(since)).count();
  }

  /**
   * What a user wrote, or each member of a campaign, by user id; each the newest last.
   *
   * @param past how long before now it came at the earliest
   */
  Map<String, List<EvidenceEvent>> of(Subject subject, Instant now, Duration past) {
    boolean isUser = subject.kind() == Subject.Kind.USER;
    Map<String, List<EvidenceEvent>> bySender = new LinkedHashMap<>();
    jdbc.sql(
            """
            with w as (
              select substring(:subject from 6) as sender, 0 as nr where :subject like 'user:%'
              union all
              (select substring(m.member from 6), m.nr
               from campaign_members m join campaigns g on g.id = m.campaign
               where g.subject = :subject and m.member like 'user:%'
               order by m.nr desc limit :members))
            select w.sender, e.id, e.room from w cross join lateral (
            """
                + WRITTEN
                + ") e order by w.nr desc, w.sender, e.received_at, e.id limit :all")
        .param("subject", StoredText.of(subject.key()))
        .param("members", MOST_MEMBERS)
        .param("all", MOST_OF_A_GROUP)
        .params(
            isUser
                ? bounds(now.minus(past), RedactionRequest.MOST_EVENTS, LOOKED_AT)
                : bounds(now.minus(past), MOST_OF_A_MEMBER, LOOKED_AT_OF_A_MEMBER))
        .query(
            row -> {
              bySender
                  .computeIfAbsent(row.getString(1), sender -> new ArrayList<>())
                  .add(
                      new EvidenceEvent(
                          new EventId(row.getString(2)), new RoomId(row.getString(3))));
            });
    return bySender;
  }

  private Map<String, Object> bounds(Instant since, int most, int lookedAt) {
    return Map.of(
        "since", Timestamp.from(since),
        "rooms", policy.enforcedRooms().toArray(String[]::new),
        "self", policy.self(),
        "looked", lookedAt,
        "most", most);
  }
}
