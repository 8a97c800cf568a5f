package dev.forseti.reputation;

import dev.forseti.model.Decision;
import dev.forseti.model.EventId;
import dev.forseti.model.Mode;
import dev.forseti.model.RuleId;
import dev.forseti.model.Signal;
import dev.forseti.model.Standing;
import dev.forseti.model.Subject;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * All that is kept of a subject to know its reputation at any later moment. Signals of one event in
 * any order give the same reputation.
 *
 * @param subject whom it is about
 * @param shift nats added to the prior of a user, from the server's own reputation ({@link
 *     ServerPrior})
 * @param events how many own events it had
 * @param asOf the newest time seen, and later than any verdict; it never goes back
 * @param standing what followed last
 * @param mode how far what followed last may be acted on; OBSERVE with the standing NONE
 * @param evidence one for each rule that fired, by rule
 * @param decision the id of the moderator's decision that holds; empty for none
 */
public record TrackedReputation(
    Subject subject,
    double shift,
    long events,
    Instant asOf,
    Standing standing,
    Mode mode,
    List<Evidence> evidence,
    String decision) {
  /** Stands for a moderator's decision among the contributions. */
  public static final RuleId DECISION = new RuleId("moderator-decision");

  /** What a decision weighs: more than all rules together, as groups are capped. */
  static final double DECISION_NATS = 25;

  /** Evidence that weighs less than this is forgotten. */
  private static final double FORGOTTEN = .02;

  public TrackedReputation {
    evidence = List.copyOf(evidence);
  }

  /** A subject of which nothing is known but its prior. */
  public static TrackedReputation unknown(Subject subject, double shift, Instant at) {
    return new TrackedReputation(subject, shift, 0, at, Standing.NONE, Mode.OBSERVE, List.of(), "");
  }

  /** After one more own event of the subject, before the signals that the event causes. */
  public TrackedReputation withEvent(Instant at) {
    return new TrackedReputation(
        subject, shift, events + 1, later(at), standing, mode, evidence, decision);
  }

  /** After a signal about the subject. */
  public TrackedReputation with(Signal signal, ReputationRules rules) {
    Instant now = later(signal.at());
    Optional<Evidence> before = of(signal.rule());
    double kept =
        switch (signal.repeat()) {
          case ONCE -> 0;
          case ADD -> before.map(e -> e.natsAt(now, events, rules)).orElse(0.0);
        };
    var after =
        new Evidence(
            signal.rule(),
            signal.group(),
            kept + signal.weight(),
            false,
            before.map(Evidence::firings).orElse(0) + 1,
            now,
            events,
            signal.eventId(),
            signal.harm(),
            signal.mode(),
            signal.because(),
            signal.publicReason(),
            null);
    return with(after, now, rules, decision);
  }

  /**
   * After a moderator's decision. It weighs {@value #DECISION_NATS} nats until it expires and does
   * not decay; an undo takes it away when it is the one that holds. It is no evidence for itself:
   * what may be acted on without a moderator is what rules alone say. {@code WATCH} says nothing
   * either way: what was automatic is forgotten.
   */
  public TrackedReputation with(Decision said, EventId event, ReputationRules rules) {
    Instant now = later(said.at());
    return switch (said.kind()) {
      case LIST -> with(word(said, DECISION_NATS, event, now), now, rules, said.id());
      case CLEAR -> with(word(said, -DECISION_NATS, event, now), now, rules, said.id());
      case WATCH ->
          new TrackedReputation(subject, shift, events, now, standing, mode, List.of(), said.id());
      case UNDO ->
          decision.equals(said.undoes())
              ? new TrackedReputation(
                  subject, shift, events, now, standing, mode, without(DECISION, now, rules), "")
              : this;
    };
  }

  /**
   * The same with another standing, and how far that may be acted on. What follows is at least a
   * millisecond later: of all that is told of a subject, the last is also the latest.
   */
  public TrackedReputation withStanding(Standing other, Mode allowed) {
    return new TrackedReputation(
        subject, shift, events, asOf.plusMillis(1), other, allowed, evidence, decision);
  }

  /** Whether nothing is left that a fresh subject would not have, so that it may be forgotten. */
  public boolean isForgotten(Instant at, ReputationRules rules) {
    boolean holds = !decision.isEmpty();
    for (Evidence e : evidence) {
      if (Math.abs(e.natsAt(at, events, rules)) >= FORGOTTEN) {
        return false;
      }
      holds &= e.until() == null || at.isBefore(e.until());
    }
    return !holds;
  }

  private Evidence word(Decision said, double nats, EventId event, Instant now) {
    return new Evidence(
        DECISION,
        "",
        nats,
        true,
        1,
        now,
        events,
        event,
        said.harm(),
        Mode.SUGGEST, // it is acted on as a decision, and is no rule that may act
        said.reason(),
        "",
        said.expiresAt());
  }

  private TrackedReputation with(
      Evidence added, Instant now, ReputationRules rules, String decidedBy) {
    List<Evidence> all = without(added.rule(), now, rules);
    all.add(added);
    all.sort(java.util.Comparator.comparing(Evidence::rule));
    return new TrackedReputation(subject, shift, events, now, standing, mode, all, decidedBy);
  }

  private List<Evidence> without(RuleId rule, Instant now, ReputationRules rules) {
    List<Evidence> others = new ArrayList<>(evidence.size() + 1);
    for (Evidence e : evidence) {
      if (!e.rule().equals(rule) && Math.abs(e.natsAt(now, events, rules)) >= FORGOTTEN) {
        others.add(e);
      }
    }
    return others;
  }

  private Optional<Evidence> of(RuleId rule) {
    return evidence.stream().filter(e -> e.rule().equals(rule)).findAny();
  }

  private Instant later(Instant at) {
    return at.isAfter(asOf) ? at : asOf;
  }
}
