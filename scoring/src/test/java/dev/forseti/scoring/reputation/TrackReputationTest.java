package dev.forseti.scoring.reputation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import dev.forseti.model.Reputation;
import dev.forseti.model.Subject;
import dev.forseti.scoring.stream.SubjectUpdate;
import dev.forseti.scoring.stream.SubtaskKeys;
import java.util.List;
import org.apache.flink.runtime.checkpoint.OperatorSubtaskState;
import org.junit.jupiter.api.Test;

class TrackReputationTest {
  private static final Subject EVE = Subject.ofKey("user:@eve:evil.example");

  @Test
  void tellsTheNewestOfManyChangesAfterAMoment() throws Exception {
    try (var harness = ReputationHarness.opened()) {
      harness.processElement(update("$a", .1), 0);
      harness.processElement(update("$b", .1), 0);
      harness.processElement(update("$c", .1), 0);
      assertThat(harness.extractOutputValues()).isEmpty();

      harness.setProcessingTime(500);

      assertThat(firings(harness)).containsExactly(3);
    }
  }

  @Test
  void tellsWhatChangedBeforeACheckpoint() throws Exception {
    try (var harness = ReputationHarness.opened()) {
      harness.processElement(update("$a", .1), 0);
      harness.prepareSnapshotPreBarrier(1);

      assertThat(firings(harness)).containsExactly(1);
    }
  }

  @Test
  void tellsAChangeOfStandingAtOnceAndNothingOlderAfterIt() throws Exception {
    try (var harness = ReputationHarness.opened()) {
      harness.processElement(update("$a", .1), 0);
      harness.processElement(update("$b", 20), 0);
      assertThat(harness.getSideOutput(TrackReputation.VERDICTS)).hasSize(1);

      harness.setProcessingTime(500);

      assertThat(firings(harness)).containsExactly(2);
    }
  }

  @Test
  void aUserFirstMetInheritsOfTheServerAlsoAfterARestore() throws Exception {
    OperatorSubtaskState kept;
    try (var before = ReputationHarness.opened()) {
      before.processElement(update(EVE, "$a", .1), 0);
      SubjectUpdate burst = update(Subject.ofKey("server:evil.example"), "$b", 3);
      before.processElement(burst, 0);
      before.processElement(burst.broadcastTo(SubtaskKeys.of(1, 128).getFirst()), 0);
      kept = before.snapshot(1, 1);
    }
    try (var after = new ReputationHarness()) {
      after.initializeState(kept);
      after.open();
      after.processElement(update(EVE, "$c", .1), 0);
      after.processElement(update(Subject.ofKey("user:@mal:evil.example"), "$d", .1), 0);
      after.processElement(update(Subject.ofKey("user:@ada:good.example"), "$e", .1), 0);
      after.setProcessingTime(500);

      assertThat(after.extractOutputValues())
          .extracting(reputation -> reputation.subject().id(), Reputation::prior)
          .containsExactly(
              tuple("@eve:evil.example", -4.0),
              tuple("@mal:evil.example", -3.25),
              tuple("@ada:good.example", -4.0));
    }
  }

  private static List<Integer> firings(ReputationHarness harness) {
    return harness.extractOutputValues().stream()
        .map(reputation -> reputation.contributions().getFirst().firings())
        .toList();
  }

  private static SubjectUpdate update(String event, double weight) {
    return update(EVE, event, weight);
  }

  private static SubjectUpdate update(Subject subject, String event, double weight) {
    return Updates.signal(subject, event, "rule", weight);
  }
}
