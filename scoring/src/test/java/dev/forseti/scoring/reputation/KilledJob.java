package dev.forseti.scoring.reputation;

import static org.assertj.core.api.Assertions.assertThat;

import dev.forseti.model.EvidenceGroups;
import dev.forseti.model.Standing;
import dev.forseti.model.Subject;
import dev.forseti.model.Verdict;
import dev.forseti.scoring.stream.SubjectUpdate;
import java.util.List;
import org.apache.flink.runtime.checkpoint.OperatorSubtaskState;

/**
 * The job was killed after a verdict ACT was told, and before the next checkpoint.
 *
 * @param told what readers have
 * @param kept what the checkpoint before the verdict holds
 */
record KilledJob(Verdict told, OperatorSubtaskState kept) {
  static final Subject EVE = Subject.ofKey("user:@eve:evil.example");
  static final long SETTLED = StrongerVerdicts.SETTLED_AFTER.toMillis();

  static KilledJob create() throws Exception {
    try (var before = ReputationHarness.opened()) {
      OperatorSubtaskState kept = before.snapshot(1, 1);
      before.processElement(link(20), 0);
      List<Verdict> told = verdicts(before);
      assertThat(told).extracting(Verdict::standing).containsExactly(Standing.ACT);
      return new KilledJob(told.getFirst(), kept);
    }
  }

  ReputationHarness restored() throws Exception {
    return restored(kept);
  }

  static ReputationHarness restored(OperatorSubtaskState kept) throws Exception {
    var harness = new ReputationHarness();
    harness.initializeState(kept);
    harness.open();
    return harness;
  }

  static SubjectUpdate link(double weight) {
    return Updates.signal(EVE, "$a", "link", weight);
  }

  static SubjectUpdate readBack(Verdict verdict) {
    return SubjectUpdate.of(verdict, EvidenceGroups.NONE);
  }

  static List<Verdict> verdicts(ReputationHarness harness) {
    var side = harness.getSideOutput(TrackReputation.VERDICTS);
    return side == null ? List.of() : side.stream().map(it -> it.getValue()).toList();
  }
}
