package dev.forseti.scoring.reputation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import dev.forseti.model.EventId;
import dev.forseti.model.Harm;
import dev.forseti.model.Mode;
import dev.forseti.model.Reputation;
import dev.forseti.model.RoomId;
import dev.forseti.model.RuleId;
import dev.forseti.model.Signal;
import dev.forseti.model.Subject;
import dev.forseti.scoring.stream.SubjectUpdate;
import dev.forseti.scoring.stream.SubtaskKeys;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.apache.flink.api.common.typeinfo.Types;
import org.apache.flink.runtime.checkpoint.OperatorSubtaskState;
import org.apache.flink.streaming.util.KeyedOneInputStreamOperatorTestHarness;
import org.junit.jupiter.api.Test;

class TrackReputationTest {
  private static final Subject EVE = Subject.ofKey("user:@eve:evil.example");

  @Test
  void tellsTheNewestOfManyChangesAfterAMoment() throws Exception {
    try (var harness = opened()) {
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
    try (var harness = opened()) {
      harness.processElement(update("$a", .1), 0);
      harness.prepareSnapshotPreBarrier(1);

      assertThat(firings(harness)).containsExactly(1);
    }
  }

  @Test
  void tellsAChangeOfStandingAtOnceAndNothingOlderAfterIt() throws Exception {
    try (var harness = opened()) {
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
    try (var before = opened()) {
      before.processElement(update(EVE, "$a", .1), 0);
      SubjectUpdate burst = update(Subject.ofKey("server:evil.example"), "$b", 3);
      before.processElement(burst, 0);
      before.processElement(burst.broadcastTo(SubtaskKeys.of(1, 128).getFirst()), 0);
      kept = before.snapshot(1, 1);
    }
    try (var after = harness()) {
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

  private static List<Integer> firings(
      KeyedOneInputStreamOperatorTestHarness<String, SubjectUpdate, Reputation> harness) {
    return harness.extractOutputValues().stream()
        .map(reputation -> reputation.contributions().getFirst().firings())
        .toList();
  }

  private static SubjectUpdate update(String event, double weight) {
    return update(EVE, event, weight);
  }

  private static SubjectUpdate update(Subject subject, String event, double weight) {
    var id = new EventId(event);
    var room = new RoomId("!r:one.example");
    Instant at = Instant.parse("2026-01-01T00:00:00Z");
    var signal =
        new Signal(
            event,
            new RuleId("rule"),
            "v",
            subject,
            id,
            room,
            at,
            weight,
            "",
            Signal.Repeat.ONCE,
            Harm.SPAM,
            Mode.ACT,
            "because",
            "",
            "",
            Map.of());
    return new SubjectUpdate(
        subject, id, room, at, true, List.of(signal), null, Map.of(), subject.key());
  }

  private KeyedOneInputStreamOperatorTestHarness<String, SubjectUpdate, Reputation> opened()
      throws Exception {
    var harness = harness();
    harness.open();
    return harness;
  }

  private KeyedOneInputStreamOperatorTestHarness<String, SubjectUpdate, Reputation> harness()
      throws Exception {
    return new KeyedOneInputStreamOperatorTestHarness<>(
        new TrackReputation(0.0005), SubjectUpdate::routingKey, Types.STRING);
  }
}
