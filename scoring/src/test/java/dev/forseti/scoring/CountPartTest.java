package dev.forseti.scoring;

import static org.assertj.core.api.Assertions.assertThat;

import dev.forseti.rules.CounterMemory;
import dev.forseti.scoring.stream.CounterPart;
import dev.forseti.scoring.stream.EventStep;
import dev.forseti.scoring.stream.Ticket;
import java.time.Duration;
import java.util.List;
import org.apache.flink.api.common.typeinfo.Types;
import org.apache.flink.streaming.util.KeyedOneInputStreamOperatorTestHarness;
import org.apache.flink.streaming.util.ProcessFunctionTestHarnesses;
import org.junit.jupiter.api.Test;

class CountPartTest {
  private static final CounterMemory EVENTS =
      CounterMemory.of(1, 0, Duration.ofDays(30).toMillis());

  @Test
  void keepsEachCounterByItsId() throws Exception {
    CounterMemory other = CounterMemory.of(2, 0, Duration.ofDays(30).toMillis());
    try (var harness = harness()) {
      harness.processElement(part(1, EVENTS), 0);
      harness.processElement(part(1, other), 0);
      harness.processElement(part(1, EVENTS), 0);

      assertThat(harness.extractOutputValues().getLast().values()).containsEntry(1L, 2L);
    }
  }

  @Test
  void keepsNothingOfAKeyThatNothingWasShown() throws Exception {
    try (var harness = harness()) {
      harness.processElement(part(0, EVENTS), 0);

      assertThat(harness.numKeyedStateEntries()).isZero();
      assertThat(harness.extractOutputValues().getLast().values()).containsEntry(1L, 0L);
    }
  }

  @Test
  void forgetsAKeyThatWasIdleForTheLongestWindow() throws Exception {
    try (var harness = harness()) {
      harness.processElement(part(1, EVENTS), 0);
      long later = Expiry.LONGEST_WINDOW.toMillis() + 1;
      harness.setStateTtlProcessingTime(later);
      harness.setProcessingTime(later);
      harness.processElement(part(1, EVENTS), 0);

      assertThat(harness.extractOutputValues().getLast().values()).containsEntry(1L, 1L);
    }
  }

  private static CounterPart part(long shown, CounterMemory counter) {
    return new CounterPart(
        new Ticket(0, 0),
        "sender.id\n@a",
        1_000_000,
        List.of(new CounterPart.Shown(counter, shown)));
  }

  private static KeyedOneInputStreamOperatorTestHarness<String, CounterPart, EventStep> harness()
      throws Exception {
    return ProcessFunctionTestHarnesses.forKeyedProcessFunction(
        new CountPart(), CounterPart::key, Types.STRING);
  }
}
