package dev.forseti.admin.cases;

import dev.forseti.admin.store.StoredText;
import dev.forseti.model.Outcome;
import dev.forseti.model.Standing;
import dev.forseti.model.Subject;
import dev.forseti.model.Verdict;
import java.sql.Timestamp;
import java.time.Instant;
import java.util.List;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** Which verdicts and outcomes open a case or change an open one. */
@Service
public class CaseUpdater {
  private final JdbcClient jdbc;
  private final SubjectLocks locks;
  private final CaseStore cases;

  CaseUpdater(JdbcClient jdbc, SubjectLocks locks, CaseStore cases) {
    this.jdbc = jdbc;
    this.locks = locks;
    this.cases = cases;
  }

  /**
   * Opens the subject's case or brings it up to date. A verdict that is older than what the case
   * shows changes nothing, nor does a weaker one unless the subject stands better than before: it
   * was read again after a crash. A standing decision that it agrees with opens none, and neither
   * does a verdict that the subject is fine, though an open case then says so.
   */
  @Transactional
  public void onVerdict(Verdict verdict) {
    locks.hold(List.of(verdict.subject()));
    if (verdict.standing() == Standing.NONE) {
      cases.ease(verdict);
    } else if (!isSettled(verdict)) {
      cases.raise(verdict);
    }
  }

  /**
   * A brake held a measure back, or the homeserver will not change the list: a moderator is asked,
   * unless the subject's case is open. What is refused in a single room opens none.
   */
  @Transactional
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
    locks.hold(List.of(outcome.subject()));
    if (!isDecidedLater(outcome.subject(), outcome.at())) {
      cases.ask(outcome, what + outcome.detail());
    }
  }

  /**
   * Whether a later decision, read from the topic, is known already: topics are read side by side,
   * so a new database may see a decision before the verdict that it was about.
   */
  private boolean isDecidedLater(Subject subject, Instant at) {
    return jdbc.sql(
                """
                select count(*) from decisions where subject = ? and from_topic and at >= ?
                  and kind <> 'UNDO' and undone_by is null\
                """)
            .params(StoredText.of(subject.key()), Timestamp.from(at))
            .query(Long.class)
            .single()
        > 0;
  }

  /** Only the newest decision counts: when it has ended, none before it holds again. */
  private boolean isSettled(Verdict verdict) {
    if (isDecidedLater(verdict.subject(), verdict.at())) {
      return true;
    }
    String kind =
        jdbc.sql(
                """
                select kind from (
                  select kind, expires_at from decisions
                  where subject = ? and kind <> 'UNDO' and undone_by is null
                  order by at desc, id desc limit 1) newest
                where expires_at is null or expires_at > ?\
                """)
            .params(StoredText.of(verdict.subject().key()), Timestamp.from(verdict.at()))
            .query(String.class)
            .optional()
            .orElse("");
    return kind.equals("LIST") || (kind.equals("WATCH") && verdict.standing() == Standing.WATCH);
  }
}
