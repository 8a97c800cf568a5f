package dev.forseti.admin.cases;

import dev.forseti.model.Decision;
import dev.forseti.model.Harm;
import dev.forseti.model.Subject;
import dev.forseti.wire.Topics;
import java.nio.charset.StandardCharsets;
import java.sql.Timestamp;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** What moderators decide. Decision, case, audit and outbox change together or not at all. */
@Service
public class Decisions {
  /** The greatest length of a reason, in characters. */
  public static final int MAX_REASON = 500;

  private final JdbcClient jdbc;
  private final Clock clock;
  private final Supplier<String> ids;

  Decisions(JdbcClient jdbc, Clock clock, Supplier<String> ids) {
    this.jdbc = jdbc;
    this.clock = clock;
    this.ids = ids;
  }

  /**
   * Closes the case with a decision.
   *
   * @param holds for how long; null for ever
   * @throws Refused when the case is closed or unknown, or the reason is missing or too long
   */
  @Transactional
  public Decision decide(
      long caseId,
      Decision.Kind kind,
      String reason,
      Harm harm,
      String moderator,
      @Nullable Duration holds) {
    if (kind == Decision.Kind.UNDO) {
      throw new Refused("undo names a decision, not a case");
    }
    if (reason.isBlank() || reason.length() > MAX_REASON) {
      throw new Refused("a reason of 1 to " + MAX_REASON + " characters is needed");
    }
    String subject =
        jdbc.sql("update cases set open = false where id = ? and open returning subject")
            .param(caseId)
            .query(String.class)
            .optional()
            .orElseThrow(() -> new Refused("case " + caseId + " is not open: someone decided it"));
    Instant now = now();
    var decision =
        new Decision(
            ids.get(),
            Subject.ofKey(subject),
            kind,
            moderator,
            Stored.text(reason.strip()),
            harm,
            now,
            holds == null ? null : now.plus(holds),
            null);
    record(decision, caseId);
    return decision;
  }

  /**
   * Takes a decision back and opens its case again.
   *
   * @throws Refused when there is no such decision, or it was taken back before
   */
  @Transactional
  public Decision undo(String decisionId, String moderator) {
    String id = ids.get();
    Undone undone =
        jdbc.sql(
                """
                update decisions set undone_by = ?
                where id = ? and undone_by is null and kind <> 'UNDO'
                returning value, case_id\
                """)
            .params(id, decisionId)
            .query((row, n) -> new Undone(row.getString(1), row.getLong(2)))
            .optional()
            .orElseThrow(() -> new Refused("no such decision, or it was taken back before"));
    Decision before =
        Topics.DECISIONS.codec().decode(undone.value().getBytes(StandardCharsets.UTF_8));
    var decision =
        new Decision(
            id,
            before.subject(),
            Decision.Kind.UNDO,
            moderator,
            "undo: " + before.reason(),
            before.harm(),
            now(),
            null,
            before.id());
    record(decision, undone.caseId());
    jdbc.sql(
            """
            update cases set open = true where id = :id
              and not exists (select 1 from cases where open and subject = :subject)\
            """)
        .param("id", undone.caseId())
        .param("subject", before.subject().key())
        .update();
    return decision;
  }

  private void record(Decision decision, long caseId) {
    byte[] bytes = Topics.DECISIONS.codec().encode(decision);
    Instant expires = decision.expiresAt();
    jdbc.sql(
            """
            insert into decisions
              (id, subject, case_id, kind, moderator, reason, at, value)
            values (?, ?, nullif(?, 0), ?, ?, ?, ?, ?)\
            """)
        .params(
            decision.id(),
            decision.subject().key(),
            caseId,
            decision.kind().name(),
            decision.moderator(),
            decision.reason(),
            Timestamp.from(decision.at()),
            new String(bytes, StandardCharsets.UTF_8))
        .update();
    if (expires != null) {
      jdbc.sql("update decisions set expires_at = ? where id = ?")
          .params(Timestamp.from(expires), decision.id())
          .update();
    }
    jdbc.sql("insert into outbox (topic, key, value) values (?, ?, ?)")
        .params(Topics.DECISIONS.name(), Topics.DECISIONS.key().apply(decision), bytes)
        .update();
    jdbc.sql("insert into audit (at, who, what, subject, detail) values (?, ?, ?, ?, ?)")
        .params(
            Timestamp.from(decision.at()),
            decision.moderator(),
            decision.kind().name(),
            decision.subject().key(),
            decision.reason())
        .update();
  }

  /** Milliseconds, as topics carry them. */
  private Instant now() {
    return Instant.ofEpochMilli(clock.millis());
  }

  private record Undone(String value, long caseId) {}

  /** A decision that cannot be taken; the message says why, for the moderator. */
  public static final class Refused extends RuntimeException {
    private static final long serialVersionUID = 1;

    Refused(String why) {
      super(why);
    }
  }
}
