package dev.forseti.reputation;

import static dev.forseti.reputation.TestSignals.AT;
import static dev.forseti.reputation.TestSignals.EVE;
import static dev.forseti.reputation.TestSignals.inMode;
import static dev.forseti.reputation.TestSignals.signal;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;
import static org.assertj.core.api.Assertions.within;

import dev.forseti.model.EventId;
import dev.forseti.model.EvidenceGroups;
import dev.forseti.model.Mode;
import dev.forseti.model.RuleId;
import dev.forseti.model.Standing;
import java.util.Map;
import java.util.stream.LongStream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** What is told of a standing is what led to it. */
class VerdictArithmeticTest {
  private static final ReputationRules RULES =
      ReputationRules.of(1 / 2000.0, EvidenceGroups.byHand(Map.of("links", 3.0)));

  static LongStream seeds() {
    return LongStream.range(0, 300);
  }

  @ParameterizedTest
  @MethodSource("seeds")
  void thePartsAddUpToTheReputationAndItsStanding(long seed) {
    TrackedReputation known = null;
    int number = 0;
    for (RandomHistory.Step each : RandomHistory.of(seed)) {
      Verdicts.Step step = after(known, each, number++);
      known = step == null ? null : step.tracked();
      if (step != null) {
        addsUp(VerdictArithmetic.of(step.tracked(), step.reputation().asOf(), RULES), step);
      }
    }
  }

  private static Verdicts.@Nullable Step after(
      @Nullable TrackedReputation known, RandomHistory.Step each, int number) {
    if (each.decision() != null) {
      return ReputationTracker.apply(known, each.decision(), RULES);
    }
    var event =
        new ReputationTracker.Occurrence(
            new EventId("$" + number),
            TestSignals.ROOM,
            each.at(),
            EVE,
            each.own(),
            false,
            each.signals());
    return ReputationTracker.apply(known, event, () -> .7, RULES);
  }

  private static void addsUp(VerdictArithmetic told, Verdicts.Step step) {
    double logOdds = told.prior() + told.shift();
    double decisive = logOdds;
    double inGroup = 0;
    for (VerdictArithmetic.Part part : told.parts()) {
      logOdds += part.counted();
      decisive += part.decisive();
      inGroup += part.evidence().group().equals("links") ? part.counted() : 0;
      assertThat(Math.abs(part.counted())).isLessThanOrEqualTo(Math.abs(part.decayed()) + 1e-12);
      assertThat(Math.abs(part.decisive())).isLessThanOrEqualTo(Math.abs(part.counted()) + 1e-12);
    }
    assertThat(Math.abs(inGroup)).isLessThanOrEqualTo(3 + 1e-9);
    assertThat(told.logOdds()).isEqualTo(logOdds, within(1e-9));
    assertThat(told.decisive()).isEqualTo(decisive, within(1e-9));
    assertThat(step.reputation().logOdds()).isEqualTo(told.logOdds());
    assertThat(told.standing()).isEqualTo(step.reputation().standing());
    assertThat(told.mode()).isEqualTo(step.tracked().lastReported().mode());
    if (told.standing() != Standing.NONE) { // once reached, it is kept a little below
      assertThat(told.decisive())
          .isGreaterThanOrEqualTo(
              told.thresholds().of(told.standing()) - told.thresholds().slack());
    }
  }

  @Test
  void tellsWhatOneActClipsAndWhatARuleInModeObserveDoesNotCount() {
    TrackedReputation eve =
        TrackedReputation.unknown(EVE, 0, AT)
            .withOwn(signal("links", 3.5), RULES)
            .withOwn(signal("hurry", 3.5), RULES)
            .withOwn(inMode(signal("seen", 5), Mode.OBSERVE), RULES);

    VerdictArithmetic told = VerdictArithmetic.of(eve, AT, RULES);

    assertThat(told.parts())
        .extracting(part -> part.evidence().rule().value(), VerdictArithmetic.Part::counted)
        .containsExactly(tuple("hurry", 3.5), tuple("links", 3.5), tuple("seen", 0.0));
    assertThat(told.logOdds()).isEqualTo(3, within(1e-9));
    assertThat(told.decisive()).isEqualTo(told.prior() + told.mostOfOneAct(), within(1e-9));
    assertThat(told.standing()).isEqualTo(Standing.WATCH);
  }

  @Test
  void tellsWhatWouldFollowWithoutARule() {
    TrackedReputation eve =
        TrackedReputation.unknown(EVE, 0, AT)
            .withOwn(signal("sure", 8), RULES)
            .withOwn(inMode(signal("asks", 8), Mode.SUGGEST), RULES)
            .with(signal("told", 2.5), RULES);

    assertThat(Judgement.without(new RuleId("other"), eve, AT, RULES)).isEqualTo(Standing.ACT);
    assertThat(Judgement.without(new RuleId("asks"), eve, AT, RULES)).isEqualTo(Standing.ACT);
    assertThat(Judgement.without(new RuleId("sure"), eve, AT, RULES))
        .as("the others may only suggest")
        .isEqualTo(Standing.REVIEW);
  }
}
