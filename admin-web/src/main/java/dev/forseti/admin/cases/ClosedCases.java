package dev.forseti.admin.cases;

import dev.forseti.admin.store.StoredText;
import dev.forseti.model.Decision;
import dev.forseti.model.Subject;
import java.sql.Timestamp;
import java.sql.Types;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** Closes cases, and opens those again whose decision was undone. The subject's lock is held. */
@Repository
public class ClosedCases {
  private final JdbcClient jdbc;
  private final CurrentStandings standings;
  private final MemberCases members;

  ClosedCases(JdbcClient jdbc, CurrentStandings standings, MemberCases members) {
    this.jdbc = jdbc;
    this.standings = standings;
    this.members = members;
  }

  /**
   * Closes an open case.
   *
   * @param by the decision
   * @param seen the verdict that it must show, empty for none; null for any
   * @return whether that was so
   */
  public boolean close(long caseId, String by, @Nullable String seen) {
    return jdbc.sql(
                """
                update cases set open = false, closed_by = :by where id = :id and open
                  and (:seen::text is null or coalesce(verdict_id, '') = :seen)\
                """)
            .param("by", StoredText.of(by))
            .param("id", caseId)
            .param("seen", seen == null ? null : StoredText.of(seen), Types.VARCHAR)
            .update()
        > 0;
  }

  /**
   * Closes the subject's case for a decision of another console, unless the case is newer. One
   * about a campaign is about those who come later too.
   */
  public Optional<Long> close(Decision decision) {
    if (decision.subject().kind() == Subject.Kind.CAMPAIGN) {
      members.closeMembers(decision.subject(), decision.id());
    }
    return jdbc.sql(
            """
            update cases set open = false, closed_by = ?
            where subject = ? and open and opened_at <= ?
              and (changed_at <= ? or ? in ('LIST', 'CAMPAIGN')) returning id\
            """)
        .params(
            StoredText.of(decision.id()),
            StoredText.of(decision.subject().key()),
            Timestamp.from(decision.at()),
            Timestamp.from(decision.at()),
            decision.subject().kind() == Subject.Kind.CAMPAIGN
                ? "CAMPAIGN"
                : decision.kind().name())
        .query(Long.class)
        .optional();
  }

  /**
   * Opens the case again, unless the subject has an open one by now, or a later decision about it
   * is in force. It then shows how the subject stands now, not how it stood when it was closed.
   *
   * @param undone what had closed it
   * @return whether it is open
   */
  public boolean reopen(long caseId, Decision undone) {
    int opened =
        jdbc.sql(
                """
                update cases set open = true, closed_by = null, closed_why = null
                where id = :id and not open
                  and not exists (select 1 from cases where open and subject = :subject)
                  and not exists (select 1 from decisions where subject = :subject
                    and kind <> 'UNDO' and undone_by is null and (at, id) > (:at, :undone))\
                """)
            .param("id", caseId)
            .param("subject", StoredText.of(undone.subject().key()))
            .param("at", Timestamp.from(undone.at()))
            .param("undone", StoredText.of(undone.id()))
            .update();
    if (opened > 0) {
      standings.of(undone.subject()).ifPresent(current -> show(caseId, current));
    }
    return opened > 0;
  }

  private void show(long caseId, CurrentStandings.Current current) {
    jdbc.sql(
            """
            update cases set standing = :standing, log_odds = :nats,
              verdict_id = coalesce(:verdict, verdict_id), changed_at = greatest(changed_at, :at)
            where id = :id\
            """)
        .param("standing", current.standing().name())
        .param("nats", current.logOdds())
        .param("verdict", current.verdictId(), Types.VARCHAR)
        .param("at", Timestamp.from(current.at()))
        .param("id", caseId)
        .update();
  }
}
