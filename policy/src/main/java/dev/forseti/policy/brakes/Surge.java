package dev.forseti.policy.brakes;

import dev.forseti.model.RuleId;
import dev.forseti.model.Subject;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;

/**
 * Whether a rule suddenly hits far more distinct subjects than before: more in this clock hour than
 * the floor, and more than a multiple of its busiest hour of the day before.
 *
 * @param floor subjects an hour that are never a surge
 * @param factor how many times the busiest earlier hour is still no surge
 */
record Surge(int floor, double factor) {
  private static final int HOURS = 24;

  boolean isUp(Map<RuleId, Map<Long, Set<Subject>>> hits, RuleId rule, Instant now) {
    Map<Long, Set<Subject>> hours = hits.getOrDefault(rule, Map.of());
    long hour = hour(now);
    int busiest = 0;
    for (long earlier = hour - HOURS; earlier < hour; earlier++) {
      busiest = Math.max(busiest, hours.getOrDefault(earlier, Set.of()).size());
    }
    return hours.getOrDefault(hour, Set.of()).size() > Math.max(floor, factor * busiest);
  }

  BrakesState hit(BrakesState state, RuleId rule, Subject subject, Instant at) {
    long hour = hour(at);
    Map<Long, Set<Subject>> before = state.hits().getOrDefault(rule, Map.of());
    if (before.getOrDefault(hour, Set.of()).contains(subject)) {
      return state;
    }
    Map<Long, Set<Subject>> hours = new HashMap<>();
    before.forEach(
        (each, subjects) -> {
          if (each >= hour - HOURS) {
            hours.put(each, subjects);
          }
        });
    Set<Subject> subjects = new HashSet<>(hours.getOrDefault(hour, Set.of()));
    subjects.add(subject);
    hours.put(hour, Set.copyOf(subjects));
    Map<RuleId, Map<Long, Set<Subject>>> hits = new HashMap<>(state.hits());
    hits.put(rule, Map.copyOf(hours));
    return new BrakesState(state.left(), hits);
  }

  private static long hour(Instant at) {
    return at.getEpochSecond() / Duration.ofHours(1).toSeconds();
  }
}
