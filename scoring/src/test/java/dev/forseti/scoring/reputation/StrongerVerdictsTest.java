package dev.forseti.scoring.reputation;

import static dev.forseti.scoring.reputation.KilledJob.EVE;
import static dev.forseti.scoring.reputation.KilledJob.SETTLED;
import static dev.forseti.scoring.reputation.KilledJob.link;
import static dev.forseti.scoring.reputation.KilledJob.readBack;
import static dev.forseti.scoring.reputation.KilledJob.verdicts;
import static dev.forseti.scoring.reputation.Updates.AT;
import static org.assertj.core.api.Assertions.assertThat;

import dev.forseti.model.Mode;
import dev.forseti.model.Standing;
import dev.forseti.model.Strength;
import dev.forseti.model.Verdict;
import java.util.List;
import org.apache.flink.runtime.checkpoint.OperatorSubtaskState;
import org.junit.jupiter.api.Test;

/**
 * The job is killed after a verdict was told and before the next checkpoint; what is read again
 * comes in another order.
 */
class StrongerVerdictsTest {
  private final KilledJob killed;

  StrongerVerdictsTest() throws Exception {
    killed = KilledJob.create();
  }

  @Test
  void aVerdictThatIsNotReachedAgainIsTakenBack() throws Exception {
    try (var after = killed.restored()) {
      after.processElement(readBack(killed.told()), 0);
      after.processElement(link(.1), 0);
      after.setProcessingTime(SETTLED - 1);
      assertThat(verdicts(after)).isEmpty();

      after.setProcessingTime(SETTLED);

      Verdict fall = verdicts(after).getFirst();
      assertThat(fall.isFall()).isTrue();
      assertThat(fall.before()).isEqualTo(Standing.ACT);
      assertThat(fall.standing()).isEqualTo(Standing.NONE);
      assertThat(fall.at()).isAfter(killed.told().at());
      after.processElement(readBack(fall), 0);
      after.setProcessingTime(3 * SETTLED);
      assertThat(verdicts(after)).hasSize(1);
    }
  }

  @Test
  void aVerdictThatIsReachedAgainStays() throws Exception {
    try (var after = killed.restored()) {
      after.processElement(readBack(killed.told()), 0);
      after.processElement(link(20), 0);
      after.setProcessingTime(SETTLED);

      assertThat(verdicts(after)).containsExactly(killed.told());
    }
  }

  /** Policy acts on the strongest verdict since the last fall, by standing and mode. */
  @Test
  void aModeThatIsNotReachedAgainIsTakenBackByAFall() throws Exception {
    try (var after = killed.restored()) {
      after.processElement(Updates.signal(EVE, "$a", "link", 20, Mode.SUGGEST, AT), 0);
      List<Verdict> again = verdicts(after);
      assertThat(again).extracting(Verdict::mode).containsExactly(Mode.SUGGEST);
      after.processElement(readBack(killed.told()), 0);
      after.processElement(readBack(again.getFirst()), 0);
      after.setProcessingTime(SETTLED);

      List<Verdict> all = verdicts(after);
      assertThat(all).hasSize(3).extracting(Verdict::id).doesNotHaveDuplicates();
      assertThat(all.get(1).isFall()).isTrue();
      assertThat(all.get(1).at()).isAfter(killed.told().at());
      assertThat(all.get(2).at()).isAfter(all.get(1).at());
      assertThat(all.get(2).strength()).isEqualTo(new Strength(Standing.ACT, Mode.SUGGEST));
      after.processElement(readBack(all.get(1)), 0);
      after.processElement(readBack(all.get(2)), 0);
      after.setProcessingTime(3 * SETTLED);
      assertThat(verdicts(after)).hasSize(3);
    }
  }

  @Test
  void aVerdictWaitsOverAnotherCrash() throws Exception {
    OperatorSubtaskState kept;
    try (var second = killed.restored()) {
      second.processElement(readBack(killed.told()), 0);
      kept = second.snapshot(2, 2);
    }
    try (var third = KilledJob.restored(kept)) {
      third.setProcessingTime(SETTLED);
      assertThat(verdicts(third)).as("before anything was read").isEmpty();
      third.processElement(link(.1), 0);
      third.setProcessingTime(2 * SETTLED);

      assertThat(verdicts(third)).extracting(Verdict::standing).containsExactly(Standing.NONE);
    }
  }

  @Test
  void whatIsToldInTheOrderOfThingsIsReadBackWithoutEffect() throws Exception {
    try (var harness = ReputationHarness.opened()) {
      harness.processElement(link(20), 0);
      harness.processElement(Updates.signal(EVE, "$b", "other", -20), 0);
      List<Verdict> both = verdicts(harness);
      assertThat(both).hasSize(2);
      for (Verdict verdict : both) {
        harness.processElement(readBack(verdict), 0);
      }
      harness.setProcessingTime(2 * SETTLED);

      assertThat(verdicts(harness)).hasSize(2);
    }
  }
}
