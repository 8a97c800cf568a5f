package dev.forseti.policy.state;

import dev.forseti.model.Contribution;
import dev.forseti.model.Measure;
import dev.forseti.model.Mode;
import dev.forseti.model.Outcome;
import dev.forseti.model.Standing;
import dev.forseti.model.Verdict;
import dev.forseti.policy.brakes.Brakes;
import java.time.Duration;
import java.time.Instant;

/** Tells the brakes what they count: after a start from the state, later verdict by verdict. */
public final class BrakeFeeder {
  private BrakeFeeder() {}

  /** Counts again what was done within the last day, and which rules hit whom. */
  public static void restore(PolicyState state, Brakes brakes, Instant now) {
    Instant day = now.minus(Duration.ofDays(1));
    for (Outcome outcome : state.outcomes().done()) {
      if (!outcome.at().isAfter(day)) {
        continue;
      }
      add(outcome, state, brakes);
    }
    for (var subject : state.subjects()) {
      state.history(subject).verdicts().stream()
          .findFirst()
          .filter(each -> each.standing() == Standing.ACT && each.mode() == Mode.ACT)
          .filter(each -> each.at().isAfter(day))
          .ifPresent(each -> each.rule().ifPresent(rule -> brakes.hit(rule, subject, each.at())));
    }
  }

  /**
   * Counts an entry that was published or retracted, just now or before the start. Not a retraction
   * that a moderator decided, or that came with the end of the entry's time.
   */
  public static void add(Outcome done, PolicyState state, Brakes brakes) {
    boolean automatic = !state.isDecision(done.cause());
    if (done.kind() == Measure.Kind.PUBLISH) {
      brakes.published(automatic, done.at());
    } else if (done.kind() == Measure.Kind.RETRACT
        && automatic
        && !done.detail().equals(OutcomeRecorder.EXPIRED)) {
      brakes.retracted(done.at());
    }
  }

  /** Counts a verdict that has just come in. */
  public static void add(Verdict verdict, Brakes brakes, Instant now) {
    if (verdict.standing() == Standing.ACT && verdict.mode() == Mode.ACT) {
      verdict.reputation().contributions().stream()
          .findFirst()
          .map(Contribution::rule)
          .ifPresent(rule -> brakes.hit(rule, verdict.subject(), now));
    }
  }
}
