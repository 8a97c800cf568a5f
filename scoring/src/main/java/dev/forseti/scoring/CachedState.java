package dev.forseti.scoring;

import java.io.IOException;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Map;
import org.apache.flink.api.common.functions.RuntimeContext;
import org.apache.flink.api.common.state.ValueState;
import org.apache.flink.api.common.state.ValueStateDescriptor;
import org.apache.flink.api.common.typeinfo.TypeInformation;
import org.jspecify.annotations.Nullable;

/**
 * A value for each key, with those of the keys used last at hand. Everything is written to the
 * state at once, so that a checkpoint needs nothing from here; what is at hand spares the reading.
 * A value is gone when it was not written for the time given, at hand or not.
 */
final class CachedState<V> {
  private static final int AT_HAND = 8_192;

  private final ValueState<V> state;
  private final long keptMillis;
  private final Map<String, Held<V>> held = new Latest<>();

  /** What is known of a key: its value, or that it has none. */
  private record Held<V>(@Nullable V value, long since) {}

  CachedState(RuntimeContext runtime, String name, TypeInformation<V> type, Duration kept) {
    var descriptor = new ValueStateDescriptor<>(name, type);
    descriptor.enableTimeToLive(Expiry.after(kept));
    state = runtime.getState(descriptor);
    keptMillis = kept.toMillis();
  }

  /** The value of the key that Flink is at; null for none. */
  @Nullable V value(String key, long nowMillis) throws IOException {
    Held<V> known = held.get(key);
    if (known != null && (known.value == null || nowMillis - known.since < keptMillis)) {
      return known.value;
    }
    V read = state.value();
    if (read == null) {
      held.put(key, new Held<>(null, nowMillis));
    }
    return read; // how old it is, only the state knows: it is held from the next writing on
  }

  /** Replaces the value of the key that Flink is at. */
  void update(String key, V value, long nowMillis) throws IOException {
    state.update(value);
    held.put(key, new Held<>(value, nowMillis));
  }

  /** Forgets the value of the key that Flink is at. */
  void clear(String key, long nowMillis) {
    state.clear();
    held.put(key, new Held<>(null, nowMillis));
  }

  /** Lets the key go that was used longest ago. */
  private static final class Latest<V> extends LinkedHashMap<String, Held<V>> {
    private static final long serialVersionUID = 1L;

    Latest() {
      super(AT_HAND, .75f, true);
    }

    @Override
    protected boolean removeEldestEntry(Map.Entry<String, Held<V>> eldest) {
      return size() > AT_HAND;
    }
  }
}
