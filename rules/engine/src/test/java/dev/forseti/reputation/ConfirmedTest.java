package dev.forseti.reputation;

import static dev.forseti.reputation.TestSignals.AT;
import static dev.forseti.reputation.TestSignals.EVE;
import static dev.forseti.reputation.TestSignals.EVENT;
import static dev.forseti.reputation.TestSignals.ROOM;
import static dev.forseti.reputation.TestSignals.borneOut;
import static dev.forseti.reputation.TestSignals.inCampaign;
import static dev.forseti.reputation.TestSignals.inMode;
import static dev.forseti.reputation.TestSignals.signal;
import static org.assertj.core.api.Assertions.assertThat;

import dev.forseti.model.Corroboration;
import dev.forseti.model.EvidenceGroups;
import dev.forseti.model.Mode;
import dev.forseti.model.RuleId;
import dev.forseti.model.Signal;
import dev.forseti.model.Standing;
import dev.forseti.model.Subject;
import dev.forseti.model.Verdict;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** A learned model confirms what rules in mode act and other accounts say, and starts nothing. */
class ConfirmedTest {
  private static final ReputationRules RULES =
      ReputationRules.of(
          1 / 2000.0,
          new EvidenceGroups(Map.of("model", 6.0, "words", 6.0), Set.of("model", "words")));
  private static final double WATCH = RULES.thresholds().watchAt() - RULES.prior();
  private static final double REVIEW = RULES.thresholds().reviewAt() - RULES.prior();
  private static final double ACT = RULES.thresholds().actAt() - RULES.prior();

  private static final Signal MODEL = inMode(signal("model", 6, "model"), Mode.SUGGEST);
  private static final Signal WORDS = inMode(signal("words", 3, "words"), Mode.SUGGEST);
  private static final Subject TEXT = Subject.campaign("text.sketch", "1f3a");

  @Test
  void whatOthersDidTooAndAModelConfirmsIsActedOn() {
    Signal copies = copied(signal("copies", REVIEW + 2.1), Corroboration.OTHERS);

    assertThat(verdict(copies).mode()).isEqualTo(Mode.ACT);
    assertThat(verdict(copies).standing()).isEqualTo(Standing.REVIEW);
    assertThat(verdict(copies, MODEL).standing()).isEqualTo(Standing.ACT);
    assertThat(verdict(copies, MODEL).mode()).isEqualTo(Mode.ACT);
  }

  @ParameterizedTest
  @EnumSource(names = {"CROWD", "REPEATED", "ROOMS"})
  void whatNoOtherAccountDidIsNot(Corroboration by) {
    Signal own = copied(signal("own", REVIEW + 2.1), by);

    assertThat(verdict(own, MODEL).standing()).isEqualTo(Standing.ACT);
    assertThat(verdict(own, MODEL).mode()).isEqualTo(Mode.SUGGEST);
  }

  /** What a model has found before lowers no threshold. */
  @Test
  void whoIsBeforeAModeratorForWhatAModelFoundIsNotActedOnForLess() {
    TrackedReputation eve = tracked(MODEL);
    Verdicts.Step first = Verdicts.judge(eve, EVENT, ROOM, RULES);
    Signal copies = copied(signal("copies", WATCH - .3), Corroboration.OTHERS);
    TrackedReputation more = first.tracked().withOwn(WORDS, RULES).withOwn(copies, RULES);
    Verdict second = Verdicts.judge(more, EVENT, ROOM, RULES).change().orElseThrow();

    assertThat(first.change().orElseThrow().standing()).isEqualTo(Standing.REVIEW);
    assertThat(second.standing()).isEqualTo(Standing.ACT);
    assertThat(second.mode()).isEqualTo(Mode.SUGGEST);
  }

  /** That others did what another rule of the same act is about says nothing of this one. */
  @Test
  void whatOnlyAnotherRuleBearsOutIsNot() {
    Signal hurry = borneOut(signal("hurry", REVIEW + 2.1), Corroboration.OTHERS);

    assertThat(verdict(hurry, MODEL).standing()).isEqualTo(Standing.ACT);
    assertThat(verdict(hurry, MODEL).mode()).isEqualTo(Mode.SUGGEST);
  }

  @Test
  void whatWouldNotBeWatchedByItselfIsNot() {
    Signal copies = copied(signal("copies", WATCH - .1), Corroboration.OTHERS);
    Signal sure = inMode(signal("sure", 6, "words"), Mode.SUGGEST);

    assertThat(verdict(copies, MODEL, sure).standing()).isEqualTo(Standing.ACT);
    assertThat(verdict(copies, MODEL, sure).mode()).isEqualTo(Mode.SUGGEST);
  }

