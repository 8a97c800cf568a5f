package dev.forseti.reputation;

import static dev.forseti.reputation.TestSignals.AT;
import static dev.forseti.reputation.TestSignals.EVE;
import static dev.forseti.reputation.TestSignals.EVENT;
import static dev.forseti.reputation.TestSignals.ROOM;
import static dev.forseti.reputation.TestSignals.inMode;
import static dev.forseti.reputation.TestSignals.inPublic;
import static dev.forseti.reputation.TestSignals.repeating;
import static dev.forseti.reputation.TestSignals.signal;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import dev.forseti.model.Decision;
import dev.forseti.model.EventId;
import dev.forseti.model.Harm;
import dev.forseti.model.Mode;
import dev.forseti.model.Signal;
import dev.forseti.model.Standing;
import dev.forseti.model.Verdict;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.Test;

class ReputationTest {
  private static final ReputationRules RULES = ReputationRules.of(1 / 2000.0, Map.of("links", 3.0));
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

  @Test
  void firingAgainRefreshesOrAdds() {
    TrackedReputation once = FRESH.with(signal("a", 2), RULES).with(signal("a", 2), RULES);
    Signal adding = repeating(signal("a", 2));
    TrackedReputation twice = FRESH.with(adding, RULES).with(adding, RULES);

    assertThat(Judgement.of(once, AT, RULES).logOdds()).isEqualTo(RULES.prior() + 2, within(1e-9));
    assertThat(Judgement.of(twice, AT, RULES).logOdds()).isEqualTo(RULES.prior() + 4, within(1e-9));
  }

