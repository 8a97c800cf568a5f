package dev.forseti.scoring.stream;

import dev.forseti.features.Unknown;
import dev.forseti.rules.counter.CounterMemory;
import dev.forseti.rules.counter.KeyState;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import org.apache.flink.core.memory.DataInputView;
import org.apache.flink.core.memory.DataOutputView;

/**
 * What the counters of one key remember, each by its own id: rules that come and go leave the
 * others alone. Changes with each event it is fed; of one thread, and written as it is then.
 */
public final class KeyCounters {
  static final Format<KeyCounters> FORMAT =
      new Format<>("key-counters", KeyCounters.class, 1, KeyCounters::write, KeyCounters::read);

  private List<CounterMemory> counters = List.of();
  private long[] touched = new long[0];
  private KeyState memories = new KeyState(0);

  /** Of a key that was never seen. */
  public KeyCounters() {}

  /**
   * Feeds what an event shows; counters that nothing feeds any more go when they are too old.
   *
   * @param values where the id and the value of each counter go, in turns
   * @param at where the first goes
   */
  @SuppressWarnings("ReferenceEquality") // the quick way; equal lists are found too
  public void feed(CounterPart part, long nowMillis, long[] values, int at) {
    List<CounterMemory> shown = part.counters();
    if (shown != counters && !begins(shown)) {
      arrange(shown, nowMillis);
    }
    for (int i = 0; i < shown.size(); i++) {
      CounterMemory counter = shown.get(i);
      values[at + 2 * i] = counter.id();
      values[at + 2 * i + 1] = counter.feed(part.shown()[i], nowMillis, memories, i);
      touched[i] = part.shown()[i] == Unknown.LONG ? touched[i] : nowMillis;
    }
  }

  /** Whether these counters are the first ones, and all. */
  private boolean begins(List<CounterMemory> shown) {
    if (counters.size() != shown.size()) {
      return false;
    }
    for (int i = 0; i < shown.size(); i++) {
      if (counters.get(i).id() != shown.get(i).id()) {
        return false;
      }
    }
    return true;
  }

  /** Puts these counters first, and behind them the others that are not too old. */
  private void arrange(List<CounterMemory> first, long nowMillis) {
    List<CounterMemory> others = new ArrayList<>(0);
    for (int i = 0; i < counters.size(); i++) {
      CounterMemory other = counters.get(i);
      if (place(first, other.id()) < 0 && nowMillis - touched[i] <= other.windowMillis()) {
        others.add(other);
      }
    }
    List<CounterMemory> order = first;
    if (!others.isEmpty()) {
      order = new ArrayList<>(first);
      order.addAll(others);
    }
    long[] times = new long[order.size()];
    var arranged = new KeyState(order.size());
    for (int i = 0; i < times.length; i++) {
      int before = place(counters, order.get(i).id());
      if (before >= 0) {
        times[i] = touched[before];
        arranged.cell(i, memories.cell(before));
      }
    }
    counters = order;
    touched = times;
    memories = arranged;
  }

  private static int place(List<CounterMemory> in, long id) {
    for (int i = 0; i < in.size(); i++) {
      if (in.get(i).id() == id) {
        return i;
      }
    }
    return -1;
  }

  /** Adds what a counter remembers, when it was fed last, epoch milliseconds. */
  void add(CounterMemory counter, long lastMillis, long[] memory) {
    counters = new ArrayList<>(counters);
    counters.add(counter);
    touched = java.util.Arrays.copyOf(touched, counters.size());
    touched[counters.size() - 1] = lastMillis;
    var more = new KeyState(counters.size());
    for (int i = 0; i < counters.size() - 1; i++) {
      more.cell(i, memories.cell(i));
    }
    more.cell(counters.size() - 1, memory);
    memories = more;
  }

  private static void write(KeyCounters its, DataOutputView out) throws IOException {
    Written.number(its.counters.size(), out);
    for (int i = 0; i < its.counters.size(); i++) {
      CounterMemory counter = its.counters.get(i);
      out.writeLong(counter.id());
      out.writeByte(counter.kindNumber());
      Written.number(counter.windowMillis(), out);
      Written.number(its.touched[i], out);
      Written.numbers(its.memories.cell(i), out);
    }
  }

  private static KeyCounters read(int version, DataInputView in) throws IOException {
    int count = (int) Written.number(in);
    var its = new KeyCounters();
    its.touched = new long[count];
    its.memories = new KeyState(count);
    List<CounterMemory> counters = new ArrayList<>(count);
    its.counters = counters;
    for (int i = 0; i < count; i++) {
      counters.add(CounterMemory.of(in.readLong(), in.readByte(), Written.number(in)));
      its.touched[i] = Written.number(in);
      its.memories.cell(i, Written.numbers(in));
    }
    return its;
  }
}
