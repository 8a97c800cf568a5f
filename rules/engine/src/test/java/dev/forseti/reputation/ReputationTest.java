package dev.forseti.reputation;

import static dev.forseti.reputation.TestSignals.AT;
import static dev.forseti.reputation.TestSignals.EVE;
import static dev.forseti.reputation.TestSignals.repeating;
import static dev.forseti.reputation.TestSignals.signal;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import dev.forseti.model.EvidenceGroups;
import dev.forseti.model.Signal;
import dev.forseti.model.Standing;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import org.junit.jupiter.api.Test;

/** What signals add up to, and which standing follows. */
class ReputationTest {
  private static final ReputationRules RULES =
      ReputationRules.of(1 / 2000.0, EvidenceGroups.byHand(Map.of("links", 3.0)));
  private static final TrackedReputation FRESH = TrackedReputation.unknown(EVE, 0, AT);

  @Test
  void actsOnceTheEvidenceIsWhatWaldAsksFor() {
    double needed = Math.log(.95 * 2000);

    assertThat(judged(FRESH.with(signal("a", needed - .01), RULES)).standing())
        .isEqualTo(Standing.REVIEW);
    assertThat(judged(FRESH.with(signal("a", needed + .01), RULES)).standing())
        .isEqualTo(Standing.ACT);
  }

  @Test
  void signalsOfOneEventGiveTheSameInAnyOrder() {
    for (int seed = 0; seed < 100; seed++) {
      var chance = new Random(seed);
      List<Signal> signals = new ArrayList<>();
      for (int i = 0; i < 6; i++) {
        signals.add(signal("r" + i, chance.nextGaussian() * 3));
      }
      TrackedReputation one = all(signals);
      Collections.shuffle(signals, chance);

      assertThat(all(signals)).as("seed %d", seed).isEqualTo(one);
    }
  }

  @Test
  void aGroupCountsUpToItsCap() {
    TrackedReputation tracked =
        FRESH.with(signal("a", 2, "links"), RULES).with(signal("b", 4, "links"), RULES);

    var reputation = Judgement.of(tracked, AT, RULES);

    assertThat(reputation.logOdds()).isEqualTo(RULES.prior() + 3, within(1e-9));
    assertThat(reputation.contributions().getFirst().nats()).isEqualTo(4, within(1e-9));
    assertThat(reputation.contributions().getFirst().counted()).isEqualTo(2, within(1e-9));
  }

  /** Of what both see the greater counts, and a little of the lesser. */
  @Test
  void modelsAndRulesByHandDoNotAddUp() {
    var rules =
        ReputationRules.of(
            1 / 2000.0,
            new EvidenceGroups(Map.of("model", 5.0, "words", 5.0), Set.of("model", "words")));
    Signal byHand = signal("hand", 2, "links");
    Signal model = signal("model", 3, "model");
    Signal words = signal("words", 1, "words");
    Signal good = signal("good", -1, "model");

    assertThat(logOdds(rules, byHand)).isEqualTo(rules.prior() + 2, within(1e-9));
    assertThat(logOdds(rules, model, words)).isEqualTo(rules.prior() + 4, within(1e-9));
    assertThat(logOdds(rules, byHand, model)).isEqualTo(rules.prior() + 3 + .6, within(1e-9));
    assertThat(logOdds(rules, byHand, words)).isEqualTo(rules.prior() + 2 + .3, within(1e-9));
    assertThat(logOdds(rules, byHand, good)).isEqualTo(rules.prior() + 2 - 1, within(1e-9));
  }

  @Test
  void moreAgainstSomebodyNeverCountsLess() {
    var rules =
        ReputationRules.of(1 / 2000.0, new EvidenceGroups(Map.of("model", 4.0), Set.of("model")));
    for (double byHand = 0; byHand < 6; byHand += .5) {
      double before = Double.NEGATIVE_INFINITY;
      for (double model = 0; model < 6; model += .25) {
        double now =
            logOdds(rules, signal("hand", byHand, "links"), signal("model", model, "model"));
        assertThat(now).isGreaterThanOrEqualTo(before - 1e-9);
        before = now;
      }
    }
  }

  private static double logOdds(ReputationRules rules, Signal... signals) {
    TrackedReputation tracked = FRESH;
    for (Signal signal : signals) {
      tracked = tracked.with(signal, rules);
    }
    return Judgement.of(tracked, AT, rules).logOdds();
  }

  @Test
  void firingAgainRefreshesOrAdds() {
    TrackedReputation once = FRESH.with(signal("a", 2), RULES).with(signal("a", 2), RULES);
    Signal adding = repeating(signal("a", 2));
    TrackedReputation twice = FRESH.with(adding, RULES).with(adding, RULES);

    assertThat(Judgement.of(once, AT, RULES).logOdds()).isEqualTo(RULES.prior() + 2, within(1e-9));
    assertThat(Judgement.of(twice, AT, RULES).logOdds()).isEqualTo(RULES.prior() + 4, within(1e-9));
  }

