package dev.forseti.scoring.state;

import java.io.IOException;
import java.time.Duration;
import java.util.HashMap;
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
  private final Map<String, CacheEntry<V>> entries = new HashMap<>();
  private final CacheQueue<V> usedOnce;
  private final CacheQueue<V> usedAgain;
  private @Nullable CacheEntry<V> last; // most values are updated as soon as they were read

  /** A cache of at most that many entries. */
  WriteBackCache(ValueState<V> state, KeyContext keys, Duration timeToLive, int maxEntries) {
    this.state = state;
    this.keys = keys;
    this.timeToLiveMillis = timeToLive.toMillis();
    this.usedOnce = new CacheQueue<>(Math.max(1, maxEntries / 4));
    this.usedAgain = new CacheQueue<>(maxEntries - maxEntries / 4);
  }

  /** The value of a key; null for none. */
  public @Nullable V value(String key, long nowMillis) throws IOException {
    CacheEntry<V> cached = lookUp(key);
    if (cached != null && nowMillis < cached.validUntilMillis) {
      return cached.value;
    }
    V found = null;
    boolean isUnwritten = cached != null && cached.dirty;
    if (!isUnwritten) { // else the state holds something older than an expired change
      keys.setCurrentKey(key);
      found = state.value();
    }
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

  private @Nullable CacheEntry<V> peek(String key) {
    CacheEntry<V> before = last;
    return before != null && before.key.equals(key) ? before : entries.get(key);
  }

  /** The entry of a key that is looked up: from the second time on it stays longer. */
  private @Nullable CacheEntry<V> lookUp(String key) throws IOException {
    CacheEntry<V> cached = entries.get(key);
    last = cached;
    if (cached == null) {
      return null;
    }
    if (cached.queue == usedAgain) {
      cached.used = true; // no order is kept: that would touch other entries on each event
    } else {
      usedAgain.add(cached);
      evict(usedAgain);
    }
    return cached;
  }

  @SuppressWarnings("ReferenceEquality") // what is written into an old object costs the collector
  private void put(
      String key, @Nullable CacheEntry<V> cached, @Nullable V value, long validUntil, boolean dirty)
      throws IOException {
    CacheEntry<V> entry = cached;
    if (entry == null) {
      entry = new CacheEntry<>(key);
      entries.put(key, entry);
      usedOnce.add(entry);
      last = entry;
    }
    if (entry.value != value) {
      entry.value = value;
    }
    entry.validUntilMillis = validUntil;
    entry.dirty = dirty;
    evict(usedOnce);
  }

  /** Evicts the eldest entries that were not used since they were passed over. */
  private void evict(CacheQueue<V> queue) throws IOException {
    while (queue.isTooLong()) {
      CacheEntry<V> eldest = queue.eldest();
      if (eldest.used) {
        eldest.used = false;
        queue.add(eldest);
      } else {
        queue.remove(eldest);
        entries.remove(eldest.key);
        last = eldest == last ? null : last;
        write(eldest);
      }
    }
  }

  /** Writes all changes to the state; the entries stay cached. */
  @Override
  public void writeBack() throws IOException {
    for (CacheEntry<V> entry : entries.values()) {
      write(entry);
    }
  }

  private void write(CacheEntry<V> entry) throws IOException {
    if (entry.dirty) {
      keys.setCurrentKey(entry.key);
      if (entry.value == null) {
        state.clear();
      } else {
        state.update(entry.value);
      }
      entry.dirty = false;
    }
  }
}
