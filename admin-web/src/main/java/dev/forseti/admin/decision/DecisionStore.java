package dev.forseti.admin.decision;

import dev.forseti.admin.store.StoredText;
import dev.forseti.model.Decision;
import dev.forseti.wire.Topics;
import java.nio.charset.StandardCharsets;
import java.sql.Timestamp;
import java.sql.Types;
import java.time.Instant;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** Stored decisions, ours and those of other consoles, with their audit and their cases. */
@Repository
public class DecisionStore {
  private final JdbcClient jdbc;
  private final Outbox outbox;

  DecisionStore(JdbcClient jdbc, Outbox outbox) {
    this.jdbc = jdbc;
    this.outbox = outbox;
  }

  /** Stores a decision of this console, with its audit, and adds it to the outbox. */
  void add(Decision decision, @Nullable Long caseId) {
    insert(decision, caseId, false);
    outbox.add(decision);
    audit(decision);
  }

  /**
   * Applies a decision that was read from Kafka. One of ours is stored already. One of another
   * console is stored and closes the subject's open case, unless a newer verdict changed the case;
   * an undo of one that has not ended opens the case of that decision.
   */
  public void applyFromTopic(Decision decision) {
    if (insert(decision, null, true) == 0) {
      return;
    }
    audit(decision);
    String undoes = decision.undoes();
    if (decision.kind() != Decision.Kind.UNDO || undoes == null) {
      close(decision)
          .ifPresent(
              id ->
                  jdbc.sql("update decisions set case_id = ? where id = ?")
                      .params(id, StoredText.of(decision.id()))
                      .update());
      return;
    }
    jdbc.sql(
            """
            update decisions set undone_by = ? where id = ? and undone_by is null
              and (expires_at is null or expires_at > ?)
            returning case_id, value\
            """)
        .params(StoredText.of(decision.id()), StoredText.of(undoes), Timestamp.from(decision.at()))
        .query((row, n) -> reopen(row.getLong(1), decode(row.getString(2))))
        .optional();
  }

  private Optional<Long> close(Decision decision) {
    return jdbc.sql(
            """
            update cases set open = false, closed_by = ?
            where subject = ? and open and opened_at <= ?
              and (changed_at <= ? or ? = 'LIST') returning id\
            """)
        .params(
            StoredText.of(decision.id()),
            StoredText.of(decision.subject().key()),
            Timestamp.from(decision.at()),
            Timestamp.from(decision.at()),
            decision.kind().name())
        .query(Long.class)
        .optional();
  }

  /**
   * Opens the case again, unless the subject has an open one by now, or a later decision about it
   * is in force.
   *
   * @param undone what had closed it
   * @return whether it is open
   */
  boolean reopen(long caseId, Decision undone) {
    return jdbc.sql(
                """
                update cases set open = true, closed_by = null where id = :id
                  and not exists (select 1 from cases where open and subject = :subject)
                  and not exists (select 1 from decisions where subject = :subject
                    and kind <> 'UNDO' and undone_by is null and at > :at)\
                """)
            .param("id", caseId)
            .param("subject", StoredText.of(undone.subject().key()))
            .param("at", Timestamp.from(undone.at()))
            .update()
        > 0;
  }

  private int insert(Decision decision, @Nullable Long caseId, boolean fromTopic) {
    Instant expires = decision.expiresAt();
    return jdbc.sql(
            """
            insert into decisions
              (id, subject, case_id, kind, moderator, reason, at, expires_at, value, from_topic)
            values
              (:id, :subject, :case, :kind, :who, :reason, :at, :expires, :value, :from_topic)
            on conflict (id) do nothing\
            """)
        .param("id", StoredText.of(decision.id()))
        .param("subject", StoredText.of(decision.subject().key()))
        .param("from_topic", fromTopic)
        .param("case", caseId, Types.BIGINT)
        .param("kind", decision.kind().name())
        .param("who", StoredText.of(decision.moderator()))
        .param("reason", StoredText.of(decision.reason()))
        .param("at", Timestamp.from(decision.at()))
        .param("expires", expires == null ? null : Timestamp.from(expires), Types.TIMESTAMP)
        .param(
            "value", new String(Topics.DECISIONS.codec().encode(decision), StandardCharsets.UTF_8))
        .update();
  }

  private void audit(Decision decision) {
    jdbc.sql("insert into audit (at, who, what, subject, detail) values (?, ?, ?, ?, ?)")
        .params(
            Timestamp.from(decision.at()),
            StoredText.of(decision.moderator()),
            decision.kind().name(),
            StoredText.of(decision.subject().key()),
            StoredText.of(decision.reason()))
        .update();
  }

  /** A decision from the text that the codec wrote. */
  static Decision decode(String value) {
    return Topics.DECISIONS.codec().decode(value.getBytes(StandardCharsets.UTF_8));
  }
}
