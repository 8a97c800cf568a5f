package dev.forseti.policy.brakes;

import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * How many entries of each kind went out, exactly, within any span of the last day. A kind of which
 * none went out within the day is forgotten.
 *
 * @param <K> what is counted apart
 */
final class RateWindow<K> {
  private static final Duration DAY = Duration.ofDays(1);
  private static final int FEW = 1_000;

  private final Map<K, TreeMap<Instant, Integer>> counts = new HashMap<>();

  /** With so many kinds it is looked which of them are over. */
  private int many = FEW;

  void add(K kind, Instant now) {
    if (counts.size() >= many) {
      counts.values().removeIf(times -> times.lastKey().isBefore(now.minus(DAY)));
      many = Math.max(FEW, 2 * counts.size());
    }
    counts.computeIfAbsent(kind, k -> new TreeMap<>()).merge(now, 1, Integer::sum);
  }

  /** How many of the kind were counted within the span before now. */
  int within(Duration span, K kind, Instant now) {
    TreeMap<Instant, Integer> times = counts.get(kind);
    return times == null ? 0 : sum(asOf(now, times).tailMap(now.minus(span), false));
  }

  /** How many kinds are known. */
  int kinds() {
    return counts.size();
  }

  /**
   * What is known of the last day. What was counted later than now was so before the clock was set
   * back: it counts as of now, since nobody knows better.
   */
  private static TreeMap<Instant, Integer> asOf(Instant now, TreeMap<Instant, Integer> times) {
    SortedMap<Instant, Integer> later = times.tailMap(now, false);
    if (!later.isEmpty()) {
      int counted = sum(later);
      later.clear();
      times.merge(now, counted, Integer::sum);
    }
    SortedMap<Instant, Integer> old = times.headMap(now.minus(DAY));
    if (old.size() < times.size()) {
      old.clear(); // the newest one is kept: it says when the kind is over
    }
    return times;
  }

  private static int sum(SortedMap<Instant, Integer> times) {
    return times.values().stream().mapToInt(Integer::intValue).sum();
  }
}
