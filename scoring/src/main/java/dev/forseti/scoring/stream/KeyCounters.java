package dev.forseti.scoring.stream;

import dev.forseti.rules.CounterMemory;
import dev.forseti.rules.KeyState;
import java.io.IOException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.apache.flink.core.memory.DataInputView;
import org.apache.flink.core.memory.DataOutputView;

/**
 * What the counters of one key remember, each by its own id: rules that come and go leave the
 * others alone.
 *
 * @param cells one for each counter
 */
public record KeyCounters(List<Cell> cells) {
  /** Of a key that was never seen. */
  public static final KeyCounters NONE = new KeyCounters(List.of());

  static final Format<KeyCounters> FORMAT =
      new Format<>("key-counters", KeyCounters.class, 1, KeyCounters::write, KeyCounters::read);

  /**
   * What one counter remembers.
   *
   * @param counter how it remembers
   * @param touched when it was fed last, epoch milliseconds
   * @param memory in the counter's own form; not to be changed
   */
  @SuppressWarnings("ArrayRecordComponent") // compared nowhere; written as it is
  public record Cell(CounterMemory counter, long touched, long[] memory) {}

  /**
   * What came of feeding an event.
   *
   * @param after what is remembered then
   * @param values the counters' values with the event, by their ids
   */
  public record Fed(KeyCounters after, Map<Long, Long> values) {}

  public KeyCounters {
    cells = List.copyOf(cells);
  }

  /** Feeds what an event shows; counters that nothing feeds any more go when they are too old. */
  public Fed fed(CounterPart part) {
    List<Cell> after = new ArrayList<>(part.shown().size());
    Map<Long, Long> values = HashMap.newHashMap(part.shown().size());
    var state = new KeyState(1);
    for (CounterPart.Shown shown : part.shown()) {
      CounterMemory counter = shown.counter();
      state.cell(0, memory(counter.id()));
      values.put(counter.id(), counter.feed(shown.value(), part.atMillis(), state, 0));
      after.add(new Cell(counter, part.atMillis(), state.cell(0)));
    }
    for (Cell cell : cells) {
      if (!values.containsKey(cell.counter.id())
          && part.atMillis() - cell.touched <= cell.counter.windowMillis()) {
        after.add(cell);
      }
    }
    return new Fed(new KeyCounters(after), values);
  }

  private long[] memory(long id) {
    for (Cell cell : cells) {
      if (cell.counter.id() == id) {
        return cell.memory;
      }
    }
    return new long[0];
  }

  private static void write(KeyCounters counters, DataOutputView out) throws IOException {
    Written.number(counters.cells.size(), out);
    for (Cell cell : counters.cells) {
      out.writeLong(cell.counter.id());
      out.writeByte(cell.counter.kindNumber());
      Written.number(cell.counter.windowMillis(), out);
      Written.number(cell.touched, out);
      Written.number(cell.memory.length, out);
      for (long value : cell.memory) {
        Written.number(value, out);
      }
    }
  }

  private static KeyCounters read(int version, DataInputView in) throws IOException {
    int count = (int) Written.number(in);
    List<Cell> cells = new ArrayList<>(count);
    for (int i = 0; i < count; i++) {
      var counter = CounterMemory.of(in.readLong(), in.readByte(), Written.number(in));
      long touched = Written.number(in);
      long[] memory = new long[(int) Written.number(in)];
      for (int j = 0; j < memory.length; j++) {
        memory[j] = Written.number(in);
      }
      cells.add(new Cell(counter, touched, memory));
    }
    return new KeyCounters(cells);
  }
}
