package dev.forseti.admin.cases;

import dev.forseti.admin.cases.GroupCases.Cause;
import dev.forseti.model.Harm;
import dev.forseti.model.Outcome;
import dev.forseti.model.Standing;
import dev.forseti.model.Subject;
import dev.forseti.model.Verdict;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** Which verdicts and outcomes open a case or change an open one. */
@Service
public class CaseUpdater {
  private final SubjectLocks locks;
  private final CaseStore cases;
  private final GroupCases groups;
  private final MemberCases members;
  private final CampaignStore campaigns;
  private final SettledQuery settled;

  CaseUpdater(
      SubjectLocks locks,
      CaseStore cases,
      GroupCases groups,
      MemberCases members,
      CampaignStore campaigns,
      SettledQuery settled) {
    this.locks = locks;
    this.cases = cases;
    this.groups = groups;
    this.members = members;
    this.campaigns = campaigns;
    this.settled = settled;
  }

  /**
   * Opens the subject's case or brings it up to date. A verdict that is older than what the case
   * shows changes nothing, nor does a weaker one unless the subject stands better than before: it
   * was read again after a crash. A standing decision that it agrees with opens none, and neither
   * does a verdict that the subject is fine, though an open case then says so. What several did
   * alike is for the case of their campaign.
   */
  @Transactional
  public void onVerdict(Verdict verdict) {
    Subject subject = verdict.subject();
    hold(subject, verdict.campaign());
    if (verdict.standing() == Standing.NONE) {
      cases.ease(verdict);
    } else {
      Subject campaign = campaignOf(verdict);
      if (campaign != null) {
        campaigns.join(campaign, subject, verdict.standing(), verdict.at());
      }
      if (!settled.isSettled(verdict)) {
        open(verdict, campaign);
      }
    }
    groups.memberChanged(subject);
  }

  private @Nullable Subject campaignOf(Verdict verdict) {
    Subject named = verdict.campaign();
    return named == null
        ? campaigns.heldWith(verdict.subject(), verdict.id()).orElse(null)
        : named.equals(verdict.subject()) ? null : named;
  }

  private void open(Verdict verdict, @Nullable Subject campaign) {
    Subject subject = verdict.subject();
    boolean isGroup = campaign != null && isInGroup(verdict, campaign);
    boolean decided = campaign != null && isDecided(campaign, isGroup, verdict.at());
    boolean together = decided || isGroup;
    boolean better = campaign == null && verdict.isFall() && groups.isInOpenGroup(subject);
    if ((!together && !better) || cases.isOpen(subject)) {
      cases.raise(verdict, campaign, decided);
    }
    if (campaign != null && together && !decided) {
      Subject whole = groups.wholeOf(subject, campaign);
      groups.raise(
          new Cause(
              whole,
              verdict.standing(),
              verdict.harm(),
              verdict.reason(),
              verdict.reputation().logOdds(),
              verdict.at()));
      groups.takeIn(subject, whole);
    }
  }

  /**
   * A decision about what many did alike is about who does it later too; one about those of a place
   * only about who was in their group by then.
   */
  private boolean isDecided(Subject campaign, boolean isGroup, Instant at) {
    return campaign.isOfPlace()
        ? isGroup && settled.isDecidedLater(campaign, at)
        : settled.isSettled(campaign, at);
  }

  /** Who stands better than before stays in the group of a place, however few come there by now. */
  private boolean isInGroup(Verdict verdict, Subject campaign) {
    return groups.isGroup(campaign, verdict.standing(), verdict.at())
        || (campaign.isOfPlace() && verdict.isFall() && groups.isInOpenGroup(verdict.subject()));
  }

  /**
   * A brake held a measure back, or the homeserver will not change the list: a moderator is asked,
   * unless the subject's case is open, or that of the campaign that it is held with or belongs to.
   * What is refused in a single room opens none. When it was done after all, or is no longer
   * wanted, and the case asked nothing else, it closes.
   */
  @Transactional
  public void onOutcome(Outcome outcome) {
    hold(outcome.subject(), outcome.campaign());
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
    if (!what.isEmpty()) {
      ask(outcome, what + outcome.detail());
    } else if (outcome.status() != Outcome.Status.RETRYING) {
      cases.closeAnswered(outcome);
    }
    groups.memberChanged(outcome.subject());
  }

  private void ask(Outcome outcome, String why) {
    Subject subject = outcome.subject();
    Subject heldWith = outcome.campaign();
    if (heldWith != null && !heldWith.equals(subject)) {
      campaigns.join(heldWith, subject, Standing.REVIEW, outcome.at());
      members.assign(heldWith, subject, outcome.cause());
    }
    if (settled.isDecidedLater(subject, outcome.at())) {
      return;
    }
    if (heldWith != null && isDecided(heldWith, true, outcome.at())) {
      members.closeSettled(heldWith, subject);
      return;
    }
    Subject campaign =
        heldWith == null && outcome.status() == Outcome.Status.REFUSED
            ? groups.groupOf(subject).orElse(null)
            : heldWith;
    if (campaign != null && groups.isGroup(campaign)) {
      Subject whole = groups.wholeOf(subject, campaign);
      groups.raise(new Cause(whole, Standing.REVIEW, Harm.OTHER, why, 0, outcome.at()));
      groups.takeIn(subject, whole);
    } else {
      cases.ask(outcome, why);
    }
  }

  private void hold(Subject subject, @Nullable Subject campaign) {
    List<Subject> both = Stream.of(subject, campaign).filter(Objects::nonNull).toList();
    locks.hold(both);
  }
}
