package dev.forseti.scoring.counters;

import dev.forseti.scoring.ScoringConfig;
import dev.forseti.scoring.stream.CounterUpdates;
import dev.forseti.scoring.stream.EvaluationInput;
import org.apache.flink.api.common.typeinfo.Types;
import org.apache.flink.streaming.util.KeyedOneInputStreamOperatorTestHarness;

/** The operator outside of a job. */
final class CountersHarness
    extends KeyedOneInputStreamOperatorTestHarness<String, CounterUpdates, EvaluationInput> {
  private CountersHarness(int parallelism, int subtask) throws Exception {
    super(
        new UpdateCounters(),
        CounterUpdates::routingKey,
        Types.STRING,
        ScoringConfig.MAX_PARALLELISM,
        parallelism,
        subtask);
  }

  static CountersHarness opened() throws Exception {
    CountersHarness harness = ofSubtask(1, 0);
    harness.open();
    return harness;
  }

  /** One of several subtasks, not opened yet. */
  static CountersHarness ofSubtask(int parallelism, int subtask) throws Exception {
    return new CountersHarness(parallelism, subtask);
  }
}
