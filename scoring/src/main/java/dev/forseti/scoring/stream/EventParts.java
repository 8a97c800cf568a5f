package dev.forseti.scoring.stream;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import org.apache.flink.core.memory.DataInputView;
import org.apache.flink.core.memory.DataOutputView;
import org.jspecify.annotations.Nullable;

/**
 * What an event shows the counters of those of its keys that one subtask keeps.
 *
 * @param ticket the event's place among those that wait for their counters
 * @param event the event itself, when all its keys are in here; null when it goes by itself
 * @param atMillis when the event came, epoch milliseconds
 * @param parts one for each key; empty for an event without keys
 */
public record EventParts(
    Ticket ticket, @Nullable ReadEvent event, long atMillis, List<CounterPart> parts) {
  static final Format<EventParts> FORMAT =
      new Format<>("event-parts", EventParts.class, 1, EventParts::write, EventParts::read);

  /** The key that leads to the subtask: all others are kept there too. */
  public String way() {
    return parts.isEmpty() ? "" : parts.getFirst().key();
  }

  private static void write(EventParts its, DataOutputView out) throws IOException {
    its.ticket.write(out);
    out.writeBoolean(its.event != null);
    if (its.event != null) {
      its.event.write(out);
    }
    out.writeLong(its.atMillis);
    Written.number(its.parts.size(), out);
    for (CounterPart part : its.parts) {
      part.write(out);
    }
  }

  private static EventParts read(int version, DataInputView in) throws IOException {
    Ticket ticket = Ticket.read(in);
    ReadEvent event = in.readBoolean() ? ReadEvent.read(in) : null;
    long at = in.readLong();
    int count = (int) Written.number(in);
    List<CounterPart> parts = new ArrayList<>(count);
    for (int i = 0; i < count; i++) {
      parts.add(CounterPart.read(in));
    }
    return new EventParts(ticket, event, at, parts);
  }
}
