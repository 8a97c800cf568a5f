package dev.forseti.scoring.stream;

import dev.forseti.features.Unknown;
import dev.forseti.rules.counter.CounterCells;
import dev.forseti.rules.counter.CounterSpec;
import dev.forseti.scoring.encoding.BinaryEncoding;
import dev.forseti.scoring.encoding.VersionedFormat;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.apache.flink.core.memory.DataInputView;
import org.apache.flink.core.memory.DataOutputView;

/**
 * The counters of one key, each by its own id: rules that come and go leave the others alone.
 * Mutable; one thread.
 */
public final class KeyCounters {
  /** The version that brought times before the newest one, and windows in seconds. */
  private static final int COMPACT = 2;

  private static final int SECOND = 1_000;

  static final VersionedFormat<KeyCounters> FORMAT =
      new VersionedFormat<>(
          "key-counters", KeyCounters.class, COMPACT, KeyCounters::write, KeyCounters::read);

  private List<CounterSpec> counters = List.of();
  private long[] lastFed = new long[0];
  private CounterCells cells = new CounterCells(0);

  /** No counters yet. */
  public KeyCounters() {}

  /**
   * Adds what an event feeds them; counters that nothing feeds any more are dropped when their
   * window is over.
   *
   * @param values where the id and the value of each counter go, in turns
   * @param at where the first goes
   */
  @SuppressWarnings("ReferenceEquality") // the quick way; equal lists are found too
  public void feed(CounterUpdate update, long nowMillis, long[] values, int at) {
    List<CounterSpec> fed = update.counters();
    if (fed != counters && !startsWith(fed)) {
      reorder(fed, nowMillis);
    } else if (fed != counters) {
      counters = fed; // those that were read with the state go: each key would keep its own
    }
    for (int i = 0; i < fed.size(); i++) {
      CounterSpec counter = fed.get(i);
      values[at + 2 * i] = counter.id();
      values[at + 2 * i + 1] =
          counter.feed(update.inputs()[i], update.words(), nowMillis, cells, i);
      boolean isFed = update.inputs()[i] != Unknown.LONG;
      lastFed[i] = isFed ? Math.max(lastFed[i], nowMillis) : lastFed[i]; // some come late
    }
  }

  /** Whether these counters are the first ones, and all. */
  private boolean startsWith(List<CounterSpec> fed) {
    if (counters.size() != fed.size()) {
      return false;
    }
    for (int i = 0; i < fed.size(); i++) {
      if (counters.get(i).id() != fed.get(i).id()) {
        return false;
      }
    }
    return true;
  }

  /** Puts these counters first, and behind them the others that are not too old. */
  private void reorder(List<CounterSpec> first, long nowMillis) {
    List<CounterSpec> others = new ArrayList<>(0);
    for (int i = 0; i < counters.size(); i++) {
      CounterSpec other = counters.get(i);
      if (indexOf(first, other.id()) < 0 && nowMillis - lastFed[i] <= other.windowMillis()) {
        others.add(other);
      }
    }
    List<CounterSpec> order = first;
    if (!others.isEmpty()) {
      order = new ArrayList<>(first);
      order.addAll(others);
    }
    long[] times = new long[order.size()];
    var reordered = new CounterCells(order.size());
    for (int i = 0; i < times.length; i++) {
      int before = indexOf(counters, order.get(i).id());
      if (before >= 0) {
        times[i] = lastFed[before];
        reordered.cell(i, cells.cell(before));
      }
    }
    counters = order;
    lastFed = times;
    cells = reordered;
  }

  private static int indexOf(List<CounterSpec> in, long id) {
    for (int i = 0; i < in.size(); i++) {
      if (in.get(i).id() == id) {
        return i;
      }
    }
    return -1;
  }

  /** Adds a counter with its cell and when it was fed last, epoch milliseconds. */
  void add(CounterSpec counter, long lastMillis, long[] cell) {
    counters = new ArrayList<>(counters);
    counters.add(counter);
    lastFed = Arrays.copyOf(lastFed, counters.size());
    lastFed[counters.size() - 1] = lastMillis;
    var more = new CounterCells(counters.size());
    for (int i = 0; i < counters.size() - 1; i++) {
      more.cell(i, cells.cell(i));
    }
    more.cell(counters.size() - 1, cell);
    cells = more;
  }

  /** Whether the counter was never fed: read again, it is as one that is missing. */
  private boolean holdsNothing(int counter) {
    return lastFed[counter] == 0 && cells.cell(counter).length == 0;
  }

  private static void write(KeyCounters its, DataOutputView out) throws IOException {
    int kept = 0;
    long newest = 0;
    for (int i = 0; i < its.lastFed.length; i++) {
      kept += its.holdsNothing(i) ? 0 : 1;
      newest = Math.max(newest, its.lastFed[i]);
    }
    BinaryEncoding.writeVarLong(kept, out);
    BinaryEncoding.writeVarLong(newest, out);
    for (int i = 0; i < its.counters.size(); i++) {
      if (its.holdsNothing(i)) {
        continue;
      }
      CounterSpec counter = its.counters.get(i);
      long window = counter.windowMillis();
      long fed = its.lastFed[i];
      out.writeLong(counter.id());
      out.writeByte(counter.kindNumber());
      BinaryEncoding.writeVarLong(window % SECOND == 0 ? window / SECOND : -window, out);
      BinaryEncoding.writeVarLong(fed == 0 ? 0 : newest - fed + 1, out);
      BinaryEncoding.writeSparseLongs(its.cells.cell(i), out);
    }
  }

  private static KeyCounters read(int version, DataInputView in) throws IOException {
    int count = (int) BinaryEncoding.readVarLong(in);
    long newest = version < COMPACT ? 0 : BinaryEncoding.readVarLong(in);
    var its = new KeyCounters();
    its.lastFed = new long[count];
    its.cells = new CounterCells(count);
    List<CounterSpec> counters = new ArrayList<>(count);
    its.counters = counters;
    for (int i = 0; i < count; i++) {
      long id = in.readLong();
      int kind = in.readByte();
      long window = BinaryEncoding.readVarLong(in);
      long fed = BinaryEncoding.readVarLong(in);
      if (version >= COMPACT) {
        window = window < 0 ? -window : window * SECOND;
        fed = fed == 0 ? 0 : newest - fed + 1;
      }
      counters.add(CounterSpec.of(id, kind, window));
      its.lastFed[i] = fed;
      its.cells.cell(i, BinaryEncoding.readSparseLongs(in));
    }
    return its;
  }
}
