package dev.forseti.policy.state;

import dev.forseti.model.Contribution;
import dev.forseti.model.Measure;
import dev.forseti.model.Mode;
import dev.forseti.model.Outcome;
import dev.forseti.model.RuleId;
import dev.forseti.model.Standing;
import dev.forseti.model.Subject;
import dev.forseti.model.Verdict;
import dev.forseti.policy.brakes.Brakes;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/** Tells the brakes what they count: after a start from the state, later verdict by verdict. */
public final class BrakeFeeder {
  private BrakeFeeder() {}

  /**
   * Counts again what was done within the last day, and which rules hit whom, in its order. What is
   * stamped later than now was so by a clock that was set back since: it counts as of now.
   */
  public static void restore(PolicyState state, Brakes brakes, Instant now) {
    Instant day = now.minus(Duration.ofDays(1));
    state.outcomes().done().stream()
        .filter(outcome -> outcome.at().isAfter(day))
        .sorted(Comparator.comparing(Outcome::at))
        .forEach(outcome -> add(outcome, state, brakes, earlier(outcome.at(), now)));
    List<Hit> hits = new ArrayList<>();
    for (Subject subject : state.subjects()) {
      state.history(subject).verdicts().stream()
          .findFirst()
          .filter(each -> each.standing() == Standing.ACT && each.mode() == Mode.ACT)
          .filter(each -> each.at().isAfter(day))
          .ifPresent(
              each -> each.rule().ifPresent(rule -> hits.add(new Hit(rule, subject, each.at()))));
    }
    hits.sort(Comparator.comparing(Hit::at));
    hits.forEach(hit -> brakes.hit(hit.rule(), hit.subject(), earlier(hit.at(), now)));
  }

  /** A rule led to a verdict. */
  private record Hit(RuleId rule, Subject subject, Instant at) {}

  private static Instant earlier(Instant one, Instant other) {
    return one.isBefore(other) ? one : other;
  }

  /**
   * Counts an entry that was published or retracted, just now or before the start. Not a retraction
   * that a moderator decided, or that came with the end of the entry's time.
   */
  public static void add(Outcome done, PolicyState state, Brakes brakes, Instant now) {
    boolean automatic = !state.isDecision(done.cause());
    if (done.kind() == Measure.Kind.PUBLISH) {
      brakes.published(automatic, now);
    } else if (done.kind() == Measure.Kind.RETRACT
        && automatic
        && !done.detail().equals(OutcomeRecorder.EXPIRED)) {
      brakes.retracted(now);
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
