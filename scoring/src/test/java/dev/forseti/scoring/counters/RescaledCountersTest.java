package dev.forseti.scoring.counters;

import static org.assertj.core.api.Assertions.assertThat;

import dev.forseti.features.FeatureVector;
import dev.forseti.rules.counter.CounterSpec;
import dev.forseti.scoring.ScoringConfig;
import dev.forseti.scoring.stream.CorrelationId;
import dev.forseti.scoring.stream.CounterUpdate;
import dev.forseti.scoring.stream.CounterUpdates;
import java.time.Duration;
import java.util.List;
import java.util.stream.IntStream;
import org.apache.flink.runtime.checkpoint.OperatorSubtaskState;
import org.apache.flink.runtime.state.KeyGroupRangeAssignment;
import org.apache.flink.streaming.util.AbstractStreamOperatorTestHarness;
import org.junit.jupiter.api.Test;

class RescaledCountersTest {
  private static final CorrelationId CORRELATION_ID = new CorrelationId(0, 0);
  private static final long AT = 1_000_000;
  private static final int GROUPS = ScoringConfig.MAX_PARALLELISM;
  private static final CounterSpec EVENTS = CounterSpec.of(1, 0, Duration.ofDays(30).toMillis());

  @Test
  void findsTheKeysOfARecordAgainWhenTwoSubtasksShareThem() throws Exception {
    List<CounterUpdate> updates =
        IntStream.range(0, 20)
            .mapToObj(
                i ->
                    new CounterUpdate(
                        "room.id\n!" + i, List.of(EVENTS), new long[] {1}, FeatureVector.NO_WORDS))
            .toList();
    OperatorSubtaskState kept;
    try (var alone = CountersHarness.opened()) {
      alone.processElement(new CounterUpdates(CORRELATION_ID, null, AT, updates), 0);
      kept = alone.snapshot(1, 1);
    }
    for (int subtask = 0; subtask < 2; subtask++) {
      int here = subtask;
      List<CounterUpdate> its =
          updates.stream()
              .filter(
                  update ->
                      KeyGroupRangeAssignment.assignKeyToParallelOperator(update.key(), GROUPS, 2)
                          == here)
              .toList();
      try (var one = CountersHarness.ofSubtask(2, subtask)) {
        one.initializeState(
            AbstractStreamOperatorTestHarness.repartitionOperatorState(
                kept, GROUPS, 1, 2, subtask));
        one.open();
        one.processElement(new CounterUpdates(CORRELATION_ID, null, AT, its), 0);

        long[] values = one.extractOutputValues().getFirst().values();
        assertThat(values).hasSize(2 * its.size()).hasSizeGreaterThan(2);
        assertThat(IntStream.range(0, its.size()).mapToLong(i -> values[2 * i + 1]))
            .containsOnly(2L);
      }
    }
  }
}
