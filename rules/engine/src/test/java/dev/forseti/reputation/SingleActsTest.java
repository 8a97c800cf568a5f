package dev.forseti.reputation;

import static dev.forseti.reputation.TestSignals.AT;
import static dev.forseti.reputation.TestSignals.EVE;
import static dev.forseti.reputation.TestSignals.signal;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.forseti.model.Corroboration;
import dev.forseti.model.EvidenceGroups;
import dev.forseti.model.Signal;
import dev.forseti.model.Standing;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** One act counts once, and what somebody does alone leads to a case at most. */
class SingleActsTest {
  private static final ReputationRules RULES =
      ReputationRules.of(1 / 2000.0, EvidenceGroups.byHand(Map.of("wide", 9.0)));
  private static final double REVIEW = RULES.thresholds().reviewAt() - RULES.prior();
  private static final double ACT = RULES.thresholds().actAt() - RULES.prior();

  private TrackedReputation eve = TrackedReputation.unknown(EVE, 0, AT);

  @Test
  void severalGroupsTogetherMakeNoCaseOfOneAct() {
    own("links", 3.5, "a", 0);
    own("hurry", 3.5, "b", 30);
    own("names", 3, "c", 119);

    assertThat(standing()).isEqualTo(Standing.WATCH);
  }

  @Test
  void aSingleGroupMayMakeACaseOfOneActAndNoMore() {
    own("many", 4, "wide", 0);
    own("many", 4, "wide", 5);
    own("more", 4, "wide", 10);

    assertThat(standing()).isEqualTo(Standing.REVIEW);
    assertThat(nats()).isLessThan(ACT);
  }

  @Test
  void rulesOfOneGroupThatSeeOneEventMakeNoCase() {
    Signal sure = signal("sure", 3.5, "wide");
    Signal too = signal("too", 3.5, "wide");
    eve = eve.withOwn(sure, RULES).withOwn(too, RULES);
    assertThat(standing()).isEqualTo(Standing.WATCH);

    eve = eve.withOwn(sure, RULES);
    assertThat(standing()).as("on another event").isEqualTo(Standing.REVIEW);
  }

  @Test
  void theLogOddsTellAllTheSameSoThatTheLikelierComeFirst() {
    own("links", 3.5, "a", 0);
    own("hurry", 3.5, "b", 30);

    double logOdds = Judgement.of(eve, eve.latest(), SLOW).logOdds();
    assertThat(logOdds - SLOW.prior()).isEqualTo(7, within(1e-6));
  }

  @Test
  void twoActsMakeACaseAndNoMore() {
    own("links", 3.5, "a", 0);
    own("hurry", 3.5, "b", 0);
    own("names", 3.5, "c", 200);
    own("calls", 3.5, "d", 200);

    assertThat(standing()).isEqualTo(Standing.REVIEW);
  }

  @Test
  void theSameAgainAtOnceAddsNothingAndTenMinutesLaterItDoes() {
    own("links", 3.5, "a", 0);
    own("hurry", 3.5, "b", 0);
    own("names", 3.5, "c", 0);
    own("links", 3.5, "a", 300);
    own("hurry", 3.5, "b", 300);
    assertThat(standing()).isEqualTo(Standing.REVIEW);

    own("links", 3.5, "a", 700);
    own("hurry", 3.5, "b", 700);
    assertThat(standing()).isEqualTo(Standing.ACT);
  }

  @Test
  void whatOthersDidAsWellBearsOutTheWholeAct() {
    own("links", 3.5, "a", 0);
    own("hurry", 3.5, "b", 0);
    say(signal("copies", 2, "c"), Corroboration.OTHERS, 60);

    assertThat(nats()).isEqualTo(9, within(1e-9));
    assertThat(standing()).isEqualTo(Standing.ACT);
  }

