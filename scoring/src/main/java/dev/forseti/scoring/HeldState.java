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
 * interval longer, never shorter. One thread.
 */
final class HeldState<V> {
  private static final long GLANCE_MILLIS = Duration.ofMinutes(1).toMillis();

  private final ValueState<V> state;
  private final KeyContext keys;
  private final long keptMillis;
  private final int most;
  private final Map<String, Held<V>> held = new LinkedHashMap<>(1_024, .75f, true);

  /** What is known of a key: its value, or that it has none. */
  private static final class Held<V> {
    private @Nullable V value;
    private long untilMillis;
    private boolean changed;
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
    Held<V> known = held.get(key);
    if (known != null && nowMillis < known.untilMillis) {
      return known.value;
    }
    V found = null;
    if (known == null || !known.changed) { // what changed here and is too old is older there
      keys.setCurrentKey(key);
      found = state.value();
    }
    hold(key, known, found, nowMillis + Math.min(GLANCE_MILLIS, keptMillis), false);
    return found;
  }

  /** Replaces the value of a key, or tells that it was changed. */
  void update(String key, V value, long nowMillis) throws IOException {
    hold(key, held.get(key), value, nowMillis + keptMillis, true);
  }

  /** Forgets the value of a key. */
  void clear(String key, long nowMillis) throws IOException {
    hold(key, held.get(key), null, nowMillis + GLANCE_MILLIS, true);
  }

  private void hold(
      String key, @Nullable Held<V> known, @Nullable V value, long until, boolean changed)
      throws IOException {
    Held<V> its = known;
    if (its == null) {
      its = new Held<>();
      held.put(key, its);
    }
    its.value = value;
    its.untilMillis = until;
    its.changed = changed;
    if (held.size() > most) {
      Map.Entry<String, Held<V>> eldest = held.entrySet().iterator().next();
      write(eldest.getKey(), eldest.getValue());
      held.remove(eldest.getKey());
    }
  }

  /** Writes all that changed to the state; it stays at hand. */
  void writeBack() throws IOException {
    for (Map.Entry<String, Held<V>> one : held.entrySet()) {
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
