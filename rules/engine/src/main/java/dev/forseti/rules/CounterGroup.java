package dev.forseti.rules;

import dev.forseti.features.FeatureVector;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The counters that share a key: one state access serves them all. */
public final class CounterGroup {
  private final String name;
  private final List<Code.Text> keys;
  private final List<Counter> counters;

  CounterGroup(String name, List<Code.Text> keys, List<Counter> counters) {
    this.name = name;
    this.keys = List.copyOf(keys);
    this.counters = List.copyOf(counters);
  }

  /** The variables that make the key, joined by a comma. */
  public String name() {
    return name;
  }

  /** The longest window; older states may go. */
  public long longestMillis() {
    return counters.stream().mapToLong(Counter::windowMillis).max().orElse(0);
  }

  List<Counter> counters() {
    return counters;
  }

  /** How many counters one state holds. */
  public int size() {
    return counters.size();
  }

  /** The key of the event; null when a part of it is unknown, and then nothing is counted. */
  public @Nullable String key(FeatureVector values) {
    StringBuilder key = new StringBuilder();
    for (Code.Text part : keys) {
      String value = part.at(values);
      if (value == null) {
        return null;
      }
      key.append(value).append('\n');
    }
    return key.toString();
  }

  /** The slot that a counter's value goes to. */
  public int slot(int counter) {
    return counters.get(counter).slot();
  }

  /** What a counter remembers by, apart from the rules. */
  public CounterMemory memory(int counter) {
    Counter of = counters.get(counter);
    return new CounterMemory(of.id(), of.kind(), of.windowMillis());
  }

  /** What the event shows a counter: all that {@link CounterMemory#feed} needs of it. */
  public long shown(int counter, FeatureVector values) {
    return counters.get(counter).shown(values);
  }

  /** Feeds the event and writes the counters' values into the vector. */
  public void count(FeatureVector values, long nowMillis, KeyState state) {
    for (int i = 0; i < counters.size(); i++) {
      Counter counter = counters.get(i);
      values.set(counter.slot(), counter.update(values, nowMillis, state, i));
    }
    state.touch(nowMillis);
  }
}
