package dev.forseti.scoring;

import dev.forseti.scoring.stream.CounterPart;
import dev.forseti.scoring.stream.EventParts;
import dev.forseti.scoring.stream.EventStep;
import dev.forseti.scoring.stream.KeyCounters;
import dev.forseti.scoring.stream.StreamTypes;
import org.apache.flink.streaming.api.operators.OneInputStreamOperator;
import org.apache.flink.streaming.runtime.streamrecord.StreamRecord;
import org.jspecify.annotations.Nullable;

/**
 * Feeds the counters of an event's keys and tells their values. It knows no rules: what comes says
 * how each counter remembers. Keyed by the counters' group and key, several to a record; state:
 * what they remember, gone when nothing fed them for the longest window.
 */
final class CountParts extends HoldingOperator<EventStep>
    implements OneInputStreamOperator<EventParts, EventStep> {
  private static final long serialVersionUID = 1L;
  private static final int AT_HAND = 32_768;

  private transient @Nullable HeldState<KeyCounters> counters;

  @Override
  public void open() throws Exception {
    super.open();
    counters = held("counters", StreamTypes.COUNTERS, Expiry.LONGEST_WINDOW, AT_HAND);
  }

  @Override
  public void processElement(StreamRecord<EventParts> record) throws Exception {
    EventParts its = record.getValue();
    HeldState<KeyCounters> state = Opened.of(counters);
    long now = nowMillis();
    int size = 0;
    for (CounterPart part : its.parts()) {
      size += part.counters().size();
    }
    long[] values = new long[2 * size];
    int at = 0;
    for (CounterPart part : its.parts()) {
      KeyCounters known = state.value(part.key(), now);
      KeyCounters fed = known == null ? new KeyCounters() : known;
      fed.feed(part, its.atMillis(), values, at);
      at += 2 * part.counters().size();
      if (part.feedsSome()) {
        state.update(part.key(), fed, now);
      }
    }
    output.collect(record.replace(EventStep.of(its.ticket(), its.event(), values)));
  }
}
