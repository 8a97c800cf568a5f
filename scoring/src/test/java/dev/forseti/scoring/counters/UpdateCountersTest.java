package dev.forseti.scoring.counters;

import static org.assertj.core.api.Assertions.assertThat;

import dev.forseti.features.FeatureVector;
import dev.forseti.features.Unknown;
import dev.forseti.rules.counter.CounterSpec;
import dev.forseti.scoring.state.StateExpiry;
import dev.forseti.scoring.stream.CorrelationId;
import dev.forseti.scoring.stream.CounterUpdate;
import dev.forseti.scoring.stream.CounterUpdates;
import java.time.Duration;
import java.util.List;
import org.apache.flink.runtime.checkpoint.OperatorSubtaskState;
import org.junit.jupiter.api.Test;

class UpdateCountersTest {
  private static final CorrelationId CORRELATION_ID = new CorrelationId(0, 0);
  private static final long AT = 1_000_000;
  private static final CounterSpec EVENTS = CounterSpec.of(1, 0, Duration.ofDays(30).toMillis());

  @Test
  void keepsEachCounterByItsId() throws Exception {
    CounterSpec other = CounterSpec.of(2, 0, Duration.ofDays(30).toMillis());
    try (var harness = CountersHarness.opened()) {
      harness.processElement(update(1, EVENTS), 0);
      harness.processElement(update(1, other), 0);
      harness.processElement(update(1, EVENTS), 0);

      assertThat(value(harness)).isEqualTo(2);
    }
  }

  @Test
  void keepsNothingOfAKeyThatNothingWasShown() throws Exception {
    try (var harness = CountersHarness.opened()) {
      harness.processElement(update(Unknown.LONG, EVENTS), 0);
      harness.snapshot(1, 1);

      assertThat(harness.numKeyedStateEntries()).isZero();
      assertThat(value(harness)).isZero();
    }
  }

  @Test
  void forgetsAKeyThatWasIdleForTheLongestWindow() throws Exception {
    try (var harness = CountersHarness.opened()) {
      harness.processElement(update(1, EVENTS), 0);
      long later = StateExpiry.LONGEST_WINDOW.toMillis() + 1;
      harness.setStateTtlProcessingTime(later);
      harness.setProcessingTime(later);
      harness.processElement(update(1, EVENTS), 0);

      assertThat(value(harness)).isEqualTo(1);
    }
  }

  @Test
  void writesWhatItHoldsAtACheckpoint() throws Exception {
    OperatorSubtaskState kept;
    try (var before = CountersHarness.opened()) {
      before.processElement(update(1, EVENTS), 0);
      before.processElement(update(1, EVENTS), 0);
      kept = before.snapshot(1, 1);
      before.processElement(update(1, EVENTS), 0); // after the checkpoint: to be read again
    }
    try (var after = CountersHarness.ofSubtask(1, 0)) {
      after.initializeState(kept);
      after.open();
      after.processElement(update(1, EVENTS), 0);

      assertThat(value(after)).isEqualTo(3);
    }
  }

  @Test
  void tellsTheValuesOfAllKeysOfARecord() throws Exception {
    try (var harness = CountersHarness.opened()) {
      harness.processElement(update(1, EVENTS), 0);
      CounterSpec other = CounterSpec.of(2, 0, Duration.ofDays(30).toMillis());
      List<CounterUpdate> updates =
          List.of(
              new CounterUpdate(
                  "sender.id\n@a", List.of(EVENTS), new long[] {1}, FeatureVector.NO_WORDS),
              new CounterUpdate(
                  "room.id\n!r", List.of(other), new long[] {1}, FeatureVector.NO_WORDS));
      harness.processElement(new CounterUpdates(CORRELATION_ID, null, AT, updates), 0);

      assertThat(harness.extractOutputValues().getLast().values()).containsExactly(1, 2, 2, 1);
    }
  }

  private static CounterUpdates update(long shown, CounterSpec counter) {
    var update =
        new CounterUpdate(
            "sender.id\n@a", List.of(counter), new long[] {shown}, FeatureVector.NO_WORDS);
    return new CounterUpdates(CORRELATION_ID, null, AT, List.of(update));
  }

  /** The last value emitted. */
  private static long value(CountersHarness harness) {
    return harness.extractOutputValues().getLast().values()[1];
  }
}
