package dev.forseti.policy.brakes;

import java.time.Duration;
import java.time.Instant;
import java.util.EnumMap;
import java.util.Map;
import java.util.TreeMap;

/** How many entries of each kind went out, exactly, within any span of the last day. */
final class RateWindow {
  private static final Duration DAY = Duration.ofDays(1);

  private final Map<Kind, TreeMap<Instant, Integer>> counts = new EnumMap<>(Kind.class);

  /** What is counted apart. */
  enum Kind {
    /** Entries that follow from verdicts. */
    AUTOMATIC,
    /** Entries that moderators decided. */
    DECIDED,
    /** Entries retracted without a moderator. */
    RETRACTED
  }

  void add(Kind kind, Instant at) {
    TreeMap<Instant, Integer> times = counts.computeIfAbsent(kind, k -> new TreeMap<>());
    times.merge(at, 1, Integer::sum);
    times.headMap(times.lastKey().minus(DAY)).clear();
  }

  /** How many of the kind were counted after that moment. */
  int since(Kind kind, Instant after) {
    return counts.getOrDefault(kind, new TreeMap<>()).tailMap(after, false).values().stream()
        .mapToInt(Integer::intValue)
        .sum();
  }
}
