package dev.forseti.scoring.stream;

import dev.forseti.rules.CounterMemory;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import org.apache.flink.core.memory.DataInputView;
import org.apache.flink.core.memory.DataOutputView;

/**
 * What an event shows the counters of one key: all that they need of it.
 *
 * @param ticket the event's place among those that wait for their counters
 * @param key the counters' group and the key's value
 * @param atMillis when the event came, epoch milliseconds
 * @param shown one for each counter
 */
public record CounterPart(Ticket ticket, String key, long atMillis, List<Shown> shown) {
  static final Format<CounterPart> FORMAT =
      new Format<>("counter-part", CounterPart.class, 1, CounterPart::write, CounterPart::read);

  public CounterPart {
    shown = List.copyOf(shown);
  }

  /** Whether a counter of the key is shown anything; if not, it is as if the key were not met. */
  public boolean feedsSome() {
    for (Shown one : shown) {
      if (one.value != 0) {
        return true;
      }
    }
    return false;
  }

  /**
   * What an event shows one counter.
   *
   * @param counter how the counter remembers
   * @param value what it is shown; 0 for nothing
   */
  public record Shown(CounterMemory counter, long value) {}

  private static void write(CounterPart part, DataOutputView out) throws IOException {
    part.ticket.write(out);
    Written.string(part.key, out);
    out.writeLong(part.atMillis);
    Written.number(part.shown.size(), out);
    for (Shown shown : part.shown) {
      out.writeLong(shown.counter.id());
      out.writeByte(shown.counter.kindNumber());
      Written.number(shown.counter.windowMillis(), out);
      out.writeLong(shown.value);
    }
  }

  private static CounterPart read(int version, DataInputView in) throws IOException {
    Ticket ticket = Ticket.read(in);
    String key = Written.string(in);
    long at = in.readLong();
    int count = (int) Written.number(in);
    List<Shown> shown = new ArrayList<>(count);
    for (int i = 0; i < count; i++) {
      var counter = CounterMemory.of(in.readLong(), in.readByte(), Written.number(in));
      shown.add(new Shown(counter, in.readLong()));
    }
    return new CounterPart(ticket, key, at, shown);
  }
}
