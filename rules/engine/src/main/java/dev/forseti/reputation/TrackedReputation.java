package dev.forseti.reputation;

import dev.forseti.model.Decision;
import dev.forseti.model.EventId;
import dev.forseti.model.Mode;
import dev.forseti.model.Signal;
import dev.forseti.model.Standing;
import dev.forseti.model.Subject;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * All that is kept of a subject to compute its reputation at any later moment. The evidence of
 * rules and the standing that follows from it are kept as if there had never been a decision;
 * decisions and what was reported last are kept beside them. So a decision weighs exactly as long
 * as it holds. Signals of one event in any order give the same reputation.
 *
 * @param subject whom it is about
 * @param shift nats added to the prior of a user, from the server's own reputation ({@link
 *     ServerPrior})
 * @param events how many own events it had
 * @param asOf the newest time seen in an event; it never goes back
 * @param standing the last standing that followed from rules alone
 * @param mode how far that standing may be acted on; OBSERVE with the standing NONE
 * @param evidence one for each rule that fired, by rule
 * @param decisions what moderators decided
 * @param lastReported what the last verdict reported
 */
public record TrackedReputation(
    Subject subject,
    double shift,
    long events,
    Instant asOf,
    Standing standing,
    Mode mode,
    List<Evidence> evidence,
    Decisions decisions,
    LastReported lastReported) {
  public TrackedReputation {
    evidence = List.copyOf(evidence);
  }

  /** A subject of which nothing is known but its prior. */
  public static TrackedReputation unknown(Subject subject, double shift, Instant at) {
    return new TrackedReputation(
        subject,
        shift,
        0,
        at,
        Standing.NONE,
        Mode.OBSERVE,
        List.of(),
        Decisions.NONE,
        LastReported.nothing(at));
  }

  /** The same decisions and what was reported, of a subject of which rules say nothing any more. */
  TrackedReputation restarted(double newShift, Instant at) {
    TrackedReputation fresh = unknown(subject, newShift, at);
    return fresh.with(decisions, lastReported.seenAt(at));
  }

  /** After one more own event of the subject, before the signals that the event causes. */
  public TrackedReputation withEvent(Instant at) {
    return new TrackedReputation(
        subject, shift, events + 1, later(at), standing, mode, evidence, decisions, lastReported);
  }

  /** After a signal about the subject that another's event caused. */
  public TrackedReputation with(Signal signal, ReputationRules rules) {
    return with(signal, Cause.ANOTHER, true, true, rules);
  }

  /**
   * After a signal that the subject's own event caused. Nobody forgives themselves: from REVIEW on,
   * what the subject does counts against it or not at all; what it does within the same first act,
   * such as to ask after a pasted log, still counts for a review. Who is only watched is weighed by
   * all that they do.
   */
  public TrackedReputation withOwn(Signal signal, ReputationRules rules) {
    return with(signal, Cause.OWN, rules);
  }

  /** After a signal with that cause. */
  TrackedReputation with(Signal signal, Cause cause, ReputationRules rules) {
    if (cause == Cause.ANOTHER) {
      return with(signal, rules);
    }
    boolean isAgainst = signal.weight() >= 0;
    return with(
        signal,
        cause,
        isAgainst || standing.compareTo(Standing.REVIEW) < 0 || isStillJudged(signal.at()),
        isAgainst || lastReported.standing().compareTo(Standing.REVIEW) < 0,
        rules);
  }

  /**
   * Whether somebody who is up for review is still within the first act that speaks against them.
   */
  private boolean isStillJudged(Instant at) {
    return standing == Standing.REVIEW && EvidenceList.isOfTheFirstAct(evidence, at);
  }

  private TrackedReputation with(
      Signal signal,
      Cause cause,
      boolean countsByRules,
      boolean countsOnWatch,
      ReputationRules rules) {
    Instant now = later(signal.at());
    List<Evidence> all =
        countsByRules ? EvidenceList.with(evidence, signal, now, cause, rules) : evidence;
    Decisions decided =
        countsOnWatch
            ? decisions.each(it -> it.watches(now) ? since(it, signal, now, cause, rules) : it)
            : decisions;
    return new TrackedReputation(
        subject, shift, events, now, standing, mode, all, decided, lastReported);
  }

  private DecisionInForce since(
      DecisionInForce watch, Signal signal, Instant now, Cause cause, ReputationRules rules) {
    return watch.withSince(EvidenceList.with(watch.since(), signal, now, cause, rules));
  }

  /**
   * After a moderator's decision. LIST and CLEAR weigh {@value DecisionInForce#NATS} nats; WATCH
   * suspends the evidence until then. An undo removes the decision that it names, so that the one
   * before it holds again; when the newest expires, those before it end with it. A decision that is
   * known already changes nothing ({@link Decisions}).
   */
  public TrackedReputation with(Decision said, EventId event) {
    return with(
        decisions.with(said, event), lastReported.seenAt(said.at().truncatedTo(ChronoUnit.MILLIS)));
  }

  private TrackedReputation with(Decisions decided, LastReported reported) {
    return new TrackedReputation(
        subject, shift, events, asOf, standing, mode, evidence, decided, reported);
  }

  /** The same with another standing by rules alone, and how far that may be acted on. */
  TrackedReputation withStanding(Standing other, Mode allowed) {
    return new TrackedReputation(
        subject, shift, events, asOf, other, allowed, evidence, decisions, lastReported);
  }

  /** The same after a report; decisions are dropped when the newest has expired by then. */
  TrackedReputation with(LastReported reported) {
    return with(decisions.at(reported.newestSeen()), reported);
  }

  /** The same at a later moment without a verdict about the subject. */
  TrackedReputation seenAt(Instant at) {
    return with(decisions, lastReported.seenAt(at));
  }

  /** The newest time seen in an event or a decision, and later than any verdict. */
  public Instant latest() {
    return later(lastReported.newestSeen());
  }

  /** The newest decision that was not undone; null for none. */
  @Nullable DecisionInForce decision() {
    return decisions.newest();
  }

  /** The decision that holds at that moment; null for none. */
  @Nullable DecisionInForce decisionAt(Instant at) {
    DecisionInForce decision = decision();
    return decision != null && decision.holds(at) ? decision : null;
  }

  /** What counts at that moment. */
  List<Evidence> evidenceAt(Instant at) {
    DecisionInForce inForce = decisionAt(at);
    return inForce == null ? evidence : inForce.evidence(evidence);
  }

  /** Whether, by rules alone, it is like a subject that was never seen. */
  public boolean isUnnoticed(Instant at, ReputationRules rules) {
    return standing == Standing.NONE && EvidenceList.isForgotten(evidence, at, rules);
  }

  /** Whether it is in all like a subject that was never seen, so that it may be forgotten. */
  public boolean isForgotten(Instant at, ReputationRules rules) {
    return lastReported.standing() == Standing.NONE
        && decisions.isOver(at)
        && isUnnoticed(at, rules);
  }

  private Instant later(Instant at) {
    return at.isAfter(asOf) ? at : asOf;
  }
}
