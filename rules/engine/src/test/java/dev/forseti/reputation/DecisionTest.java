package dev.forseti.reputation;

import static dev.forseti.reputation.TestSignals.AT;
import static dev.forseti.reputation.TestSignals.EVE;
import static dev.forseti.reputation.TestSignals.EVENT;
import static dev.forseti.reputation.TestSignals.ROOM;
import static dev.forseti.reputation.TestSignals.inMode;
import static dev.forseti.reputation.TestSignals.signal;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.forseti.model.Decision;
import dev.forseti.model.EvidenceGroups;
import dev.forseti.model.Harm;
import dev.forseti.model.Mode;
import dev.forseti.model.Standing;
import dev.forseti.model.Strength;
import dev.forseti.model.Verdict;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** What a moderator says, while it holds and after. */
class DecisionTest {
  private static final ReputationRules RULES =
      ReputationRules.of(1 / 2000.0, EvidenceGroups.byHand(Map.of("links", 3.0)));
  private static final TrackedReputation FRESH = TrackedReputation.unknown(EVE, 0, AT);

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

      LastReported told = Verdicts.judge(listed, EVENT, ROOM, RULES).tracked().lastReported();
      assertThat(told.standing()).isEqualTo(Standing.ACT);
      assertThat(told.mode()).isEqualTo(Mode.SUGGEST);
    }
  }

  /** For readers the strongest verdict since the last fall counts, also when the decision ends. */
  @Test
  void whenRulesNoLongerReachWhatADecisionHoldsTheModeIsTakenBackByAFall() {
    TrackedReputation acted =
        Verdicts.judge(FRESH.with(signal("a", 9), RULES), EVENT, ROOM, RULES).tracked();
    TrackedReputation listed = acted.with(decision("d1", Decision.Kind.LIST, null), EVENT);

    var step = Verdicts.judge(listed.with(signal("b", -6), RULES), EVENT, ROOM, RULES);

    assertThat(step.verdicts())
        .extracting(Verdict::strength)
        .containsExactly(Strength.NONE, new Strength(Standing.ACT, Mode.SUGGEST));
    assertThat(step.verdicts().getFirst().isFall()).isTrue();
    assertThat(step.verdicts().getLast().at()).isAfter(step.verdicts().getFirst().at());
  }

  @Test
  void whatRulesSaidIsSuspendedWhileASubjectIsWatched() {
    TrackedReputation flagged =
        Verdicts.judge(FRESH.with(signal("a", 9), RULES), EVENT, ROOM, RULES).tracked();
    TrackedReputation watched = flagged.with(decision("d1", Decision.Kind.WATCH, null), EVENT);
    TrackedReputation since = watched.with(signal("b", 4), RULES);
    TrackedReputation undone = since.with(decision("d2", Decision.Kind.UNDO, "d1"), EVENT);

    assertThat(judged(watched).logOdds()).isEqualTo(RULES.prior());
    assertThat(judged(watched).standing()).isEqualTo(Standing.NONE);
    assertThat(judged(since).logOdds()).isEqualTo(RULES.prior() + 4, within(1e-9));
    assertThat(judged(undone).logOdds()).isEqualTo(RULES.prior() + 13, within(1e-9));
  }

  /** As policy does it: an undo brings back what held before. */
  @Test
  void theDecisionBeforeOneThatIsUndoneHoldsAgain() {
    TrackedReputation flagged = FRESH.with(signal("a", 3), RULES);
    for (Decision.Kind before : List.of(Decision.Kind.LIST, Decision.Kind.WATCH)) {
      TrackedReputation first = flagged.with(decision("d1", before, null), EVENT);
      TrackedReputation second = first.with(decision("d2", Decision.Kind.CLEAR, null), EVENT);
      TrackedReputation meanwhile = second.with(signal("b", 2), RULES);
      TrackedReputation undone = meanwhile.with(decision("d3", Decision.Kind.UNDO, "d2"), EVENT);

      assertThat(judged(meanwhile).standing()).isEqualTo(Standing.NONE);
      assertThat(judged(undone).logOdds())
          .isEqualTo(judged(first.with(signal("b", 2), RULES)).logOdds());
    }
  }

  @Test
  void anUndoOfADecisionThatHoldsNoMoreChangesNothingNow() {
    TrackedReputation first = FRESH.with(decision("d1", Decision.Kind.LIST, null), EVENT);
    TrackedReputation second = first.with(decision("d2", Decision.Kind.CLEAR, null), EVENT);
    TrackedReputation undone = second.with(decision("d3", Decision.Kind.UNDO, "d1"), EVENT);
    TrackedReputation both = undone.with(decision("d4", Decision.Kind.UNDO, "d2"), EVENT);

    assertThat(judged(undone).logOdds()).isEqualTo(judged(second).logOdds());
    assertThat(judged(both).logOdds()).isEqualTo(judged(FRESH).logOdds());
  }

  @Test
  void aStandingThatADecisionCausedMakesNoneEasierToKeep() {
    double review = RULES.thresholds().reviewAt() - RULES.prior();
    TrackedReputation nearly = FRESH.with(inMode(signal("a", review - .5), Mode.SUGGEST), RULES);
    TrackedReputation listed =
        Verdicts.judge(
                nearly.with(decision("d1", Decision.Kind.LIST, null), EVENT), EVENT, ROOM, RULES)
            .tracked();
    Verdicts.Step undone =
        Verdicts.judge(
            listed.with(decision("d2", Decision.Kind.UNDO, "d1"), EVENT), EVENT, ROOM, RULES);

    assertThat(listed.lastReported().standing()).isEqualTo(Standing.ACT);
    assertThat(undone.reputation().standing()).isEqualTo(Standing.WATCH);
  }

  @Test
  void anExpiryBeyondAllTimesIsNoneAndALongReasonIsCut() {
    var said =
        new Decision(
            "d1",
            EVE,
            Decision.Kind.LIST,
            "admin",
            "\uD83D\uDE00".repeat(2_000),
            Harm.SPAM,
            AT,
            Instant.MAX,
            null);

    DecisionInForce held = DecisionInForce.of(said, EVENT);

    assertThat(held.until()).isNull();
    assertThat(held.reason()).isEqualTo("\uD83D\uDE00".repeat(1_000));
  }

  @Test
  void anUndoOfAnotherDecisionChangesNothing() {
    TrackedReputation listed = FRESH.with(decision("d1", Decision.Kind.LIST, null), EVENT);

    TrackedReputation undone = listed.with(decision("d2", Decision.Kind.UNDO, "d0"), EVENT);

    assertThat(undone.decisions().held()).isEqualTo(listed.decisions().held());
  }

  /** The console's outbox may send a record again. */
  @Test
  void aDecisionThatComesAgainChangesNothing() {
    TrackedReputation first = FRESH.with(decision("d1", Decision.Kind.LIST, null), EVENT);
    TrackedReputation watched = first.with(decision("d2", Decision.Kind.WATCH, null), EVENT);
    TrackedReputation since = watched.with(signal("a", 3), RULES);
    TrackedReputation again = since;
    for (int i = 0; i < 20; i++) {
      again = again.with(decision("d2", Decision.Kind.WATCH, null), EVENT);
    }
    TrackedReputation undone = again.with(decision("d3", Decision.Kind.UNDO, "d2"), EVENT);

    assertThat(again).isEqualTo(since);
    assertThat(judged(undone).standing()).isEqualTo(Standing.ACT);
    assertThat(undone.with(decision("d2", Decision.Kind.WATCH, null), EVENT)).isEqualTo(undone);
  }

  @Test
  void aDecisionThatHadEndedDoesNotHoldAgainWhenItsRecordComesAgain() {
    Decision list = decision("d1", Decision.Kind.LIST, null);
    Decision clear = until(decision("d2", Decision.Kind.CLEAR, null), AT.plusSeconds(60));
    Verdicts.Step undone =
        ReputationTracker.apply(
            ReputationTracker.apply(null, list, RULES).tracked(),
            decision("d9", Decision.Kind.UNDO, "d1"),
            RULES);
    TrackedReputation expired =
        FRESH
            .with(list, EVENT)
            .with(clear, EVENT)
            .with(new LastReported(Standing.NONE, Mode.OBSERVE, AT.plusSeconds(60)));

    for (TrackedReputation over : List.of(undone.tracked(), expired)) {
      assertThat(over.isForgotten(AT.plusSeconds(90), RULES)).isFalse();
      assertThat(over.isForgotten(AT.plus(Duration.ofDays(31)), RULES)).isTrue();
      assertThat(ReputationTracker.apply(over, list, RULES).reputation().standing())
          .isEqualTo(Standing.NONE);
    }
  }

  /** As policy does it: the place of a decision is by its age. */
  @Test
  void anOlderDecisionThatComesLaterStandsBehind() {
    Decision list = decision("d1", Decision.Kind.LIST, null);
    Decision clear = decision("d2", Decision.Kind.CLEAR, null);
    Decision undo = decision("d3", Decision.Kind.UNDO, "d2");

    assertThat(FRESH.with(clear, EVENT).with(list, EVENT).decisions())
        .isEqualTo(FRESH.with(list, EVENT).with(clear, EVENT).decisions());
    assertThat(judged(FRESH.with(undo, EVENT).with(list, EVENT).with(clear, EVENT)).standing())
        .isEqualTo(Standing.ACT);
  }

  @Test
  void anUndoOfWhatHadExpiredBringsNothingBack() {
    Decision list = decision("d1", Decision.Kind.LIST, null);
    Decision clear = until(decision("d2", Decision.Kind.CLEAR, null), AT);

    Verdicts.Step undone =
        ReputationTracker.apply(
            FRESH.with(list, EVENT).with(clear, EVENT),
            decision("d3", Decision.Kind.UNDO, "d2"),
            RULES);

    assertThat(undone.reputation().standing()).isEqualTo(Standing.NONE);
  }

  /** One host drops what is forgotten, another keeps it for a while. */
  @Test
  void aDecisionAboutAForgottenSubjectIsOneAboutAnUnknownSubject() {
    TrackedReputation stored =
        TrackedReputation.unknown(EVE, 1, AT.minus(Duration.ofDays(400)))
            .with(signal("a", .01), RULES)
            .withEvent(AT.minus(Duration.ofDays(1)));
    Decision list = decision("d1", Decision.Kind.LIST, null);

    assertThat(stored.isForgotten(AT, RULES)).isTrue();
    assertThat(ReputationTracker.apply(stored, list, RULES))
        .isEqualTo(ReputationTracker.apply(null, list, RULES));
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

  private static dev.forseti.model.Reputation judged(TrackedReputation tracked) {
    return Judgement.of(tracked, tracked.asOf(), RULES);
  }

  private static Decision decision(
      String id, Decision.Kind kind, @org.jspecify.annotations.Nullable String undoes) {
    return new Decision(id, EVE, kind, "admin", "said so", Harm.SPAM, AT, null, undoes);
  }
}
