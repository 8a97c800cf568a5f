package dev.forseti.scoring.state;

/**
 * Entries from the eldest to the youngest. They are linked with each other, so that one leaves from
 * the middle without a search. An entry is in one queue at most.
 */
final class CacheQueue<V> {
  private final CacheEntry<V> ends = new CacheEntry<>("");
  private final int longest;
  private int length;

  /** A queue that is too long with more entries than that. */
  CacheQueue(int longest) {
    this.longest = longest;
  }

  /** Whether the eldest has to leave. */
  boolean isTooLong() {
    return length > longest;
  }

  /** The eldest entry; the queue must not be empty. */
  CacheEntry<V> eldest() {
    return ends.younger;
  }

  /** Adds it as the youngest; it leaves the queue in which it was. */
  void add(CacheEntry<V> entry) {
    CacheQueue<V> before = entry.queue;
    if (before != null) {
      before.remove(entry);
    }
    entry.queue = this;
    entry.elder = ends.elder;
    entry.younger = ends;
    ends.elder.younger = entry;
    ends.elder = entry;
    length++;
  }

  /** Removes an entry that is in this queue. */
  void remove(CacheEntry<V> entry) {
    entry.elder.younger = entry.younger;
    entry.younger.elder = entry.elder;
    entry.elder = entry;
    entry.younger = entry;
    entry.queue = null;
    length--;
  }
}
