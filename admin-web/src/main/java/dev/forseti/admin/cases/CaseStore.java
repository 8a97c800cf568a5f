package dev.forseti.admin.cases;

import dev.forseti.admin.store.StoredText;
import dev.forseti.model.Outcome;
import dev.forseti.model.Subject;
import dev.forseti.model.Verdict;
import java.sql.Timestamp;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** Opens cases and brings open ones up to date. Whoever calls it holds the subject's lock. */
@Repository
class CaseStore {
  private final JdbcClient jdbc;

  CaseStore(JdbcClient jdbc) {
    this.jdbc = jdbc;
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
   * shows another campaign too, or something that belongs to none, belongs to none from then on;
   * but that of somebody who was only in a place belongs to what they turn out to have done, unless
   * that is decided.
   *
   * @param isDecided whether the campaign is
   */
  void raise(Verdict verdict, @Nullable Subject campaign, boolean isDecided) {
    var at = Timestamp.from(verdict.at());
    jdbc.sql(
            """
            insert into cases
              (subject, standing, harm, reason, verdict_id, opened_at, changed_at, log_odds,
                campaign)
            values (?, ?, ?, ?, ?, ?, ?, ?, nullif(?, ''))
            on conflict (subject) where open do update set
              campaign = case
                when cases.campaign = excluded.campaign then cases.campaign
                when not ? and exists (select 1 from campaigns place
                    where place.subject = cases.campaign and place.of_place)
                  then excluded.campaign end,
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
            isDecided,
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
   * Closes a case that only asked about outcomes, once none of them waits for an answer. What was
   * never held or refused closes none: a case may be open again since its decision was undone.
   */
  void closeAnswered(Outcome outcome) {
    jdbc.sql(
            """
            update cases k set open = false,
              closed_why = 'nothing about it is held back or refused any more'
            where open and subject = :subject and verdict_id is null and folded_into is null
              and opened_by is null and changed_at <= :at
              and exists (select 1 from outcomes w
                where w.measure_id = :measure and w.status in ('HELD', 'REFUSED'))
              and not exists (select 1 from outcomes o where o.subject = k.subject and o.current
                and (o.status = 'HELD' or o.status in ('REFUSED', 'RETRYING')
                  and o.kind in ('PUBLISH', 'RETRACT')))\
            """)
        .param("measure", StoredText.of(outcome.measureId()))
        .param("subject", StoredText.of(outcome.subject().key()))
        .param("at", Timestamp.from(outcome.at()))
        .update();
  }
}
