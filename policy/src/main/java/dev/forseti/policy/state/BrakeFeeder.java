package dev.forseti.policy.state;

import dev.forseti.model.Measure;
import dev.forseti.model.Mode;
import dev.forseti.model.Outcome;
import dev.forseti.model.Standing;
import dev.forseti.model.Subject;
import dev.forseti.model.Verdict;
import dev.forseti.policy.brakes.BrakeResult;
import dev.forseti.policy.brakes.Brakes;
import dev.forseti.policy.brakes.CountedWith;
import dev.forseti.policy.brakes.ListQuotas;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** Tells the brakes what they count: after a start from the state, later verdict by verdict. */
public final class BrakeFeeder {
  private BrakeFeeder() {}

  /**
   * Counts again what was done within the last day, and which campaigns had whom, in its order.
   * What is stamped later than now was so by a clock that was set back since: it counts as of now.
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
          .ifPresent(each -> hits.add(new Hit(each.countedWith(), subject, each.at())));
    }
    hits.sort(Comparator.comparing(Hit::at));
    hits.forEach(hit -> brakes.hit(hit.countedWith(), hit.subject(), earlier(hit.at(), now)));
  }

  /**
   * Counts again whom lists of others had banned within the last hour, whose bans they had lifted,
   * and about whom a moderator is asked since, each user once.
   */
  public static void restore(PolicyState state, ListQuotas quotas, Instant now) {
    Instant hour = now.minus(Duration.ofHours(1));
    Set<List<Object>> counted = new HashSet<>();
    for (Outcome done : state.outcomes().done()) {
      if (ListCause.isOne(done.cause())
          && done.at().isAfter(hour)
          && counted.add(List.of(done.kind(), done.subject(), done.cause()))) {
        String list = ListCause.list(done.cause());
        if (done.kind() == Measure.Kind.BAN) {
          quotas.banned(list, earlier(done.at(), now));
        } else if (done.kind() == Measure.Kind.UNBAN) {
          quotas.lifted(list, earlier(done.at(), now));
        }
      }
    }
    for (Outcome asked : state.outcomes().newest()) {
      if (ListCause.isOne(asked.cause())
          && asked.at().isAfter(hour)
          && asked.status() == Outcome.Status.HELD
          && !BrakeResult.isHeldText(asked.detail())
          && counted.add(List.of(asked.subject(), asked.cause()))) {
        quotas.suggested(ListCause.list(asked.cause()), earlier(asked.at(), now));
      }
    }
  }

  /** A verdict wants to act. */
  private record Hit(CountedWith countedWith, Subject subject, Instant at) {}

  private static Instant earlier(Instant one, Instant other) {
    return one.isBefore(other) ? one : other;
  }

  /**
   * Counts an entry that was published or retracted, just now or before the start. Not one that
   * moderators released with its campaign, nor a retraction that a moderator decided, or that came
   * with the end of the entry's time.
   */
  public static void add(Outcome done, PolicyState state, Brakes brakes, Instant now) {
    boolean automatic = !state.isDecision(done.cause());
    if (done.kind() == Measure.Kind.PUBLISH && !OutcomeRecorder.isReleased(done)) {
      brakes.published(automatic ? Optional.of(countedWith(done, state)) : Optional.empty(), now);
    } else if (done.kind() == Measure.Kind.RETRACT
        && automatic
        && !done.detail().equals(OutcomeRecorder.EXPIRED)) {
      brakes.retracted(state.history(done.subject()).countedWith(), now);
    }
  }

  private static CountedWith countedWith(Outcome done, PolicyState state) {
    return state.history(done.subject()).verdicts().stream()
        .filter(verdict -> verdict.id().equals(done.cause()))
        .findFirst()
        .map(VerdictSummary::countedWith)
        .orElseGet(() -> CountedWith.of(null, Optional.empty()));
  }

  /** Counts a verdict that has just come in. */
  public static void add(Verdict verdict, Brakes brakes, Instant now) {
    if (verdict.standing() == Standing.ACT && verdict.mode() == Mode.ACT) {
      brakes.hit(VerdictSummary.countedWith(verdict), verdict.subject(), now);
    }
  }
}
