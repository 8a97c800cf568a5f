package dev.forseti.policy.brakes;

import dev.forseti.model.Subject;
import java.time.Duration;
import java.time.Instant;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * Whether a campaign suddenly has far more distinct subjects than before: in this clock hour or the
 * last one more than the floor, and more than a multiple of its busiest hour of the day before. The
 * newest hours are no past yet: a wave would teach the brake to let it pass. Of the campaigns those
 * with the newest hits are known, so many that memory is bounded; the quotas hold for the others.
 */
final class SurgeDetector {
  private static final int DAY = 24;
  private static final int TOO_NEW = 6;
  private static final int KEPT = DAY + 1;

  /** So many campaigns are known at a time. */
  static final int MOST_CAMPAIGNS = 10_000;

  private final int floor;
  private final double factor;
  private final Map<Subject, TreeMap<Long, Set<Subject>>> hits =
      new LinkedHashMap<>(16, 0.75f, true) {
        @Override
        protected boolean removeEldestEntry(
            Map.Entry<Subject, TreeMap<Long, Set<Subject>>> eldest) {
          return size() > MOST_CAMPAIGNS;
        }
      };

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

  boolean isSurging(Subject campaign, Instant now) {
    TreeMap<Long, Set<Subject>> known = hits.get(campaign);
    if (known == null) {
      return false;
    }
    long hour = hour(now);
    TreeMap<Long, Set<Subject>> hours = asOf(hour, known);
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

  void hit(Subject campaign, Subject subject, Instant now) {
    long hour = hour(now);
    asOf(hour, hits.computeIfAbsent(campaign, c -> new TreeMap<>()))
        .computeIfAbsent(hour, h -> new HashSet<>())
        .add(subject);
  }

  /** How many campaigns are known. */
  int campaigns() {
    return hits.size();
  }

  /** What is known of the last day; hits of later hours, before the clock was set back, are new. */
  private static TreeMap<Long, Set<Subject>> asOf(long hour, TreeMap<Long, Set<Subject>> hours) {
    SortedMap<Long, Set<Subject>> later = hours.tailMap(hour, false);
    if (!later.isEmpty()) {
      Set<Subject> subjects = new HashSet<>();
      later.values().forEach(subjects::addAll);
      later.clear();
      hours.computeIfAbsent(hour, h -> new HashSet<>()).addAll(subjects);
    }
    hours.headMap(hour - KEPT).clear();
    return hours;
  }

  private static long hour(Instant at) {
    return Math.floorDiv(at.getEpochSecond(), Duration.ofHours(1).toSeconds());
  }
}
