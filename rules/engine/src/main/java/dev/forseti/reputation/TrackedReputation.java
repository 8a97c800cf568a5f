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
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * All that is kept of a subject to know its reputation at any later moment. What rules say and what
 * follows from it is kept as if there had never been a decision; the decision that holds and what
 * others were told stand beside it. So a decision weighs exactly as long as it holds. Signals of
 * one event in any order give the same reputation.
 *
 * @param subject whom it is about
 * @param shift nats added to the prior of a user, from the server's own reputation ({@link
 *     ServerPrior})
 * @param events how many own events it had
 * @param asOf the newest time seen in an event; it never goes back
 * @param standing what followed last from rules alone
 * @param mode how far that may be acted on; OBSERVE with the standing NONE
 * @param evidence one for each rule that fired, by rule
 * @param decisions those that were not undone, the newest first, at most {@value #MOST_DECISIONS};
 *     the newest holds, and when it is undone, the one before it holds again
 * @param published what others were told last
 */
public record TrackedReputation(
    Subject subject,
    double shift,
    long events,
    Instant asOf,
    Standing standing,
    Mode mode,
    List<Evidence> evidence,
    List<HeldDecision> decisions,
    Published published) {
  /** Decisions before those are never come back to. */
  private static final int MOST_DECISIONS = 8;

  public TrackedReputation {
    evidence = List.copyOf(evidence);
    decisions = List.copyOf(decisions);
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
        List.of(),
        Published.nothing(at));
  }

  /** The same decision and what was told, of a subject of which rules say nothing any more. */
  TrackedReputation restarted(double newShift, Instant at) {
    TrackedReputation fresh = unknown(subject, newShift, at);
    return fresh.with(decisions, published.seenAt(at));
  }

  /** After one more own event of the subject, before the signals that the event causes. */
  public TrackedReputation withEvent(Instant at) {
    return new TrackedReputation(
        subject, shift, events + 1, later(at), standing, mode, evidence, decisions, published);
  }

  /** After a signal about the subject. */
  public TrackedReputation with(Signal signal, ReputationRules rules) {
    Instant now = later(signal.at());
    List<HeldDecision> held =
        decisions.stream()
            .map(each -> each.watches(now) ? since(each, signal, now, rules) : each)
            .toList();
    List<Evidence> all = EvidenceList.with(evidence, signal, now, events, rules);
    return new TrackedReputation(subject, shift, events, now, standing, mode, all, held, published);
  }

  private HeldDecision since(
      HeldDecision watch, Signal signal, Instant now, ReputationRules rules) {
    return watch.withSince(EvidenceList.with(watch.since(), signal, now, events, rules));
  }

  /**
   * After a moderator's decision, which takes the place of an earlier one. LIST and CLEAR weigh
   * {@value HeldDecision#NATS} nats; WATCH suspends what rules said until then. An undo takes the
   * decision that it names away, so that the one before it holds again; one that has ended by its
   * expiry took those before it along.
   */
  public TrackedReputation with(Decision said, EventId event) {
    Published seen = published.seenAt(said.at().truncatedTo(ChronoUnit.MILLIS));
    if (said.kind() != Decision.Kind.UNDO) {
      Stream<HeldDecision> all =
          Stream.concat(Stream.of(HeldDecision.of(said, event)), decisions.stream());
      return with(all.limit(MOST_DECISIONS).toList(), seen);
    }
    List<HeldDecision> left =
        decisions.stream().filter(each -> !each.id().equals(said.undoes())).toList();
    return left.size() < decisions.size() ? with(left, seen) : this;
  }

  private TrackedReputation with(List<HeldDecision> held, Published told) {
    return new TrackedReputation(
        subject, shift, events, asOf, standing, mode, evidence, held, told);
  }

  /** The same with another standing by rules alone, and how far that may be acted on. */
  TrackedReputation withStanding(Standing other, Mode allowed) {
    return new TrackedReputation(
        subject, shift, events, asOf, other, allowed, evidence, decisions, published);
  }

  /** The same after others were told; a decision that has ended by then is dropped. */
  TrackedReputation with(Published told) {
    return with(decisionAt(told.latest()) == null ? List.of() : decisions, told);
  }

  /** The same at a moment when nothing was said of the subject. */
  TrackedReputation seenAt(Instant at) {
    return with(decisions, published.seenAt(at));
  }

  /** The newest time seen in an event or a decision, and later than any verdict. */
  public Instant latest() {
    return later(published.latest());
  }

  /** The newest decision that was not undone; null for none. */
  @Nullable HeldDecision decision() {
    return decisions.isEmpty() ? null : decisions.getFirst();
  }

  /** The decision that holds at that moment; null for none. */
  @Nullable HeldDecision decisionAt(Instant at) {
    HeldDecision decision = decision();
    return decision != null && decision.holds(at) ? decision : null;
  }

  /** What counts at that moment. */
  List<Evidence> evidenceAt(Instant at) {
    HeldDecision held = decisionAt(at);
    return held == null ? evidence : held.evidence(evidence);
  }

  /** Whether rules say nothing of it that a fresh subject would not have. */
  public boolean isUnnoticed(Instant at, ReputationRules rules) {
    return standing == Standing.NONE && EvidenceList.isForgotten(evidence, at, events, rules);
  }

  /** Whether it is as a fresh subject in all, so that it may be forgotten. */
  public boolean isForgotten(Instant at, ReputationRules rules) {
    return published.standing() == Standing.NONE
        && decisionAt(at) == null
        && isUnnoticed(at, rules);
  }

  private Instant later(Instant at) {
    return at.isAfter(asOf) ? at : asOf;
  }
}
