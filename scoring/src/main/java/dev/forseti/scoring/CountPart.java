package dev.forseti.scoring;

import dev.forseti.scoring.stream.CounterPart;
import dev.forseti.scoring.stream.EventStep;
import dev.forseti.scoring.stream.KeyCounters;
import dev.forseti.scoring.stream.StreamTypes;
import java.util.Objects;
import org.apache.flink.api.common.functions.OpenContext;
import org.apache.flink.streaming.api.functions.KeyedProcessFunction;
import org.apache.flink.util.Collector;
import org.jspecify.annotations.Nullable;

/**
 * Feeds the counters of one key and tells their values. It knows no rules: what comes says how each
 * counter remembers. Keyed by the counters' group and key; state: what they remember, gone when
 * nothing fed them for the longest window.
 */
final class CountPart extends KeyedProcessFunction<String, CounterPart, EventStep> {
  private static final long serialVersionUID = 2L;

  private transient @Nullable CachedState<KeyCounters> counters;

  @Override
  public void open(OpenContext context) {
    counters =
        new CachedState<>(
            getRuntimeContext(), "counters", StreamTypes.COUNTERS, Expiry.LONGEST_WINDOW);
  }

  @Override
  public void processElement(CounterPart part, Context context, Collector<EventStep> out)
      throws Exception {
    CachedState<KeyCounters> state = Opened.of(counters);
    long now = context.timerService().currentProcessingTime();
    KeyCounters before = Objects.requireNonNullElse(state.value(part.key(), now), KeyCounters.NONE);
    KeyCounters.Fed fed = before.fed(part);
    if (!before.cells().isEmpty() || part.feedsSome()) {
      state.update(part.key(), fed.after(), now);
    }
    out.collect(EventStep.of(part.ticket(), fed.values()));
  }
}
