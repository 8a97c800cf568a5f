package dev.forseti.reputation;

import static dev.forseti.reputation.TestSignals.AT;
import static dev.forseti.reputation.TestSignals.EVE;
import static dev.forseti.reputation.TestSignals.EVENT;
import static dev.forseti.reputation.TestSignals.ROOM;
import static dev.forseti.reputation.TestSignals.inMode;
import static dev.forseti.reputation.TestSignals.signal;
import static org.assertj.core.api.Assertions.assertThat;

import dev.forseti.model.EvidenceGroups;
import dev.forseti.model.Mode;
import dev.forseti.model.Signal;
import dev.forseti.model.Standing;
import dev.forseti.model.Strength;
import dev.forseti.model.Verdict;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Readers have a verdict, and what is known of its subject is less. */
class TakeBackTest {
  private static final ReputationRules RULES = ReputationRules.of(1 / 2000.0, EvidenceGroups.NONE);
  private static final Verdict TOLD = after(signal("a", 9)).change().orElseThrow();

  @Test
  void ofOneStandingTheModeThatGoesFurtherIsMoreThanKnown() {
    TrackedReputation suggested = after(inMode(signal("a", 9), Mode.SUGGEST)).tracked();

    assertThat(TOLD.strength()).isEqualTo(new Strength(Standing.ACT, Mode.ACT));
    assertThat(ReputationTracker.isMoreThanKnown(TOLD, suggested)).isTrue();
    assertThat(ReputationTracker.isMoreThanKnown(TOLD, after(signal("b", 9)).tracked())).isFalse();
    assertThat(ReputationTracker.isMoreThanKnown(TOLD, null)).isTrue();
  }

  @Test
  void aModeIsTakenBackByAFallAndTheRiseAfterIt() {
    TrackedReputation suggested = after(inMode(signal("a", 9), Mode.SUGGEST)).tracked();

    Verdicts.Step step = ReputationTracker.takeBack(TOLD, suggested, RULES);

    Verdict fall = step.verdicts().getFirst();
    Verdict rise = step.verdicts().getLast();
    assertThat(step.verdicts()).hasSize(2);
    assertThat(fall.isFall()).isTrue();
    assertThat(fall.at()).isAfter(TOLD.at());
    assertThat(rise.at()).isAfter(fall.at());
    assertThat(rise.before()).isEqualTo(fall.standing());
    assertThat(rise.strength()).isEqualTo(new Strength(Standing.ACT, Mode.SUGGEST));
    assertThat(step.tracked().latest()).isAfter(rise.at());
    assertThat(ReputationTracker.isMoreThanKnown(rise, step.tracked())).isFalse();
  }

  /** The console adds a verdict once, by its id. */
  @Test
  void whatTakesBackHasAnotherIdThanWhatTheSameEventLedToWhenItWasReadAgain() {
    for (Signal again : List.of(signal("a", 5), inMode(signal("a", 9), Mode.SUGGEST))) {
      Verdicts.Step known = after(again);

      assertThat(ReputationTracker.takeBack(TOLD, known.tracked(), RULES).verdicts())
          .isNotEmpty()
          .extracting(Verdict::id)
          .doesNotContain(known.change().orElseThrow().id(), TOLD.id());
    }
  }

  private static Verdicts.Step after(Signal signal) {
    TrackedReputation tracked = TrackedReputation.unknown(EVE, 0, AT).with(signal, RULES);
    return Verdicts.judge(tracked, EVENT, ROOM, RULES);
  }
}
