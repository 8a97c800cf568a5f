package dev.forseti.scoring;

import static org.assertj.core.api.Assertions.assertThat;

import dev.forseti.model.RoomEvent;
import java.time.Duration;
import org.apache.flink.api.common.typeinfo.Types;
import org.apache.flink.streaming.util.KeyedOneInputStreamOperatorTestHarness;
import org.apache.flink.streaming.util.ProcessFunctionTestHarnesses;
import org.junit.jupiter.api.Test;

class DropDuplicatesTest {
  @Test
  void letsTheFirstCopyThroughAndNoOther() throws Exception {
    RoomEvent event = Events.message("a", "r", "@a:one.example", 0, "hello");
    RoomEvent other = Events.message("b", "r", "@a:one.example", 1, "hello");
    try (var harness = harness()) {
      harness.processElement(event, 0);
      harness.processElement(other, 0);
      harness.processElement(event, 0);

      assertThat(harness.extractOutputValues()).containsExactly(event, other);
    }
  }

  @Test
  void remembersAcrossARestore() throws Exception {
    RoomEvent event = Events.message("a", "r", "@a:one.example", 0, "hello");
    try (var before = harness();
        var after = unopened()) {
      before.processElement(event, 0);

      after.initializeState(before.snapshot(1, 1));
      after.open();
      after.processElement(event, 0);

      assertThat(after.extractOutputValues()).isEmpty();
    }
  }

  @Test
  void forgetsAfterTheConfiguredTime() throws Exception {
    RoomEvent event = Events.message("a", "r", "@a:one.example", 0, "hello");
    try (var harness = harness()) {
      harness.processElement(event, 0);
      harness.setStateTtlProcessingTime(Duration.ofHours(2).toMillis());
      harness.processElement(event, 0);

      assertThat(harness.extractOutputValues()).containsExactly(event, event);
    }
  }

  private static KeyedOneInputStreamOperatorTestHarness<String, RoomEvent, RoomEvent> harness()
      throws Exception {
    return ProcessFunctionTestHarnesses.forKeyedProcessFunction(
        new DropDuplicates(Duration.ofHours(1)), e -> e.roomId().value(), Types.STRING);
  }

  private static KeyedOneInputStreamOperatorTestHarness<String, RoomEvent, RoomEvent> unopened()
      throws Exception {
    return new KeyedOneInputStreamOperatorTestHarness<>(
        new org.apache.flink.streaming.api.operators.KeyedProcessOperator<>(
            new DropDuplicates(Duration.ofHours(1))),
        e -> e.roomId().value(),
        Types.STRING);
  }
}