  @ParameterizedTest
  @EnumSource(names = {"CROWD", "REPEATED"})
  void aCrowdAndARepeatBearOutOnlyThatThereIsOne(Corroboration by) {
    own("links", 3.5, "a", 0);
    own("hurry", 3.5, "b", 0);
    say(signal("more", 2, "c"), by, 60);

    assertThat(nats()).isEqualTo(REVIEW - .05 + 2, within(1e-9));
  }

  @Test
  void whatAnothersEventSaysCountsInFull() {
    own("links", 3.5, "a", 0);
    eve = eve.with(signal("told", 4, "b"), RULES);

    assertThat(nats()).isEqualTo(7.5, within(1e-9));
  }

  @Test
  void aCorrectionIsNoSecondAct() {
    own("links", 3.5, "a", 0);
    own("hurry", 3.5, "b", 0);
    for (int i = 1; i < 9; i++) {
      Signal again = at(signal("links", 3.5, "a"), null, 1_000 * i);
      eve = eve.with(again, Cause.CORRECTION, RULES);
    }

    assertThat(standing()).isEqualTo(Standing.WATCH);
  }

  @Test
  void aSingleRuleThatIsAsHeavyAsAnActNeedsActs() {
    own("sure", ACT + .1, "", 0);

    assertThat(standing()).isEqualTo(Standing.ACT);
  }

  @Test
  void manyFiringsThatAddInOneActAreOneAct() {
    for (int i = 0; i < 20; i++) {
      Signal adding = TestSignals.repeating(at(signal("adds", 2, "wide"), null, 0));
      eve = eve.withOwn(adding, RULES);
    }

    assertThat(standing()).isEqualTo(Standing.REVIEW);
  }

  @Test
  void signalsOfOneOwnEventGiveTheSameInAnyOrder() {
    Random chance = new Random(7);
    for (int seed = 0; seed < 50; seed++) {
      List<Signal> signals = new ArrayList<>();
      for (int i = 0; i < 8; i++) {
        signals.add(signal("r" + i, chance.nextGaussian() * 3, i < 4 ? "wide" : ""));
      }
      TrackedReputation before = TrackedReputation.unknown(EVE, 0, AT);
      before = before.withOwn(at(signal("r1", 2, "wide"), null, -60), RULES);
      double one = nats(all(before, signals));
      Collections.shuffle(signals, chance);
      assertThat(nats(all(before, signals))).as("seed %d", seed).isEqualTo(one, within(1e-9));
    }
  }

  private static TrackedReputation all(TrackedReputation before, List<Signal> signals) {
    TrackedReputation after = before;
    for (Signal signal : signals) {
      after = after.withOwn(signal, RULES);
    }
    return after;
  }

  private void own(String rule, double weight, String group, int second) {
    say(signal(rule, weight, group), null, second);
  }

  private void say(Signal signal, @Nullable Corroboration by, int second) {
    eve = eve.withOwn(at(signal, by, second), RULES);
  }

  private double nats() {
    return nats(eve);
  }

  private static double nats(TrackedReputation tracked) {
    return new WeighedEvidence(tracked.evidence(), tracked.latest(), SLOW).decisive();
  }

  /** The same without decay, so that sums are round. */
  private static final ReputationRules SLOW =
      new ReputationRules(
          RULES.prior(), Duration.ofDays(3_650_000), RULES.groups(), RULES.thresholds());

  private Standing standing() {
    return Judgement.of(eve, eve.latest(), RULES).standing();
  }

  private static Signal at(Signal s, @Nullable Corroboration by, int second) {
    Instant at = AT.plusSeconds(second);
    return new Signal(
        s.id(),
        s.rule(),
        s.packVersion(),
        s.subject(),
        s.eventId(),
        s.roomId(),
        at,
        s.weight(),
        s.group(),
        s.repeat(),
        s.harm(),
        s.mode(),
        s.because(),
        s.publicReason(),
        s.owner(),
        s.values(),
        s.campaign(),
        by);
  }
}
