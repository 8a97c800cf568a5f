package dev.forseti.scoring.features;

import static dev.forseti.scoring.state.OperatorLifecycle.requireOpen;
import static org.assertj.core.api.Assertions.assertThat;

import dev.forseti.features.ProtectedRooms;
import dev.forseti.model.EventFlag;
import dev.forseti.model.RoomEvent;
import dev.forseti.model.RulePack;
import dev.forseti.scoring.Events;
import dev.forseti.scoring.TestPacks;
import dev.forseti.scoring.rules.InitialPacks;
import dev.forseti.scoring.stream.EvaluationInput;
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

  private static IncomingEvent incoming(RoomEvent event) {
    return IncomingEvent.of(event);
  }

  /** The events that went on; none before the first did. */
  private static List<String> ids(
      KeyedTwoInputStreamOperatorTestHarness<String, IncomingEvent, RulePack, EvaluationInput>
          harness) {
    var emitted = harness.getSideOutput(ExtractFeatures.COUNTER_UPDATES);
    return emitted == null
        ? List.of()
        : emitted.stream()
            .map(record -> requireOpen(record.getValue().event()).event().eventId().value())
            .toList();
  }

  private KeyedTwoInputStreamOperatorTestHarness<String, IncomingEvent, RulePack, EvaluationInput>
      opened() throws Exception {
    var harness = harness();
    harness.open();
    return harness;
  }

  private KeyedTwoInputStreamOperatorTestHarness<String, IncomingEvent, RulePack, EvaluationInput>
      harness() throws Exception {
    return new KeyedTwoInputStreamOperatorTestHarness<>(
        new ExtractFeatures(
            InitialPacks.of(List.of(TestPacks.SENDERS)), Duration.ofDays(1), ProtectedRooms.ALL),
        IncomingEvent::sender,
        pack -> "",
        Types.STRING);
  }
}
