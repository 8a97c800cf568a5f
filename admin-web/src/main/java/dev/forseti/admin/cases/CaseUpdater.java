package dev.forseti.admin.cases;

import dev.forseti.admin.store.StoredText;
import dev.forseti.model.Outcome;
import dev.forseti.model.Standing;
import dev.forseti.model.Verdict;
import java.sql.Timestamp;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** Opens cases for verdicts and outcomes, and keeps the open ones up to date. */
@Repository
public class CaseUpdater {
  private final JdbcClient jdbc;

  CaseUpdater(JdbcClient jdbc) {
    this.jdbc = jdbc;
  }

  /**
   * Opens the subject's case or brings it up to date. A verdict that is older than what the case
   * shows changes nothing, nor does a weaker one unless the subject stands better than before: it
   * was read again after a crash. A standing decision that it agrees with opens none, and neither
   * does a verdict that the subject is fine, though an open case then says so.
   */
  public void onVerdict(Verdict verdict) {
    if (verdict.standing() == Standing.NONE) {
      lower(verdict);
      return;
    }
    if (isSettled(verdict)) {
      return;
    }
    var at = Timestamp.from(verdict.at());
    jdbc.sql(
            """
            insert into cases
              (subject, standing, harm, reason, verdict_id, opened_at, changed_at, log_odds)
            values (?, ?, ?, ?, ?, ?, ?, ?)
            on conflict (subject) where open do update set
              standing = excluded.standing, harm = excluded.harm, reason = excluded.reason,
              verdict_id = excluded.verdict_id, changed_at = excluded.changed_at,
              log_odds = excluded.log_odds
            where cases.verdict_id is null
              or (cases.changed_at <= excluded.changed_at
                and (? or cases.standing = excluded.standing))
              or (not ? and array_position(array['NONE', 'WATCH', 'REVIEW', 'ACT'], cases.standing)
                < array_position(array['NONE', 'WATCH', 'REVIEW', 'ACT'], excluded.standing))\
            """)
        .params(
            StoredText.of(verdict.subject().key()),
            verdict.standing().name(),
            verdict.harm().id(),
            StoredText.of(verdict.reason()),
            StoredText.of(verdict.id()),
            at,
            at,
            verdict.reputation().logOdds(),
            verdict.isFall(),
            verdict.isFall())
        .update();
  }

  private void lower(Verdict verdict) {
    jdbc.sql(
            """
            update cases set standing = 'NONE', log_odds = ?, verdict_id = ?, changed_at = ?
            where open and subject = ? and changed_at <= ?\
            """)
        .params(
            verdict.reputation().logOdds(),
            StoredText.of(verdict.id()),
            Timestamp.from(verdict.at()),
            StoredText.of(verdict.subject().key()),
            Timestamp.from(verdict.at()))
        .update();
  }

  /**
   * A brake held a measure back, or the homeserver will not change the list: a moderator is asked,
   * unless the subject's case is open. What is refused in a single room opens none.
   */
  public void onOutcome(Outcome outcome) {
    String what =
        switch (outcome.status()) {
          case HELD -> "held back: ";
          case REFUSED ->
              switch (outcome.kind()) {
                case PUBLISH, RETRACT -> "refused by the homeserver: ";
                case BAN, UNBAN, REDACT -> "";
              };
          case DONE, ALREADY, SIMULATED, RETRYING -> "";
        };
    if (what.isEmpty()) {
      return;
    }
    var at = Timestamp.from(outcome.at());
    if (isDecidedLater(StoredText.of(outcome.subject().key()), at)) {
      return;
    }
    jdbc.sql(
            """
            insert into cases (subject, standing, harm, reason, opened_at, changed_at)
            values (?, 'REVIEW', 'm.other', ?, ?, ?)
            on conflict (subject) where open do nothing\
            """)
        .params(
            StoredText.of(outcome.subject().key()), StoredText.of(what + outcome.detail()), at, at)
        .update();
  }

  /**
   * Whether a later decision, read from the topic, is known already: topics are read side by side,
   * so a new database may see a decision before the verdict that it was about.
   */
  private boolean isDecidedLater(String subject, Timestamp at) {
    return jdbc.sql(
                """
                select count(*) from decisions where subject = ? and from_topic and at >= ?
                  and kind <> 'UNDO' and undone_by is null\
                """)
            .params(subject, at)
            .query(Long.class)
            .single()
        > 0;
  }

  /** Only the newest decision counts: when it has ended, none before it holds again. */
  private boolean isSettled(Verdict verdict) {
    if (isDecidedLater(StoredText.of(verdict.subject().key()), Timestamp.from(verdict.at()))) {
      return true;
    }
    String kind =
        jdbc.sql(
                """
                select kind from (
                  select kind, expires_at from decisions
                  where subject = ? and kind <> 'UNDO' and undone_by is null
                  order by at desc limit 1) newest
                where expires_at is null or expires_at > ?\
                """)
            .params(StoredText.of(verdict.subject().key()), Timestamp.from(verdict.at()))
            .query(String.class)
            .optional()
            .orElse("");
    return kind.equals("LIST") || (kind.equals("WATCH") && verdict.standing() == Standing.WATCH);
  }
}
