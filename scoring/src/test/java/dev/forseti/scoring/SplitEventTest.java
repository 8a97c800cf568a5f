package dev.forseti.scoring;

import static org.assertj.core.api.Assertions.assertThat;

import dev.forseti.model.EventFlag;
import dev.forseti.model.RoomEvent;
import dev.forseti.model.RulePack;
import dev.forseti.scoring.stream.ArrivedEvent;
import dev.forseti.scoring.stream.EventStep;
import dev.forseti.scoring.stream.ReadEvent;
import dev.forseti.wire.Topics;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Set;
import org.apache.flink.api.common.typeinfo.Types;
import org.apache.flink.runtime.checkpoint.OperatorSubtaskState;
import org.apache.flink.streaming.api.operators.co.CoBroadcastWithKeyedOperator;
import org.apache.flink.streaming.util.KeyedBroadcastOperatorTestHarness;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SplitEventTest {
  private static final RoomEvent EVENT = Events.message("a", "r", "@a:one.example", 0, "hello");

  @TempDir Path folder = Path.of("");

  @Test
  void letsTheFirstCopyThroughAndNoOther() throws Exception {
    try (var harness = opened()) {
      harness.processElement(arrived(EVENT), 0);
      harness.processElement(arrived(Events.message("b", "r", "@a:one.example", 1, "hi")), 0);
      harness.processElement(arrived(EVENT.withFlags(Set.of(EventFlag.SOFT_FAILED))), 0);

      assertThat(ids(harness.extractOutputValues())).containsExactly("$a", "$b");
    }
  }

  @Test
  void remembersAcrossARestore() throws Exception {
    OperatorSubtaskState kept;
    try (var before = opened()) {
      before.processElement(arrived(EVENT), 0);
      kept = before.snapshot(1, 1);
    }
    try (var after = harness()) {
      after.initializeState(kept);
      after.open();
      after.processElement(arrived(EVENT), 0);

      assertThat(after.extractOutputValues()).isEmpty();
    }
  }

  @Test
  void forgetsAnIdAfterTheConfiguredTime() throws Exception {
    try (var harness = opened()) {
      harness.processElement(arrived(EVENT), 0);
      harness.setStateTtlProcessingTime(Duration.ofDays(2).toMillis());
      harness.processElement(arrived(EVENT), 0);

      assertThat(harness.extractOutputValues()).hasSize(2);
    }
  }

  private static ArrivedEvent arrived(RoomEvent event) {
    return ArrivedEvent.of(event, Topics.EVENTS.codec().encode(event));
  }

  private static List<String> ids(List<EventStep> steps) {
    return steps.stream()
        .map(EventStep::event)
        .map(Opened::of)
        .map(ReadEvent::event)
        .map(event -> event.eventId().value())
        .toList();
  }

  private KeyedBroadcastOperatorTestHarness<String, ArrivedEvent, RulePack, EventStep> opened()
      throws Exception {
    var harness = harness();
    harness.open();
    return harness;
  }

  private KeyedBroadcastOperatorTestHarness<String, ArrivedEvent, RulePack, EventStep> harness()
      throws Exception {
    return new KeyedBroadcastOperatorTestHarness<>(
        new CoBroadcastWithKeyedOperator<>(
            new SplitEvent(TestJob.config(folder, 1, TestPacks.SENDERS)),
            List.of(RunningRules.PACKS)),
        ArrivedEvent::sender,
        Types.STRING,
        1,
        1,
        0);
  }
}