  @Test
  void suspicionNeverGrowsWithTimeOrEventsAlone() {
    TrackedReputation tracked = FRESH.with(signal("a", 5), RULES);
    double before = Judgement.of(tracked, AT, RULES).logOdds();

    double later = Judgement.of(tracked, AT.plus(Duration.ofDays(14)), RULES).logOdds();
    double busier = Judgement.of(tracked.withEvent(AT), AT, RULES).logOdds();

    assertThat(later).isEqualTo(RULES.prior() + 2.5, within(1e-9));
    assertThat(busier).isLessThan(before);
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
  void tellsAChangeOfStandingOnce() {
    Verdicts.Step first = Verdicts.judge(FRESH.with(signal("a", 9), RULES), EVENT, ROOM, RULES);
    Verdicts.Step second = Verdicts.judge(first.tracked(), EVENT, ROOM, RULES);

    Verdict verdict = first.change().orElseThrow();
    assertThat(verdict.standing()).isEqualTo(Standing.ACT);
    assertThat(verdict.reason()).isEqualTo("because a");
    assertThat(verdict.evidence()).containsExactly(EVENT);
    assertThat(second.change()).isEmpty();
  }

  @Test
  void ofTwoVerdictsOfOneInstantTheLastIsTheLatest() {
    Verdicts.Step first = Verdicts.judge(FRESH.with(signal("a", 4), RULES), EVENT, ROOM, RULES);
    Verdicts.Step second =
        Verdicts.judge(first.tracked().with(signal("b", 6), RULES), EVENT, ROOM, RULES);

    assertThat(second.change().orElseThrow().at()).isAfter(first.change().orElseThrow().at());
  }

  @Test
  void goesNoFurtherThanItsRulesMay() {
    Signal suggesting = inMode(signal("a", 9), Mode.SUGGEST);
    Signal acting = inMode(signal("b", 9), Mode.ACT);

    assertThat(verdict(FRESH.with(suggesting, RULES)).mode()).isEqualTo(Mode.SUGGEST);
    assertThat(verdict(FRESH.with(suggesting, RULES).with(acting, RULES)).mode())
        .isEqualTo(Mode.ACT);
  }

  @Test
  void aRuleThatOnlyObservesIsShownAndCountsNothing() {
    Signal observing = inMode(signal("c", 9), Mode.OBSERVE);

    Verdicts.Step step = Verdicts.judge(FRESH.with(observing, RULES), EVENT, ROOM, RULES);

    assertThat(step.change()).isEmpty();
    assertThat(step.reputation().logOdds()).isEqualTo(RULES.prior(), within(1e-9));
    var shown = step.reputation().contributions().getFirst();
    assertThat(shown.nats()).isEqualTo(9, within(1e-9));
    assertThat(shown.counted()).isZero();
  }

  @Test
  void tellsOnceMoreWhenStrongerRulesReachTheSameStanding() {
    Signal suggesting = inMode(signal("a", 9), Mode.SUGGEST);
    Verdicts.Step first = Verdicts.judge(FRESH.with(suggesting, RULES), EVENT, ROOM, RULES);
    double needed = RULES.thresholds().actAt() - RULES.prior();
    Signal nearly = inMode(signal("b", needed - .01), Mode.ACT);
    Signal enough = inMode(signal("b", needed + .01), Mode.ACT);

    assertThat(Verdicts.judge(first.tracked().with(nearly, RULES), EVENT, ROOM, RULES).change())
        .isEmpty();
    Verdicts.Step second = Verdicts.judge(first.tracked().with(enough, RULES), EVENT, ROOM, RULES);
    Verdict stronger = second.change().orElseThrow();
    assertThat(stronger.before()).isEqualTo(Standing.ACT);
    assertThat(stronger.standing()).isEqualTo(Standing.ACT);
    assertThat(stronger.mode()).isEqualTo(Mode.ACT);
    assertThat(Verdicts.judge(second.tracked(), EVENT, ROOM, RULES).change()).isEmpty();
  }

  @Test
  void aVerdictSaysInPublicOnlyWhatIsMeantForIt() {
    Signal quiet = signal("a", 4);
    Signal open = inPublic(signal("b", 5), "advertises");

    Verdict both = verdict(FRESH.with(quiet, RULES).with(open, RULES));
    assertThat(both.reason()).isEqualTo("because b; because a");
    assertThat(both.publicReason()).isEqualTo("advertises");
    assertThat(verdict(FRESH.with(signal("a", 9), RULES)).publicReason()).isEmpty();
  }

  @Test
  void aModeDoesNotShrinkWhileTheStandingStays() {
    Verdicts.Step acted = Verdicts.judge(FRESH.with(signal("a", 8), RULES), EVENT, ROOM, RULES);
    TrackedReputation weaker =
        acted
            .tracked()
            .with(inMode(signal("a", .1), Mode.ACT), RULES)
            .with(inMode(signal("b", 9), Mode.SUGGEST), RULES);

    assertThat(Verdicts.judge(weaker, EVENT, ROOM, RULES).change()).isEmpty();
  }

  @Test
  void aModeratorsWordOutweighsTheRulesUntilItIsUndone() {
    TrackedReputation flagged = FRESH.with(signal("a", 9), RULES);
    TrackedReputation cleared = flagged.with(decision("d1", Decision.Kind.CLEAR, null), EVENT);
    TrackedReputation undone = cleared.with(decision("d2", Decision.Kind.UNDO, "d1"), EVENT);

    assertThat(judged(cleared).standing()).isEqualTo(Standing.NONE);
    assertThat(judged(undone).standing()).isEqualTo(Standing.ACT);
    assertThat(judged(FRESH.with(decision("d3", Decision.Kind.LIST, null), EVENT)).standing())
        .isEqualTo(Standing.ACT);
  }

  @Test
  void aDecisionWeighsExactlyAsLongAsItHolds() {
    for (Decision.Kind kind : List.of(Decision.Kind.LIST, Decision.Kind.CLEAR)) {
      TrackedReputation flagged = FRESH.with(signal("a", 3), RULES);
      Instant end = flagged.asOf().plus(Duration.ofDays(1));
      TrackedReputation decided = flagged.with(until(decision("d1", kind, null), end), EVENT);

      double at = Judgement.of(decided, end.minusMillis(1), RULES).logOdds();
      double without = Judgement.of(flagged, end.minusMillis(1), RULES).logOdds();
      assertThat(Math.abs(at - without)).isGreaterThan(20);
      assertThat(Judgement.of(decided, end, RULES).logOdds())
          .isEqualTo(Judgement.of(flagged, end, RULES).logOdds());
      assertThat(FRESH.with(until(decision("d1", kind, null), end), EVENT))
          .satisfies(it -> assertThat(it.isForgotten(end.minusMillis(1), RULES)).isFalse())
          .satisfies(it -> assertThat(it.isForgotten(end, RULES)).isTrue());
    }
  }

  @Test
  void aDecisionIsNoEvidenceForActingWithoutIt() {
    TrackedReputation suggested = FRESH.with(inMode(signal("a", 9), Mode.SUGGEST), RULES);
    for (TrackedReputation before : List.of(FRESH, suggested)) {
      Verdicts.Step first = Verdicts.judge(before, EVENT, ROOM, RULES);
      TrackedReputation listed =
          first.tracked().with(decision("d1", Decision.Kind.LIST, null), EVENT);

      Published told = Verdicts.judge(listed, EVENT, ROOM, RULES).tracked().published();
      assertThat(told.standing()).isEqualTo(Standing.ACT);
      assertThat(told.mode()).isEqualTo(Mode.SUGGEST);
    }
  }

  private static Decision until(Decision decision, Instant end) {
    return new Decision(
        decision.id(),
        decision.subject(),
        decision.kind(),
        decision.moderator(),
        decision.reason(),
        decision.harm(),
        decision.at(),
        end,
        decision.undoes());
  }

  @Test
  void ofManyEventsAVerdictNamesTheNewest() {
    TrackedReputation tracked = FRESH;
    for (int i = 0; i < 25; i++) {
      tracked = tracked.with(at(signal("r" + i, 1), i), RULES);
    }

    List<EventId> named =
        Verdicts.judge(tracked, EVENT, ROOM, RULES).change().orElseThrow().evidence();

    assertThat(named).hasSize(20);
    assertThat(named.getFirst()).isEqualTo(new EventId("$e5"));
    assertThat(named.getLast()).isEqualTo(new EventId("$e24"));
  }

  private static Signal at(Signal signal, int second) {
    return new Signal(
        signal.id(),
        signal.rule(),
        signal.packVersion(),
        signal.subject(),
        new EventId("$e" + second),
        signal.roomId(),
        signal.at().plusSeconds(second),
        signal.weight(),
        signal.group(),
        signal.repeat(),
        signal.harm(),
        signal.mode(),
        signal.because(),
        signal.publicReason(),
        signal.owner(),
        signal.values());
  }

  @Test
  void anUndoOfAnotherDecisionChangesNothing() {
    TrackedReputation listed = FRESH.with(decision("d1", Decision.Kind.LIST, null), EVENT);

    assertThat(listed.with(decision("d2", Decision.Kind.UNDO, "d0"), EVENT)).isEqualTo(listed);
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

  private static Verdict verdict(TrackedReputation tracked) {
    return Verdicts.judge(tracked, EVENT, ROOM, RULES).change().orElseThrow();
  }

  private static TrackedReputation all(List<Signal> signals) {
    TrackedReputation tracked = FRESH;
    for (Signal signal : signals) {
      tracked = tracked.with(signal, RULES);
    }
    return tracked;
  }

  private static Decision decision(
      String id, Decision.Kind kind, @org.jspecify.annotations.Nullable String undoes) {
    return new Decision(id, EVE, kind, "admin", "said so", Harm.SPAM, AT, null, undoes);
  }
}
