package dev.forseti.scoring;

import static org.assertj.core.api.Assertions.assertThat;

import dev.forseti.model.EventFlag;
import dev.forseti.model.RoomEvent;
import dev.forseti.model.RulePack;
import dev.forseti.scoring.stream.ArrivedEvent;
import dev.forseti.scoring.stream.EventStep;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Set;
import org.apache.flink.api.common.typeinfo.Types;
import org.apache.flink.runtime.checkpoint.OperatorSubtaskState;
import org.apache.flink.streaming.util.KeyedTwoInputStreamOperatorTestHarness;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SplitEventTest {
  private static final RoomEvent EVENT = Events.message("a", "r", "@a:one.example", 0, "hello");

  @TempDir Path folder = Path.of("");

  @Test
  void letsTheFirstCopyThroughAndNoOther() throws Exception {
    try (var harness = opened()) {
      harness.processElement1(arrived(EVENT), 0);
      harness.processElement1(arrived(Events.message("b", "r", "@a:one.example", 1, "hi")), 0);
      harness.processElement1(arrived(EVENT.withFlags(Set.of(EventFlag.SOFT_FAILED))), 0);

      assertThat(ids(harness)).containsExactly("$a", "$b");
    }
  }

  @Test
  void remembersAcrossARestore() throws Exception {
    OperatorSubtaskState kept;
    try (var before = opened()) {
      before.processElement1(arrived(EVENT), 0);
      kept = before.snapshot(1, 1);
    }
    try (var after = harness()) {
      after.initializeState(kept);
      after.open();
      after.processElement1(arrived(EVENT), 0);

      assertThat(ids(after)).isEmpty();
    }
  }

  @Test
  void forgetsAnIdAfterTheConfiguredTime() throws Exception {
    try (var harness = opened()) {
      harness.processElement1(arrived(EVENT), 0);
      harness.snapshot(1, 1);
      harness.setStateTtlProcessingTime(Duration.ofDays(2).toMillis());
      harness.processElement1(arrived(EVENT), 0);

      assertThat(ids(harness)).hasSize(2);
    }
  }

  private static ArrivedEvent arrived(RoomEvent event) {
    return ArrivedEvent.of(event);
  }

  /** The events that went on; none before the first did. */
  private static List<String> ids(
      KeyedTwoInputStreamOperatorTestHarness<String, ArrivedEvent, RulePack, EventStep> harness) {
    var told = harness.getSideOutput(SplitEvent.PARTS);
    return told == null
        ? List.of()
        : told.stream()
            .map(record -> Opened.of(record.getValue().event()).event().eventId().value())
            .toList();
  }

  private KeyedTwoInputStreamOperatorTestHarness<String, ArrivedEvent, RulePack, EventStep> opened()
      throws Exception {
    var harness = harness();
    harness.open();
    return harness;
  }

  private KeyedTwoInputStreamOperatorTestHarness<String, ArrivedEvent, RulePack, EventStep>
      harness() throws Exception {
    return new KeyedTwoInputStreamOperatorTestHarness<>(
        new SplitEvent(TestJob.config(folder, 1, TestPacks.SENDERS)),
        ArrivedEvent::sender,
        pack -> "",
        Types.STRING);
  }
}
