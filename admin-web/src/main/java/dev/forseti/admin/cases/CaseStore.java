package dev.forseti.admin.cases;

import dev.forseti.admin.store.StoredText;
import dev.forseti.model.Decision;
import dev.forseti.model.Outcome;
import dev.forseti.model.Subject;
import dev.forseti.model.Verdict;
import java.sql.Timestamp;
import java.sql.Types;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** All that changes a case's row. Whoever calls it holds the subject's lock. */
@Repository
public class CaseStore {
  private final JdbcClient jdbc;
  private final CurrentStandings standings;
  private final GroupCases groups;

  CaseStore(JdbcClient jdbc, CurrentStandings standings, GroupCases groups) {
    this.jdbc = jdbc;
    this.standings = standings;
    this.groups = groups;
  }

  /** Whether the subject has an open case. */
  boolean isOpen(Subject subject) {
    return jdbc.sql("select count(*) from cases where open and subject = ?")
            .param(StoredText.of(subject.key()))
            .query(Long.class)
            .single()
        > 0;
  }

  /**
   * Opens the subject's case, or brings it up to date unless it shows something graver. A case that
   * shows another campaign too, or something that belongs to none, belongs to none from then on.
   */
  void raise(Verdict verdict, @Nullable Subject campaign) {
    var at = Timestamp.from(verdict.at());
    jdbc.sql(
            """
            insert into cases
              (subject, standing, harm, reason, verdict_id, opened_at, changed_at, log_odds,
                campaign)
            values (?, ?, ?, ?, ?, ?, ?, ?, nullif(?, ''))
            on conflict (subject) where open do update set
              campaign = case when cases.campaign = excluded.campaign then cases.campaign end,
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
            campaign == null ? "" : StoredText.of(campaign.key()),
            verdict.isFall(),
            verdict.isFall())
        .update();
  }

  /** An open case says that its subject is fine by now. */
  void ease(Verdict verdict) {
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
   * Opens a case that asks a moderator about an outcome, unless the subject's case is open; that
   * one belongs to no campaign when the outcome belongs to none.
   */
  void ask(Outcome outcome, String why) {
    var at = Timestamp.from(outcome.at());
    Subject campaign = outcome.campaign();
    jdbc.sql(
            """
            insert into cases (subject, standing, harm, reason, opened_at, changed_at, campaign)
            values (?, 'REVIEW', 'm.other', ?, ?, ?, nullif(?, ''))
            on conflict (subject) where open do update set campaign = null
            where excluded.campaign is null and cases.campaign is not null\
            """)
        .params(
            StoredText.of(outcome.subject().key()),
            StoredText.of(why),
            at,
            at,
            campaign == null ? "" : StoredText.of(campaign.key()))
        .update();
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
      groups.closeMembers(decision.subject(), decision.id());
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
