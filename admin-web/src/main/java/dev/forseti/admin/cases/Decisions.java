package dev.forseti.admin.cases;

import dev.forseti.model.Decision;
import dev.forseti.model.Harm;
import dev.forseti.model.Subject;
import dev.forseti.wire.Topics;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** What moderators decide. Decision, case, audit and outbox change together or not at all. */
@Service
public class Decisions {
  /** The greatest length of a reason, in characters. */
  public static final int MAX_REASON = 500;

  private final JdbcClient jdbc;
  private final DecisionLog log;
  private final Clock clock;
  private final Supplier<String> ids;
  private final ApplicationEventPublisher publisher;

  Decisions(
      JdbcClient jdbc,
      DecisionLog log,
      Clock clock,
      Supplier<String> ids,
      ApplicationEventPublisher publisher) {
    this.jdbc = jdbc;
    this.log = log;
    this.clock = clock;
    this.ids = ids;
    this.publisher = publisher;
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
    if (reason.isBlank() || reason.strip().length() > MAX_REASON) {
      throw new Refused("a reason of 1 to " + MAX_REASON + " characters is needed");
    }
    String id = ids.get();
    String subject =
        jdbc.sql(
                "update cases set open = false, closed_by = ? where id = ? and open"
                    + " returning subject")
            .params(id, caseId)
            .query(String.class)
            .optional()
            .orElseThrow(() -> new Refused("case " + caseId + " is not open: someone decided it"));
    Instant now = now();
    var decision =
        new Decision(
            id,
            Subject.ofKey(subject),
            kind,
            moderator,
            Stored.text(reason.strip()),
            harm,
            now,
            holds == null ? null : now.plus(holds),
            null);
    log.file(decision, caseId);
    publisher.publishEvent(new Changed());
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
            .params(id, Stored.text(decisionId))
            .query((row, n) -> new Undone(row.getString(1), row.getLong(2)))
            .optional()
            .orElseThrow(() -> new Refused("no such decision, or it was taken back before"));
    Decision before =
        Topics.DECISIONS.codec().decode(undone.value().getBytes(StandardCharsets.UTF_8));
    String reason = "undo: " + before.reason();
    var decision =
        new Decision(
            id,
            before.subject(),
            Decision.Kind.UNDO,
            moderator,
            reason.substring(0, Math.min(reason.length(), MAX_REASON)),
            before.harm(),
            now(),
            null,
            before.id());
    log.file(decision, undone.caseId() == 0 ? null : undone.caseId());
    log.reopen(undone.caseId(), before.subject().key());
    publisher.publishEvent(new Changed());
    return decision;
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