  /** Beyond the cap it would count in full for months, as if it did not decay. */
  @Test
  void whatAddsIsKeptUpToTheCapOfItsGroup() {
    for (double weight : List.of(-.8, .8)) {
      TrackedReputation tracked = FRESH;
      for (int i = 0; i < 1_000; i++) {
        tracked = tracked.with(repeating(signal("a", weight, "links")), RULES);
      }

      double now = Judgement.of(tracked, AT, RULES).logOdds();
      double later = Judgement.of(tracked, AT.plus(Duration.ofDays(14)), RULES).logOdds();
      assertThat(now - RULES.prior()).isEqualTo(Math.signum(weight) * 3, within(1e-9));
      assertThat(later - RULES.prior()).isEqualTo(Math.signum(weight) * 1.5, within(1e-9));
    }
  }

  @Test
  void suspicionFadesWithTimeAndNotWithWhatTheSubjectDoes() {
    TrackedReputation tracked = FRESH.with(signal("a", 5), RULES);
    TrackedReputation busy = tracked;
    for (int i = 0; i < 1_000; i++) {
      busy = busy.withEvent(AT);
    }

    double later = Judgement.of(tracked, AT.plus(Duration.ofDays(14)), RULES).logOdds();

    assertThat(later).isEqualTo(RULES.prior() + 2.5, within(1e-9));
    assertThat(Judgement.of(busy, AT, RULES).logOdds()).isEqualTo(RULES.prior() + 5, within(1e-9));
  }

  @Test
  void nobodyForgivesThemselvesAndOthersMay() {
    TrackedReputation watched = stepped(FRESH.with(signal("a", 5), RULES));

    assertThat(watched.standing()).isEqualTo(Standing.REVIEW);
    assertThat(watched.withOwn(signal("good", -3), RULES).evidence()).hasSize(1);
    assertThat(stepped(watched.with(signal("answered", -4), RULES)).standing())
        .isEqualTo(Standing.NONE);
  }

  /** Where nothing is done to anybody, first impressions are weighed: those who ask, too. */
  @Test
  void whoIsOnlyWatchedIsWeighedByAllThatTheyDo() {
    TrackedReputation watched = stepped(FRESH.with(signal("a", 3), RULES));

    assertThat(watched.standing()).isEqualTo(Standing.WATCH);
    assertThat(stepped(watched.withOwn(signal("good", -2), RULES)).standing())
        .isEqualTo(Standing.NONE);
  }

  @Test
  void whoHasNoStandingIsKnownForTheGoodTheyDo() {
    TrackedReputation good = stepped(FRESH.withOwn(signal("good", -3), RULES));

    TrackedReputation later = stepped(good.withOwn(signal("a", 5), RULES));

    assertThat(later.standing()).isEqualTo(Standing.NONE);
  }

  @Test
  void aRuleThatSeesLessNowTakesNothingBack() {
    TrackedReputation tracked = FRESH.with(signal("a", 4), RULES).withOwn(signal("a", .7), RULES);

    assertThat(Judgement.of(tracked, AT, RULES).logOdds())
        .isEqualTo(RULES.prior() + 4, within(1e-9));
  }

  @Test
  void keepsAStandingUntilTheSlackIsUsedUp() {
    Thresholds thresholds = RULES.thresholds();

    assertThat(thresholds.standing(thresholds.actAt() - .9, Standing.ACT)).isEqualTo(Standing.ACT);
    assertThat(thresholds.standing(thresholds.actAt() - .9, Standing.NONE))
        .isEqualTo(Standing.REVIEW);
    assertThat(thresholds.standing(thresholds.actAt() - 1.1, Standing.ACT))
        .isEqualTo(Standing.REVIEW);
  }

  @Test
  void isForgottenWhenNothingIsLeft() {
    TrackedReputation tracked = FRESH.with(signal("a", 9), RULES);

    assertThat(tracked.isForgotten(AT, RULES)).isFalse();
    assertThat(tracked.isForgotten(AT.plus(Verdicts.keptFor(RULES)), RULES)).isTrue();
  }

  @Test
  void refusesABudgetThatLeavesNoRoomForReview() {
    assertThatThrownBy(() -> Thresholds.of(-4, .1)).hasMessageContaining("budget");
  }

  private static dev.forseti.model.Reputation judged(TrackedReputation tracked) {
    return Judgement.of(tracked, tracked.asOf(), RULES);
  }

  private static TrackedReputation stepped(TrackedReputation tracked) {
    return Verdicts.judge(tracked, TestSignals.EVENT, TestSignals.ROOM, RULES).tracked();
  }

  private static TrackedReputation all(List<Signal> signals) {
    TrackedReputation tracked = FRESH;
    for (Signal signal : signals) {
      tracked = tracked.with(signal, RULES);
    }
    return tracked;
  }
}
