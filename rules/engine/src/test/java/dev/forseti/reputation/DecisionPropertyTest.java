package dev.forseti.reputation;

import static org.assertj.core.api.Assertions.assertThat;

import dev.forseti.model.Decision;
import dev.forseti.model.EventId;
import dev.forseti.model.EvidenceGroups;
import dev.forseti.model.Mode;
import dev.forseti.model.Standing;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.LongStream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** A decision weighs exactly as long as it holds, whatever happens meanwhile. */
class DecisionPropertyTest {
  private static final ReputationRules RULES =
      ReputationRules.of(1 / 2000.0, EvidenceGroups.byHand(Map.of("links", 3.0)));

  static LongStream seeds() {
    return LongStream.range(0, 500);
  }

  @ParameterizedTest
  @MethodSource("seeds")
  void whereNoDecisionHoldsAllIsAsIfThereHadNeverBeenOne(long seed) {
    List<RandomHistory.Step> history = RandomHistory.of(seed);
    List<Verdicts.@Nullable Step> decided = play(history, true);
    List<Verdicts.@Nullable Step> undecided = play(history, false);

    for (int i = 0; i < history.size(); i++) {
      Verdicts.Step with = decided.get(i);
      Verdicts.Step without = undecided.get(i);
      boolean isDecided = with != null && with.tracked().decision() != null;
      if (history.get(i).decision() == null && without != null && !isDecided) {
        assertThat(known(with)).as("step %d", i).isEqualTo(known(without));
      }
    }
    assertThat(known(decided.getLast())).as("at the end").isEqualTo(known(undecided.getLast()));
  }

  /**
   * All that is known, but for the ids of decisions that ended, and the millisecond by which a
   * verdict comes after the last one.
   */
  private static List<Object> known(Verdicts.@Nullable Step step) {
    if (step == null || without(step.tracked()).isForgotten(step.tracked().latest(), RULES)) {
      return List.of();
    }
    TrackedReputation tracked = without(step.tracked());
    return List.of(
        step.reputation(),
        tracked.with(new LastReported(Standing.NONE, Mode.OBSERVE, TestSignals.AT)),
        tracked.lastReported().standing(),
        tracked.lastReported().mode());
  }

  private static TrackedReputation without(TrackedReputation decided) {
    return new TrackedReputation(
        decided.subject(),
        decided.shift(),
        decided.events(),
        decided.asOf(),
        decided.standing(),
        decided.mode(),
        decided.evidence(),
        Decisions.NONE,
        decided.lastReported());
  }

  @ParameterizedTest
  @MethodSource("seeds")
  void whatRulesSayGoesOnWhileADecisionHolds(long seed) {
    List<RandomHistory.Step> history = RandomHistory.of(seed);
    List<Verdicts.@Nullable Step> decided = play(history, true);
    List<Verdicts.@Nullable Step> undecided = play(history, false);

    for (int i = 0; i < history.size(); i++) {
      Verdicts.Step with = decided.get(i);
      Verdicts.Step without = undecided.get(i);
      DecisionInForce held = with == null ? null : with.tracked().decision();
      if (with == null || held == null) {
        continue;
      }
      LastReported told = with.tracked().lastReported();
      if (held.kind() == Decision.Kind.LIST) {
        assertThat(told.standing()).as("step %d", i).isEqualTo(Standing.ACT);
        boolean rulesAct =
            without != null
                && without.tracked().standing() == Standing.ACT
                && without.tracked().mode() == Mode.ACT;
        assertThat(told.mode() == Mode.ACT).as("step %d", i).isEqualTo(rulesAct);
      } else if (held.kind() == Decision.Kind.CLEAR || held.since().isEmpty()) {
        assertThat(told.standing()).as("step %d", i).isEqualTo(Standing.NONE);
      }
    }
  }

  /** What is known after each step; of a decision that is left out, what was known before it. */
  private static List<Verdicts.@Nullable Step> play(
      List<RandomHistory.Step> history, boolean withDecisions) {
    List<Verdicts.@Nullable Step> all = new ArrayList<>();
    Verdicts.Step last = null;
    for (RandomHistory.Step step : history) {
      TrackedReputation stored = last == null ? null : last.tracked();
      Decision decision = step.decision();
      if (decision == null) {
        last =
            ReputationTracker.apply(
                stored,
                new ReputationTracker.Occurrence(
                    new EventId("$" + all.size()),
                    TestSignals.ROOM,
                    step.at(),
                    TestSignals.EVE,
                    step.own(),
                    false,
                    step.signals()),
                () -> all.size() % 3 * .25, // differs with the moment of the first notice
                RULES);
      } else if (withDecisions) {
        last = ReputationTracker.apply(stored, decision, RULES);
      }
      all.add(last);
    }
    return all;
  }
}
