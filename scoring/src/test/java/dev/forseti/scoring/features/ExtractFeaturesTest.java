package dev.forseti.scoring.features;

import static dev.forseti.scoring.state.OperatorLifecycle.requireOpen;
import static org.assertj.core.api.Assertions.assertThat;

import dev.forseti.features.ProtectedRooms;
import dev.forseti.features.Variable;
import dev.forseti.model.EventFlag;
import dev.forseti.model.RoomEvent;
import dev.forseti.model.RulePack;
import dev.forseti.scoring.Events;
import dev.forseti.scoring.TestPacks;
import dev.forseti.scoring.rules.InitialPacks;
import dev.forseti.scoring.stream.EvaluationInput;
import dev.forseti.scoring.stream.EventWithFeatures;
import dev.forseti.scoring.stream.IncomingEvent;
import java.time.Duration;
import java.util.List;
import java.util.Set;
import org.apache.flink.api.common.typeinfo.Types;
import org.apache.flink.runtime.checkpoint.OperatorSubtaskState;
import org.apache.flink.streaming.util.KeyedTwoInputStreamOperatorTestHarness;
import org.junit.jupiter.api.Test;

class ExtractFeaturesTest {
  private static final RoomEvent EVENT = Events.message("a", "r", "@a:one.example", 0, "hello");

  @Test
  void letsTheFirstCopyThroughAndNoOther() throws Exception {
    try (var harness = opened()) {
      harness.processElement1(incoming(EVENT), 0);
      harness.processElement1(incoming(Events.message("b", "r", "@a:one.example", 1, "hi")), 0);
      harness.processElement1(incoming(EVENT.withFlags(Set.of(EventFlag.SOFT_FAILED))), 0);

      assertThat(ids(harness)).containsExactly("$a", "$b");
    }
  }

  @Test
  void remembersAcrossARestore() throws Exception {
    OperatorSubtaskState kept;
    try (var before = opened()) {
      before.processElement1(incoming(EVENT), 0);
      kept = before.snapshot(1, 1);
    }
    try (var after = harness()) {
      after.initializeState(kept);
      after.open();
      after.processElement1(incoming(EVENT), 0);

      assertThat(ids(after)).isEmpty();
    }
  }

  @Test
  void forgetsAnIdAfterTheConfiguredTime() throws Exception {
    try (var harness = opened()) {
      harness.processElement1(incoming(EVENT), 0);
      harness.snapshot(1, 1);
      harness.setStateTtlProcessingTime(Duration.ofDays(2).toMillis());
      harness.processElement1(incoming(EVENT), 0);

      assertThat(ids(harness)).hasSize(2);
    }
  }

  /** One subtask sees all of a sender; what was said elsewhere is kept, and kept apart. */
  @Test
  void inAProtectedRoomCountsWhatWasSaidInProtectedRoomsAlsoAfterARestore() throws Exception {
    var hall = new ProtectedRooms(Set.of("!hall:one.example"));
    String ann = "@a:one.example";
    OperatorSubtaskState kept;
    try (var before = harness(hall)) {
      before.open();
      before.processElement1(incoming(Events.message("a", "own", ann, 0, "one")), 0);
      before.processElement1(incoming(Events.message("b", "own", ann, 60, "two")), 0);
      before.processElement1(incoming(Events.message("c", "hall", ann, 120, "three")), 0);
      kept = before.snapshot(1, 1);
    }
    try (var after = harness(hall)) {
      after.initializeState(kept);
      after.open();
      after.processElement1(incoming(Events.message("d", "hall", ann, 180, "four")), 0);
      assertThat(newest(after, Variable.SENDER_MESSAGES)).isEqualTo(1);
      assertThat(newest(after, Variable.SENDER_AGE)).isEqualTo(60_000);

      after.processElement1(incoming(Events.message("e", "own", ann, 240, "five")), 0);
      assertThat(newest(after, Variable.SENDER_MESSAGES)).isEqualTo(4);
      assertThat(newest(after, Variable.SENDER_AGE)).isEqualTo(240_000);
    }
  }

  private static IncomingEvent incoming(RoomEvent event) {
    return IncomingEvent.of(event);
  }

  /** The events that went on, in their order; none before the first did. */
  private static List<EventWithFeatures> extracted(
      KeyedTwoInputStreamOperatorTestHarness<String, IncomingEvent, RulePack, EvaluationInput>
          harness) {
    var emitted = harness.getSideOutput(ExtractFeatures.COUNTER_UPDATES);
    return emitted == null
        ? List.of()
        : emitted.stream().map(record -> requireOpen(record.getValue().event())).toList();
  }

  private static List<String> ids(
      KeyedTwoInputStreamOperatorTestHarness<String, IncomingEvent, RulePack, EvaluationInput>
          harness) {
    return extracted(harness).stream().map(one -> one.event().eventId().value()).toList();
  }

  /** Of the newest event: its features are valid until the next one is read. */
  private static long newest(
      KeyedTwoInputStreamOperatorTestHarness<String, IncomingEvent, RulePack, EvaluationInput>
          harness,
      Variable variable) {
    return extracted(harness).getLast().features().number(variable.slot());
  }

  private KeyedTwoInputStreamOperatorTestHarness<String, IncomingEvent, RulePack, EvaluationInput>
      opened() throws Exception {
    var harness = harness();
    harness.open();
    return harness;
  }

  private KeyedTwoInputStreamOperatorTestHarness<String, IncomingEvent, RulePack, EvaluationInput>
      harness() throws Exception {
    return harness(ProtectedRooms.ALL);
  }

  private KeyedTwoInputStreamOperatorTestHarness<String, IncomingEvent, RulePack, EvaluationInput>
      harness(ProtectedRooms rooms) throws Exception {
    return new KeyedTwoInputStreamOperatorTestHarness<>(
        new ExtractFeatures(InitialPacks.of(List.of(TestPacks.SENDERS)), Duration.ofDays(1), rooms),
        IncomingEvent::sender,
        pack -> "",
        Types.STRING);
  }
}
