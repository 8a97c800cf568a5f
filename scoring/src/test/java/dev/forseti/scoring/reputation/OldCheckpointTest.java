package dev.forseti.scoring.reputation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import dev.forseti.model.Decision;
import dev.forseti.model.Mode;
import dev.forseti.model.Reputation;
import dev.forseti.model.Standing;
import dev.forseti.model.Subject;
import dev.forseti.model.Verdict;
import java.net.URL;
import java.nio.file.Path;
import java.util.List;
import java.util.Objects;
import org.apache.flink.streaming.util.OperatorSnapshotUtil;
import org.junit.jupiter.api.Test;

/**
 * A checkpoint that the job wrote when its classes had other names and a decision was a piece of
 * evidence ({@code tracked-reputation} 3): eve was noticed, mal listed on top of a rule that only
 * suggests, ada cleared, and evil.example noticed.
 */
class OldCheckpointTest {
  private static final Subject EVE = Subject.ofKey("user:@eve:evil.example");
  private static final Subject MAL = Subject.ofKey("user:@mal:evil.example");
  private static final Subject ADA = Subject.ofKey("user:@ada:good.example");

  @Test
  void isRestoredWithItsEvidenceDecisionsAndServers() throws Exception {
    try (var restored = restored()) {
      restored.processElement(Updates.signal(EVE, "$e", "small", .1), 0);
      restored.processElement(Updates.signal(MAL, "$f", "small", .1), 0);
      restored.processElement(Updates.signal(ADA, "$g", "small", .1), 0);
      restored.processElement(
          Updates.signal(Subject.ofKey("user:@new:evil.example"), "$h", "small", .1), 0);
      restored.setProcessingTime(500);

      assertThat(restored.extractOutputValues())
          .extracting(it -> it.subject().id(), Reputation::standing, Reputation::prior)
          .containsExactlyInAnyOrder(
              tuple("@eve:evil.example", Standing.ACT, -4.0),
              tuple("@mal:evil.example", Standing.ACT, -4.0),
              tuple("@ada:good.example", Standing.NONE, -4.0),
              tuple("@new:evil.example", Standing.NONE, -3.25));
      assertThat(restored.getSideOutput(TrackReputation.VERDICTS)).isNull();
    }
  }

  @Test
  void itsDecisionsCanBeUndone() throws Exception {
    try (var restored = restored()) {
      restored.processElement(Updates.decision(MAL, Decision.Kind.UNDO, "d9", "d1"), 0);
      restored.processElement(Updates.decision(ADA, Decision.Kind.UNDO, "d10", "d2"), 0);

      List<Verdict> verdicts =
          restored.getSideOutput(TrackReputation.VERDICTS).stream()
              .map(record -> record.getValue())
              .toList();
      assertThat(verdicts)
          .extracting(it -> it.subject().id(), Verdict::standing, Verdict::mode)
          .containsExactly(tuple("@ada:good.example", Standing.ACT, Mode.ACT));
      assertThat(restored.extractOutputValues())
          .extracting(Reputation::logOdds)
          .allMatch(logOdds -> logOdds > 4.9 && logOdds < 5);
    }
  }

  private static ReputationHarness restored() throws Exception {
    URL old =
        Objects.requireNonNull(
            OldCheckpointTest.class.getResource("/state/track-reputation.v3.state"));
    var harness = new ReputationHarness();
    harness.initializeState(OperatorSnapshotUtil.readStateHandle(Path.of(old.toURI()).toString()));
    harness.open();
    return harness;
  }
}
