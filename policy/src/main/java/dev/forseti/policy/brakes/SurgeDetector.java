package dev.forseti.policy.brakes;

import dev.forseti.model.RuleId;
import dev.forseti.model.Subject;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;

/**
 * Whether a rule suddenly hits far more distinct subjects than before: in this clock hour or the
 * last one more than the floor, and more than a multiple of its busiest hour of the day before. The
 * newest hours are no past yet: a wave would teach the brake to let it pass.
 */
final class SurgeDetector {
  private static final int DAY = 24;
  private static final int TOO_NEW = 6;
  private static final int KEPT = DAY + 1;

  private final int floor;
  private final double factor;
  private final Map<RuleId, TreeMap<Long, Set<Subject>>> hits = new HashMap<>();

  /**
   * A brake that knows no past.
   *
   * @param floor subjects an hour that are never a surge
   * @param factor how many times the busiest earlier hour is still no surge
   */
  SurgeDetector(int floor, double factor) {
    this.floor = floor;
    this.factor = factor;
  }

  boolean isSurging(RuleId rule, Instant now) {
    TreeMap<Long, Set<Subject>> hours = hits.getOrDefault(rule, new TreeMap<>());
    long hour = hour(now);
    return isSurging(hours, hour) || isSurging(hours, hour - 1);
  }

  private boolean isSurging(TreeMap<Long, Set<Subject>> hours, long hour) {
    int busiest =
        hours.subMap(hour - DAY, hour - TOO_NEW + 1).values().stream()
            .mapToInt(Set::size)
            .max()
            .orElse(0);
    return hours.getOrDefault(hour, Set.of()).size() > Math.max(floor, factor * busiest);
  }

  void hit(RuleId rule, Subject subject, Instant at) {
    TreeMap<Long, Set<Subject>> hours = hits.computeIfAbsent(rule, r -> new TreeMap<>());
    hours.computeIfAbsent(hour(at), h -> new HashSet<>()).add(subject);
    hours.headMap(hours.lastKey() - KEPT).clear();
  }

  private static long hour(Instant at) {
    return Math.floorDiv(at.getEpochSecond(), Duration.ofHours(1).toSeconds());
  }
}
