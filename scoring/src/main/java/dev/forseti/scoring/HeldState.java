package dev.forseti.scoring;

import java.io.IOException;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Map;
import org.apache.flink.api.common.state.ValueState;
import org.apache.flink.streaming.api.operators.KeyContext;
import org.jspecify.annotations.Nullable;

/**
 * A value for each key, with those of the keys used last at hand as live objects. What changed is
 * written to the state when it leaves the hand and at each checkpoint: a value that changes a
 * hundred times between two checkpoints is written once. A value is gone when it was not changed
 * for the time given; one that was read or written back may stay a minute or a checkpoint's
 * interval longer, never shorter. Keys that were asked for once, as most texts are, leave before
 * those that were asked for again. One thread.
 */
final class HeldState<V> implements WritesBack {
  private static final long GLANCE_MILLIS = Duration.ofMinutes(1).toMillis();

  private final ValueState<V> state;
  private final KeyContext keys;
  private final long keptMillis;
  private final int most;
  private final Map<String, Held<V>> once = new LinkedHashMap<>();
  private final Map<String, Held<V>> again = new LinkedHashMap<>();

  /** What is known of a key: its value, or that it has none. */
  private static final class Held<V> {
    private @Nullable V value;
    private long untilMillis;
    private boolean changed;
    private boolean used;
  }

  /** A state of these values; at most that many are at hand. */
  HeldState(ValueState<V> state, KeyContext keys, Duration kept, int most) {
    this.state = state;
    this.keys = keys;
    this.keptMillis = kept.toMillis();
    this.most = most;
  }

  /** The value of a key; null for none. */
  @Nullable V value(String key, long nowMillis) throws IOException {
    Held<V> known = found(key);
    if (known != null && nowMillis < known.untilMillis) {
      return known.value;
    }
    V found = null;
    if (known == null || !known.changed) { // what changed here and is too old is older there
      keys.setCurrentKey(key);
      found = state.value();
    }
    boolean isUnwritten = known != null && known.changed; // the state still holds what was before
    hold(key, known, found, nowMillis + Math.min(GLANCE_MILLIS, keptMillis), isUnwritten);
    return found;
  }

  /** Replaces the value of a key, or tells that it was changed. */
  void update(String key, V value, long nowMillis) throws IOException {
    hold(key, atHand(key), value, nowMillis + keptMillis, true);
  }

  /** Forgets the value of a key. */
  void clear(String key, long nowMillis) throws IOException {
    hold(key, atHand(key), null, nowMillis + GLANCE_MILLIS, true);
  }

  private @Nullable Held<V> atHand(String key) {
    Held<V> known = again.get(key);
    return known == null ? once.get(key) : known;
  }

  /** What is at hand of a key that is asked for: from the second time on it stays longer. */
  private @Nullable Held<V> found(String key) throws IOException {
    Held<V> known = again.get(key);
    if (known != null) {
      known.used = true; // no order is kept: that would touch the whole map on each event
      return known;
    }
    known = once.remove(key);
    if (known != null) {
      again.put(key, known);
      letGo(again, most - most / 4);
    }
    return known;
  }

  @SuppressWarnings("ReferenceEquality") // what is written into an old object costs the collector
  private void hold(
      String key, @Nullable Held<V> known, @Nullable V value, long until, boolean changed)
      throws IOException {
    Held<V> its = known;
    if (its == null) {
      its = new Held<>();
      once.put(key, its);
    }
    if (its.value != value) {
      its.value = value;
    }
    its.untilMillis = until;
    its.changed = changed;
    letGo(once, Math.max(1, most / 4));
  }

  /** Lets the eldest key go that was not used since it was passed over. */
  private void letGo(Map<String, Held<V>> held, int atMost) throws IOException {
    while (held.size() > atMost) {
      Map.Entry<String, Held<V>> eldest = held.entrySet().iterator().next();
      String key = eldest.getKey();
      Held<V> its = eldest.getValue();
      held.remove(key);
      if (its.used) {
        its.used = false;
        held.put(key, its);
      } else {
        write(key, its);
      }
    }
  }

  /** Writes all that changed to the state; it stays at hand. */
  @Override
  public void writeBack() throws IOException {
    for (Map.Entry<String, Held<V>> one : once.entrySet()) {
      write(one.getKey(), one.getValue());
    }
    for (Map.Entry<String, Held<V>> one : again.entrySet()) {
      write(one.getKey(), one.getValue());
    }
  }

  private void write(String key, Held<V> its) throws IOException {
    if (its.changed) {
      keys.setCurrentKey(key);
      if (its.value == null) {
        state.clear();
      } else {
        state.update(its.value);
      }
      its.changed = false;
    }
  }
}