  @Test
  void aRuleByHandThatSuggestsConfirmsNothing() {
    Signal copies = copied(signal("copies", REVIEW + 2.1), Corroboration.OTHERS);
    Signal byHand = inMode(borneOut(signal("hand", 6), Corroboration.OTHERS), Mode.SUGGEST);

    assertThat(verdict(copies, byHand).standing()).isEqualTo(Standing.ACT);
    assertThat(verdict(copies, byHand).mode()).isEqualTo(Mode.SUGGEST);
  }

  @Test
  void modelsThatDisagreeConfirmNothing() {
    Signal copies = copied(signal("copies", REVIEW + 2.9), Corroboration.OTHERS);
    Signal ordinary = inMode(signal("ordinary", -.4, "words"), Mode.OBSERVE);

    assertThat(verdict(copies, MODEL, ordinary).standing()).isEqualTo(Standing.ACT);
    assertThat(verdict(copies, MODEL, ordinary).mode()).isEqualTo(Mode.SUGGEST);
  }

  @Test
  void aModelThatObservesConfirmsNothing() {
    Signal copies = copied(signal("copies", REVIEW + 2.1), Corroboration.OTHERS);

    Signal byHand = inMode(signal("hand", 6), Mode.SUGGEST);

    assertThat(verdict(copies, byHand, inMode(MODEL, Mode.OBSERVE)).standing())
        .isEqualTo(Standing.ACT);
    assertThat(verdict(copies, byHand, inMode(MODEL, Mode.OBSERVE)).mode()).isEqualTo(Mode.SUGGEST);
  }

  @Test
  void thatARuleIsNeededIsSeenWhenItIsLeftOut() {
    TrackedReputation eve =
        tracked(copied(signal("copies", REVIEW + 2.1), Corroboration.OTHERS), MODEL);

    assertThat(Judgement.without(new RuleId("other"), eve, AT, RULES)).isEqualTo(Standing.ACT);
    assertThat(Judgement.without(new RuleId("model"), eve, AT, RULES)).isEqualTo(Standing.REVIEW);
    assertThat(Judgement.without(new RuleId("copies"), eve, AT, RULES))
        .isLessThanOrEqualTo(Standing.REVIEW);
  }

  /** Whatever was said: an act rests on rules in mode act, alone or borne out by others. */
  @Test
  void noActRestsOnModelsAlone() {
    var random = new Random(11);
    int acts = 0;
    int confirmed = 0;
    for (int i = 0; i < 20_000; i++) {
      TrackedReputation eve = tracked(some(random).toArray(Signal[]::new));
      Verdicts.Step step = Verdicts.judge(eve, EVENT, ROOM, RULES);
      VerdictArithmetic told = VerdictArithmetic.of(step.tracked(), AT, RULES);
      if (told.standing() == Standing.ACT && told.mode() == Mode.ACT) {
        boolean byRules = told.acting() >= RULES.thresholds().actAt();
        boolean byOthers = told.actingOfOthers() >= RULES.thresholds().watchAt();
        boolean byModels = told.confirmed() >= RULES.thresholds().actAt();
        assertThat(byRules || (byOthers && byModels && !isContradicted(told))).isTrue();
        acts++;
        confirmed += byRules ? 0 : 1;
      }
    }
    assertThat(acts).isGreaterThan(500);
    assertThat(confirmed).isBetween(20, acts - 100);
  }

  private static boolean isContradicted(VerdictArithmetic told) {
    return told.parts().stream()
        .map(VerdictArithmetic.Part::evidence)
        .anyMatch(each -> each.nats() < 0 && RULES.groups().isLearned(each.group()));
  }

  private static List<Signal> some(Random random) {
    List<Signal> signals = new ArrayList<>();
    int count = 1 + random.nextInt(4);
    for (int i = 0; i < count; i++) {
      String group = List.of("", "", "model", "words").get(random.nextInt(4));
      Signal signal = signal("r" + i, random.nextDouble(-1, ACT), group);
      Mode mode = List.of(Mode.OBSERVE, Mode.SUGGEST, Mode.ACT).get(random.nextInt(3));
      signals.add(copied(inMode(signal, mode), by(random)));
    }
    return signals;
  }

  private static @Nullable Corroboration by(Random random) {
    return switch (random.nextInt(6)) {
      case 0 -> Corroboration.CROWD;
      case 1 -> Corroboration.REPEATED;
      case 2 -> Corroboration.ROOMS;
      case 3 -> null;
      default -> Corroboration.OTHERS;
    };
  }

  private static Signal copied(Signal signal, @Nullable Corroboration by) {
    return inCampaign(borneOut(signal, by), TEXT);
  }

  private static TrackedReputation tracked(Signal... signals) {
    TrackedReputation eve = TrackedReputation.unknown(EVE, 0, AT);
    for (Signal signal : signals) {
      eve = eve.withOwn(signal, RULES);
    }
    return eve;
  }

  private static Verdict verdict(Signal... signals) {
    return Verdicts.judge(tracked(signals), EVENT, ROOM, RULES).change().orElseThrow();
  }
}
