package dev.forseti.rules.counter;

import dev.forseti.features.FeatureVector;
import dev.forseti.features.Unknown;
import dev.forseti.model.Hash;
import dev.forseti.rules.code.Code;
import java.util.List;
import java.util.function.BooleanSupplier;
import org.jspecify.annotations.Nullable;

/** The counters that share a key: one state access serves them all. */
public final class CounterGroup {
  /** Senders choose what many parts are: a longer one is replaced by its hash. */
  private static final int LONGEST_PART = 256;

  private final String name;
  private final Code.Text[] keys;
  private final Counter[] counters;
  private final long[] ids;
  private final long longestMillis;

  public CounterGroup(String name, List<Code.Text> keys, List<Counter> counters) {
    this.name = name;
    this.keys = keys.toArray(new Code.Text[0]);
    this.counters = counters.toArray(new Counter[0]);
    this.ids = counters.stream().mapToLong(Counter::id).toArray();
    this.longestMillis = counters.stream().mapToLong(Counter::windowMillis).max().orElse(0);
  }

  /** The variables that make the key, joined by a comma. */
  public String name() {
    return name;
  }

  /** The longest window; older states may go. */
  public long longestMillis() {
    return longestMillis;
  }

  /** How many counters one state holds. */
  public int size() {
    return counters.length;
  }

  /**
   * The key of the event; null when a part of it is unknown, and then nothing is counted. However
   * long the parts are, it is short.
   */
  public @Nullable String key(FeatureVector values) {
    String first = keys[0].at(values);
    if (first == null || keys.length == 1) {
      return first == null ? null : bounded(first);
    }
    String second = keys[1].at(values);
    return second == null ? null : joined(bounded(first), bounded(second));
  }

  /** Whether no part of the event's key is unknown. */
  public boolean hasKey(FeatureVector values) {
    for (Code.Text part : keys) {
      if (part.at(values) == null) {
        return false;
      }
    }
    return true;
  }

  private static String joined(String first, String second) {
    return first.length() + ":" + first + second;
  }

  private static String bounded(String part) {
    return part.length() <= LONGEST_PART
        ? part
        : "#" + Long.toHexString(Hash.spread(Hash.of(part))) + ":" + part.length();
  }

  /** The slot that a counter's value goes to. */
  public int slot(int counter) {
    return counters[counter].slot();
  }

  /** What a counter is, apart from the rules. */
  public CounterSpec spec(int counter) {
    Counter of = counters[counter];
    return new CounterSpec(of.id(), of.kind(), of.windowMillis());
  }

  /**
   * What the event shows a counter: all that {@link CounterSpec#feed} needs of it; {@link
   * dev.forseti.features.Unknown#LONG} for nothing.
   */
  public long shown(int counter, FeatureVector values) {
    return counters[counter].shown(values);
  }

  /** The words that its counters need of the event; none when no counter reads them. */
  public long[] words(FeatureVector values) {
    for (Counter counter : counters) {
      if (counter.kind() == Counter.Kind.UNSEEN) {
        return values.words();
      }
    }
    return FeatureVector.NO_WORDS;
  }

  /** The state of a key that was never seen. */
  CounterCells fresh() {
    return new CounterCells(ids);
  }

  /**
   * Feeds the event to the counters of its key and writes their values into the vector. A key that
   * the event shows nothing gets no state: its values are those of one that was never seen, if a
   * rule may read them.
   */
  public void count(
      String key,
      FeatureVector values,
      long nowMillis,
      CounterStates states,
      BooleanSupplier mayBeRead) {
    long[] shown = new long[counters.length];
    boolean feeds = false;
    for (int i = 0; i < shown.length; i++) {
      shown[i] = counters[i].shown(values);
      feeds |= shown[i] != Unknown.LONG;
    }
    if (!feeds && !mayBeRead.getAsBoolean()) {
      return;
    }
    CounterCells state = feeds ? states.get(this, key) : states.known(this, key);
    if (state == null) {
      for (Counter counter : counters) {
        values.set(counter.slot(), counter.kind().atFirst());
      }
      return;
    }
    state.fit(ids);
    for (int i = 0; i < shown.length; i++) {
      values.set(
          counters[i].slot(), counters[i].feed(shown[i], values.words(), nowMillis, state, i));
    }
    if (feeds) {
      state.touch(nowMillis);
      states.changed(this, key, state);
    }
  }
}
