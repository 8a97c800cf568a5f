package dev.forseti.scoring.state;

import java.io.IOException;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Map;
import org.apache.flink.api.common.state.ValueState;
import org.apache.flink.streaming.api.operators.KeyContext;
import org.jspecify.annotations.Nullable;

/**
 * A write-back cache over a keyed state: the values of the keys used last are live objects. A
 * changed value is written to the state when it is evicted and at each checkpoint, so a value that
 * changes a hundred times between two checkpoints is written once. A value expires when it was not
 * changed for the time to live; one that was read or written back may stay a minute or a
 * checkpoint's interval longer, never shorter. Keys that were looked up once, as most texts are,
 * are evicted before those that were looked up again. One thread.
 */
public final class WriteBackCache<V> implements WriteBack {
  /** How long a value that was read is used before it is read from the state again. */
  private static final long READ_MILLIS = Duration.ofMinutes(1).toMillis();

  private final ValueState<V> state;
  private final KeyContext keys;
  private final long timeToLiveMillis;
  private final int maxEntries;
  private final Map<String, Entry<V>> usedOnce = new LinkedHashMap<>();
  private final Map<String, Entry<V>> usedAgain = new LinkedHashMap<>();

  /** The value of a key, or that it has none. */
  private static final class Entry<V> {
    private @Nullable V value;
    private long validUntilMillis;
    private boolean dirty;
    private boolean used;
  }

  /** A cache of at most that many entries. */
  WriteBackCache(ValueState<V> state, KeyContext keys, Duration timeToLive, int maxEntries) {
    this.state = state;
    this.keys = keys;
    this.timeToLiveMillis = timeToLive.toMillis();
    this.maxEntries = maxEntries;
  }

  /** The value of a key; null for none. */
  public @Nullable V value(String key, long nowMillis) throws IOException {
    Entry<V> cached = lookUp(key);
    if (cached != null && nowMillis < cached.validUntilMillis) {
      return cached.value;
    }
    V found = null;
    if (cached == null || !cached.dirty) { // the state holds something older than an expired change
      keys.setCurrentKey(key);
      found = state.value();
    }
    boolean isUnwritten = cached != null && cached.dirty; // the state still holds what was before
    put(key, cached, found, nowMillis + Math.min(READ_MILLIS, timeToLiveMillis), isUnwritten);
    return found;
  }

  /** Replaces the value of a key, or marks it as changed. */
  public void update(String key, V value, long nowMillis) throws IOException {
    put(key, peek(key), value, nowMillis + timeToLiveMillis, true);
  }

  /** Removes the value of a key. */
  public void clear(String key, long nowMillis) throws IOException {
    put(key, peek(key), null, nowMillis + READ_MILLIS, true);
  }

  private @Nullable Entry<V> peek(String key) {
    Entry<V> cached = usedAgain.get(key);
    return cached == null ? usedOnce.get(key) : cached;
  }

  /** The entry of a key that is looked up: from the second time on it stays longer. */
  private @Nullable Entry<V> lookUp(String key) throws IOException {
    Entry<V> cached = usedAgain.get(key);
    if (cached != null) {
      cached.used = true; // no order is kept: that would touch the whole map on each event
      return cached;
    }
    cached = usedOnce.remove(key);
    if (cached != null) {
      usedAgain.put(key, cached);
      evict(usedAgain, maxEntries - maxEntries / 4);
    }
    return cached;
  }

  @SuppressWarnings("ReferenceEquality") // what is written into an old object costs the collector
  private void put(
      String key, @Nullable Entry<V> cached, @Nullable V value, long validUntil, boolean dirty)
      throws IOException {
    Entry<V> entry = cached;
    if (entry == null) {
      entry = new Entry<>();
      usedOnce.put(key, entry);
    }
    if (entry.value != value) {
      entry.value = value;
    }
    entry.validUntilMillis = validUntil;
    entry.dirty = dirty;
    evict(usedOnce, Math.max(1, maxEntries / 4));
  }

  /** Evicts the eldest entries that were not used since they were passed over. */
  private void evict(Map<String, Entry<V>> entries, int atMost) throws IOException {
    while (entries.size() > atMost) {
      Map.Entry<String, Entry<V>> eldest = entries.entrySet().iterator().next();
      String key = eldest.getKey();
      Entry<V> entry = eldest.getValue();
      entries.remove(key);
      if (entry.used) {
        entry.used = false;
        entries.put(key, entry);
      } else {
        write(key, entry);
      }
    }
  }

  /** Writes all changes to the state; the entries stay cached. */
  @Override
  public void writeBack() throws IOException {
    for (Map.Entry<String, Entry<V>> one : usedOnce.entrySet()) {
      write(one.getKey(), one.getValue());
    }
    for (Map.Entry<String, Entry<V>> one : usedAgain.entrySet()) {
      write(one.getKey(), one.getValue());
    }
  }

  private void write(String key, Entry<V> entry) throws IOException {
    if (entry.dirty) {
      keys.setCurrentKey(key);
      if (entry.value == null) {
        state.clear();
      } else {
        state.update(entry.value);
      }
      entry.dirty = false;
    }
  }
}
