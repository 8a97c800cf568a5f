package dev.forseti.ingest;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/**
 * The newest things seen and what is known of each, up to a limit; the oldest are forgotten first.
 * For one thread.
 */
final class RecentlySeen<K, V> {
  private final int limit;
  private final Map<K, V> oldestFirst = new LinkedHashMap<>();

  RecentlySeen(int limit) {
    if (limit < 1) {
      throw new IllegalArgumentException("limit must be above 0, was " + limit);
    }
    this.limit = limit;
  }

  Optional<V> get(K key) {
    return Optional.ofNullable(oldestFirst.get(key));
  }

  /** Remembers it; what was seen before keeps its age. */
  void put(K key, V value) {
    if (oldestFirst.put(key, value) == null && oldestFirst.size() > limit) {
      oldestFirst.remove(oldestFirst.keySet().iterator().next());
    }
  }
}
