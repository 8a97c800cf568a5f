package dev.forseti.ingest;

import java.util.ArrayDeque;
import java.util.HashSet;
import java.util.Queue;
import java.util.Set;

/** The newest things seen, up to a limit; the oldest are forgotten first. For one thread. */
final class RecentlySeen<T> {
  private final int limit;
  private final Set<T> members = new HashSet<>();
  private final Queue<T> oldestFirst = new ArrayDeque<>();

  RecentlySeen(int limit) {
    if (limit < 1) {
      throw new IllegalArgumentException("limit must be above 0, was " + limit);
    }
    this.limit = limit;
  }

  boolean contains(T item) {
    return members.contains(item);
  }

  void add(T item) {
    if (members.add(item)) {
      oldestFirst.add(item);
      if (oldestFirst.size() > limit) {
        members.remove(oldestFirst.remove());
      }
    }
  }
}
