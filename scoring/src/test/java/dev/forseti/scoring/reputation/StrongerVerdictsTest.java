package dev.forseti.scoring.reputation;

import static org.assertj.core.api.Assertions.assertThat;

import dev.forseti.model.Standing;
import dev.forseti.model.Subject;
import dev.forseti.model.Verdict;
import dev.forseti.scoring.stream.SubjectUpdate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.apache.flink.runtime.checkpoint.OperatorSubtaskState;
import org.junit.jupiter.api.Test;

/**
 * The job is killed after a verdict was told and before the next checkpoint; what is read again
 * comes in another order.
 */
class StrongerVerdictsTest {
  private static final Subject EVE = Subject.ofKey("user:@eve:evil.example");
  private static final long SETTLED = StrongerVerdicts.SETTLED_AFTER.toMillis();

  private final List<Verdict> told = new ArrayList<>();

  @Test
  void aVerdictThatIsNotReachedAgainIsTakenBack() throws Exception {
    try (var after = restored(killed())) {
      after.processElement(readBack(told.getFirst()), 0);
      after.processElement(link(.1), 0);
      after.setProcessingTime(SETTLED - 1);
      assertThat(verdicts(after)).isEmpty();

      after.setProcessingTime(SETTLED);

      Verdict fall = verdicts(after).getFirst();
      assertThat(fall.isFall()).isTrue();
      assertThat(fall.before()).isEqualTo(Standing.ACT);
      assertThat(fall.standing()).isEqualTo(Standing.NONE);
      assertThat(fall.at()).isAfter(told.getFirst().at());
      after.processElement(readBack(fall), 0);
      after.setProcessingTime(3 * SETTLED);
      assertThat(verdicts(after)).hasSize(1);
    }
  }

  @Test
  void aVerdictThatIsReachedAgainStays() throws Exception {
    try (var after = restored(killed())) {
      after.processElement(readBack(told.getFirst()), 0);
      after.processElement(link(20), 0);
      after.setProcessingTime(SETTLED);

      assertThat(verdicts(after)).isEqualTo(told);
    }
  }

  @Test
  void aVerdictWaitsOverAnotherCrash() throws Exception {
    OperatorSubtaskState kept;
    try (var second = restored(killed())) {
      second.processElement(readBack(told.getFirst()), 0);
      kept = second.snapshot(2, 2);
    }
    try (var third = restored(kept)) {
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

  /** What the checkpoint before the verdict holds. */
  private OperatorSubtaskState killed() throws Exception {
    try (var before = ReputationHarness.opened()) {
      OperatorSubtaskState kept = before.snapshot(1, 1);
      before.processElement(link(20), 0);
      told.addAll(verdicts(before));
      assertThat(told).extracting(Verdict::standing).containsExactly(Standing.ACT);
      return kept;
    }
  }

  private static ReputationHarness restored(OperatorSubtaskState kept) throws Exception {
    var harness = new ReputationHarness();
    harness.initializeState(kept);
    harness.open();
    return harness;
  }

  private static SubjectUpdate link(double weight) {
    return Updates.signal(EVE, "$a", "link", weight);
  }

  private static SubjectUpdate readBack(Verdict verdict) {
    return SubjectUpdate.of(verdict, Map.of());
  }

  private static List<Verdict> verdicts(ReputationHarness harness) {
    var side = harness.getSideOutput(TrackReputation.VERDICTS);
    return side == null ? List.of() : side.stream().map(it -> it.getValue()).toList();
  }
}
