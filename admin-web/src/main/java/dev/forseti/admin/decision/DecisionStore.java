package dev.forseti.admin.decision;

import dev.forseti.admin.audit.AuditLog;
import dev.forseti.admin.cases.ClosedCases;
import dev.forseti.admin.cases.GroupCases;
import dev.forseti.admin.cases.SubjectLocks;
import dev.forseti.admin.store.StoredText;
import dev.forseti.model.Decision;
import dev.forseti.model.RedactionRequest;
import dev.forseti.model.Subject;
import dev.forseti.wire.Topics;
import java.nio.charset.StandardCharsets;
import java.sql.Timestamp;
import java.sql.Types;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import org.springframework.transaction.annotation.Transactional;

/** Stored decisions, ours and those of other consoles, with their audit and their cases. */
@Repository
public class DecisionStore {
  private final JdbcClient jdbc;
  private final SubjectLocks locks;
  private final ClosedCases cases;
  private final GroupCases groups;
  private final Outbox outbox;
  private final AuditLog audit;

  DecisionStore(
      JdbcClient jdbc,
      SubjectLocks locks,
      ClosedCases cases,
      GroupCases groups,
      Outbox outbox,
      AuditLog audit) {
    this.jdbc = jdbc;
    this.locks = locks;
    this.cases = cases;
    this.groups = groups;
    this.outbox = outbox;
    this.audit = audit;
  }

  /** A decision that does not hold any more, and its case; 0 for none. */
  record Undone(Decision decision, long caseId) {}

  /**
   * Stores a decision of this console, with its audit, and adds it to the outbox.
   *
   * @param note for moderators alone: it stays here and in the audit, a decision has no place for
   *     it
   * @param requests what is to be removed with it
   */
  void add(Decision decision, String note, @Nullable Long caseId, List<RedactionRequest> requests) {
    int removed = requests.stream().mapToInt(each -> each.events().size()).sum();
    insert(decision, note, caseId, removed, false);
    outbox.add(Topics.DECISIONS, List.of(decision));
    outbox.add(Topics.REDACTION_REQUESTS, requests);
    audit.recordDecision(decision, note);
    if (removed > 0) {
      audit.recordRedactions(decision, removed);
    }
    groups.memberChanged(decision.subject());
  }

  /**
   * Applies a decision that was read from Kafka. One of ours is stored already. One of another
   * console is stored and closes the subject's open case, unless a newer verdict changed the case;
   * an undo of one that has not ended opens the case of that decision.
   */
  @Transactional
  public void applyFromTopic(Decision decision) {
    locks.hold(List.of(decision.subject()));
    if (insert(decision, "", null, 0, true) == 0) {
      return;
    }
    audit.recordDecision(decision, "");
    String undoes = decision.undoes();
    if (decision.kind() == Decision.Kind.UNDO && undoes != null) {
      undo(undoes, decision.subject(), decision.id(), decision.at())
          .ifPresent(undone -> cases.reopen(undone.caseId(), undone.decision()));
    } else {
      cases.close(decision).ifPresent(id -> setCase(decision, id));
    }
    groups.memberChanged(decision.subject());
  }

  private void setCase(Decision decision, long caseId) {
    jdbc.sql("update decisions set case_id = ? where id = ?")
        .params(caseId, StoredText.of(decision.id()))
        .update();
  }

  /** Whom a decision is about. */
  Optional<Subject> subject(String decisionId) {
    return jdbc.sql("select subject from decisions where id = ?")
        .param(StoredText.of(decisionId))
        .query((row, n) -> Subject.ofKey(row.getString(1)))
        .optional();
  }

  /** Whether a decision was not taken back; it may have ended by itself. */
  boolean stands(String decisionId) {
    return jdbc.sql(
                "select count(*) from decisions where id = ? and undone_by is null and kind <>"
                    + " 'UNDO'")
            .param(StoredText.of(decisionId))
            .query(Long.class)
            .single()
        > 0;
  }

  /** Takes a decision about the subject back; none when it does not hold at that time. */
  Optional<Undone> undo(String decisionId, Subject subject, String by, Instant at) {
    return jdbc.sql(
            """
            update decisions set undone_by = ?
            where id = ? and subject = ? and undone_by is null and kind <> 'UNDO'
              and (expires_at is null or expires_at > ?)
            returning value, case_id\
            """)
        .params(
            StoredText.of(by),
            StoredText.of(decisionId),
            StoredText.of(subject.key()),
            Timestamp.from(at))
        .query((row, n) -> new Undone(decode(row.getString(1)), row.getLong(2)))
        .optional();
  }

  /** The time of a new decision: now, or just after the newest one, whatever clock that had. */
  Instant nextTime(Subject subject, Instant now) {
    return jdbc.sql("select at from decisions where subject = ? order by at desc limit 1")
        .param(StoredText.of(subject.key()))
        .query((row, n) -> row.getTimestamp(1).toInstant().plusMillis(1))
        .optional()
        .filter(next -> next.isAfter(now))
        .orElse(now);
  }

  private int insert(
      Decision decision, String note, @Nullable Long caseId, int removed, boolean fromTopic) {
    Instant expires = decision.expiresAt();
    return jdbc.sql(
            """
            insert into decisions
              (id, subject, case_id, kind, moderator, reason, note, at, expires_at, value,
                from_topic, removed)
            values
              (:id, :subject, :case, :kind, :who, :reason, :note, :at, :expires, :value,
                :from_topic, :removed)
            on conflict (id) do nothing\
            """)
        .param("id", StoredText.of(decision.id()))
        .param("subject", StoredText.of(decision.subject().key()))
        .param("from_topic", fromTopic)
        .param("case", caseId, Types.BIGINT)
        .param("kind", decision.kind().name())
        .param("who", StoredText.of(decision.moderator()))
        .param("reason", StoredText.of(decision.reason()))
        .param("note", note)
        .param("removed", removed)
        .param("at", Timestamp.from(decision.at()))
        .param("expires", expires == null ? null : Timestamp.from(expires), Types.TIMESTAMP)
        .param(
            "value", new String(Topics.DECISIONS.codec().encode(decision), StandardCharsets.UTF_8))
        .update();
  }

  private static Decision decode(String value) {
    return Topics.DECISIONS.codec().decode(value.getBytes(StandardCharsets.UTF_8));
  }
}
