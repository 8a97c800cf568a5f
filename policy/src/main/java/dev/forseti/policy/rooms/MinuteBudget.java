package dev.forseti.policy.rooms;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.HashMap;
import java.util.Map;

/** How often each of many things may be done within a minute. */
final class MinuteBudget {
  private static final Duration WITHIN = Duration.ofMinutes(1);
  private static final int MOST_KNOWN = 10_000;

  private final Map<String, ArrayDeque<Instant>> spent = new HashMap<>();

  /** Whether it may be done once more now; then that is spent. */
  boolean spend(String what, int most, Instant now) {
    if (spent.size() > MOST_KNOWN) {
      spent.values().removeIf(times -> times.isEmpty() || isOver(times.getLast(), now));
    }
    ArrayDeque<Instant> times = spent.computeIfAbsent(what, w -> new ArrayDeque<>());
    times.removeIf(at -> isOver(at, now));
    if (times.size() >= most) {
      return false;
    }
    times.addLast(now);
    return true;
  }

  /** A clock that was set back ends it too. */
  private static boolean isOver(Instant at, Instant now) {
    return !at.isAfter(now.minus(WITHIN)) || at.isAfter(now);
  }
}
