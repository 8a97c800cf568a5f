package dev.forseti.scoring.stream;

import java.io.IOException;
import java.util.Map;
import java.util.TreeMap;
import org.apache.flink.core.memory.DataInputView;
import org.apache.flink.core.memory.DataOutputView;
import org.jspecify.annotations.Nullable;

/**
 * What comes where an event meets its counters: either the event, or the values of the counters of
 * one of its keys.
 *
 * @param ticket which event it is
 * @param event the event; null for values
 * @param keys how many keys' values are to be waited for; 0 for values
 * @param values the counters' values by their ids; empty for an event
 */
public record EventStep(
    Ticket ticket, @Nullable ReadEvent event, int keys, Map<Long, Long> values) {
  static final Format<EventStep> FORMAT =
      new Format<>("event-step", EventStep.class, 1, EventStep::write, EventStep::read);

  /** The event's own step. */
  public static EventStep of(Ticket ticket, ReadEvent event, int keys) {
    return new EventStep(ticket, event, keys, Map.of());
  }

  /** The values of one key. */
  public static EventStep of(Ticket ticket, Map<Long, Long> values) {
    return new EventStep(ticket, null, 0, values);
  }

  private static void write(EventStep step, DataOutputView out) throws IOException {
    step.ticket.write(out);
    ReadEvent event = step.event;
    out.writeBoolean(event != null);
    if (event != null) {
      Written.number(step.keys, out);
      event.write(out);
      return;
    }
    Written.number(step.values.size(), out);
    for (Map.Entry<Long, Long> value : step.values.entrySet()) {
      out.writeLong(value.getKey());
      out.writeLong(value.getValue());
    }
  }

  private static EventStep read(int version, DataInputView in) throws IOException {
    Ticket ticket = Ticket.read(in);
    boolean isEvent = in.readBoolean();
    int count = (int) Written.number(in);
    if (isEvent) {
      return of(ticket, ReadEvent.read(in), count);
    }
    Map<Long, Long> values = new TreeMap<>();
    for (int i = 0; i < count; i++) {
      values.put(in.readLong(), in.readLong());
    }
    return of(ticket, values);
  }
}
