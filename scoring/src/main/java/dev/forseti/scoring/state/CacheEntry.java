package dev.forseti.scoring.state;

import org.jspecify.annotations.Nullable;

/** The value of a key, or that it has none, in one of the queues of {@link WriteBackCache}. */
final class CacheEntry<V> {
  final String key;
  @Nullable V value;
  long validUntilMillis;

  /** Whether the state does not hold the value yet. */
  boolean dirty;

  /** Whether it was looked up since it was passed over. */
  boolean used;

  @Nullable CacheQueue<V> queue;
  CacheEntry<V> elder = this;
  CacheEntry<V> younger = this;

  CacheEntry(String key) {
    this.key = key;
  }
}
