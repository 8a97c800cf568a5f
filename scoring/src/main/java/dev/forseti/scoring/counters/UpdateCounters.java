package dev.forseti.scoring.counters;

import static dev.forseti.scoring.state.OperatorLifecycle.requireOpen;

import dev.forseti.scoring.state.CachedStateOperator;
import dev.forseti.scoring.state.StateExpiry;
import dev.forseti.scoring.state.WriteBackCache;
import dev.forseti.scoring.stream.CounterUpdate;
import dev.forseti.scoring.stream.CounterUpdates;
import dev.forseti.scoring.stream.EvaluationInput;
import dev.forseti.scoring.stream.KeyCounters;
import dev.forseti.scoring.stream.StreamTypes;
import org.apache.flink.streaming.api.operators.OneInputStreamOperator;
import org.apache.flink.streaming.runtime.streamrecord.StreamRecord;
import org.jspecify.annotations.Nullable;

/**
 * Updates the counters of an event's keys and emits their values. It knows no rules: each update
 * says how its counter counts. Keyed by the counters' group and key, several to a record; state:
 * the counters of a key, gone when nothing fed them for the longest window.
 */
public final class UpdateCounters extends CachedStateOperator<EvaluationInput>
    implements OneInputStreamOperator<CounterUpdates, EvaluationInput> {
  private static final long serialVersionUID = 2L;
  private static final int CACHE_SIZE = 32_768;

  private transient @Nullable WriteBackCache<KeyCounters> counters;

  @Override
  public void open() throws Exception {
    super.open();
    counters =
        cachedState("counters", StreamTypes.KEY_COUNTERS, StateExpiry.LONGEST_WINDOW, CACHE_SIZE);
  }

  @Override
  public void processElement(StreamRecord<CounterUpdates> record) throws Exception {
    CounterUpdates all = record.getValue();
    WriteBackCache<KeyCounters> state = requireOpen(counters);
    long now = nowMillis();
    int size = 0;
    for (CounterUpdate update : all.updates()) {
      size += update.counters().size();
    }
    long[] values = new long[2 * size];
    int at = 0;
    for (CounterUpdate update : all.updates()) {
      KeyCounters known = state.value(update.key(), now);
      KeyCounters updated = known == null ? new KeyCounters() : known;
      updated.feed(update, all.atMillis(), values, at);
      at += 2 * update.counters().size();
      if (update.hasInput()) {
        state.update(update.key(), updated, now);
      }
    }
    output.collect(record.replace(EvaluationInput.of(all.correlationId(), all.event(), values)));
  }
}
