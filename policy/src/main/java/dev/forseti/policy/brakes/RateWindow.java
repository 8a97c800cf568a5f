package dev.forseti.policy.brakes;

import java.time.Duration;
import java.time.Instant;
import java.util.EnumMap;
import java.util.Map;
import java.util.SortedMap;
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

  void add(Kind kind, Instant now) {
    asOf(now, kind).merge(now, 1, Integer::sum);
  }

  /** How many of the kind were counted within the span before now. */
  int within(Duration span, Kind kind, Instant now) {
    return sum(asOf(now, kind).tailMap(now.minus(span), false));
  }

  /**
   * What is known of the last day. What was counted later than now was so before the clock was set
   * back: it counts as of now, since nobody knows better.
   */
  private TreeMap<Instant, Integer> asOf(Instant now, Kind kind) {
    TreeMap<Instant, Integer> times = counts.computeIfAbsent(kind, k -> new TreeMap<>());
    SortedMap<Instant, Integer> later = times.tailMap(now, false);
    if (!later.isEmpty()) {
      int counted = sum(later);
      later.clear();
      times.merge(now, counted, Integer::sum);
    }
    times.headMap(now.minus(DAY)).clear();
    return times;
  }

  private static int sum(SortedMap<Instant, Integer> times) {
    return times.values().stream().mapToInt(Integer::intValue).sum();
  }
}
