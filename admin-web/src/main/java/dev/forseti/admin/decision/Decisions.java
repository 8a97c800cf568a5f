package dev.forseti.admin.decision;

import dev.forseti.admin.store.DataChanged;
import dev.forseti.admin.store.StoredText;
import dev.forseti.model.Decision;
import dev.forseti.model.Subject;
import java.sql.Timestamp;
import java.sql.Types;
import java.time.Clock;
import java.time.Instant;
import java.util.function.Supplier;
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
  private final DecisionStore store;
  private final Clock clock;
  private final Supplier<String> ids;
  private final ApplicationEventPublisher publisher;

  Decisions(
      JdbcClient jdbc,
      DecisionStore store,
      Clock clock,
      Supplier<String> ids,
      ApplicationEventPublisher publisher) {
    this.jdbc = jdbc;
    this.store = store;
    this.clock = clock;
    this.ids = ids;
    this.publisher = publisher;
  }

  /**
   * Closes the case with a decision.
   *
   * @throws DecisionRefused when the case is closed or unknown, when a verdict was reached that the
   *     moderator has not seen, or when the reason is missing or too long
   */
  @Transactional
  public Decision decide(long caseId, DecisionRequest choice, String moderator) {
    String reason = choice.reason().strip();
    if (choice.kind() == Decision.Kind.UNDO) {
      throw new DecisionRefused("undo names a decision, not a case");
    }
    if (reason.isEmpty() || reason.length() > MAX_REASON) {
      throw new DecisionRefused("a reason of 1 to " + MAX_REASON + " characters is needed");
    }
    String id = ids.get();
    String subject =
        jdbc.sql(
                """
                update cases set open = false, closed_by = :by where id = :id and open
                  and (:seen::text is null or coalesce(verdict_id, '') = :seen)
                returning subject\
                """)
            .param("by", id)
            .param("id", caseId)
            .param("seen", choice.seen(), Types.VARCHAR)
            .query(String.class)
            .optional()
            .orElseThrow(() -> refused(caseId));
    Instant now = now();
    var decision =
        new Decision(
            id,
            Subject.ofKey(subject),
            choice.kind(),
            moderator,
            StoredText.of(reason),
            choice.harm(),
            now,
            choice.holds() == null ? null : now.plus(choice.holds()),
            null);
    store.add(decision, caseId);
    publisher.publishEvent(new DataChanged());
    return decision;
  }

  private DecisionRefused refused(long caseId) {
    boolean moved =
        jdbc.sql("select count(*) from cases where id = ? and open")
                .param(caseId)
                .query(Long.class)
                .single()
            > 0;
    return new DecisionRefused(
        moved
            ? "a new verdict was reached since this page was loaded: look again"
            : "somebody decided case " + caseId + " first, it is not open");
  }

  /**
   * Undoes a decision and opens its case again.
   *
   * @throws DecisionRefused when there is no such decision, it was undone already, or it has ended
   *     by its expiry: then scoring and policy have forgotten it
   */
  @Transactional
  public UndoResult undo(String decisionId, String moderator) {
    String id = ids.get();
    Instant now = now();
    Before undone =
        jdbc.sql(
                """
                update decisions set undone_by = ?
                where id = ? and undone_by is null and kind <> 'UNDO'
                  and (expires_at is null or expires_at > ?)
                returning value, case_id\
                """)
            .params(id, StoredText.of(decisionId), Timestamp.from(now))
            .query((row, n) -> new Before(row.getString(1), row.getLong(2)))
            .optional()
            .orElseThrow(() -> notUndone(decisionId));
    Decision before = DecisionStore.decode(undone.value());
    String reason = "undo: " + before.reason();
    var decision =
        new Decision(
            id,
            before.subject(),
            Decision.Kind.UNDO,
            moderator,
            reason.substring(0, Math.min(reason.length(), MAX_REASON)),
            before.harm(),
            now,
            null,
            before.id());
    store.add(decision, undone.caseId() == 0 ? null : undone.caseId());
    boolean open = store.reopen(undone.caseId(), before);
    publisher.publishEvent(new DataChanged());
    return new UndoResult(decision, before.kind(), undone.caseId(), open);
  }

  private DecisionRefused notUndone(String decisionId) {
    boolean stands =
        jdbc.sql(
                    """
                    select count(*) from decisions
                    where id = ? and undone_by is null and kind <> 'UNDO'\
                    """)
                .param(StoredText.of(decisionId))
                .query(Long.class)
                .single()
            > 0;
    return new DecisionRefused(
        stands
            ? "the decision has ended by itself, there is nothing to take back"
            : "no such decision, or it was taken back before");
  }

  /** Milliseconds, as topics carry them. */
  private Instant now() {
    return Instant.ofEpochMilli(clock.millis());
  }

  private record Before(String value, long caseId) {}
}
