package dev.forseti.policy.brakes;

import dev.forseti.model.RuleId;
import dev.forseti.model.Subject;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * What the brakes have counted, for a day back.
 *
 * @param left when something of each kind left, oldest first
 * @param hits the distinct subjects that each rule hit, by hour since 1970
 */
public record BrakesState(
    Map<Kind, List<Instant>> left, Map<RuleId, Map<Long, Set<Subject>>> hits) {

  /** Nothing counted. */
  public static final BrakesState EMPTY = new BrakesState(Map.of(), Map.of());

  /** What is counted apart. */
  public enum Kind {
    /** Entries that follow from verdicts. */
    AUTOMATIC,
    /** Entries that moderators decided. */
    DECIDED,
    /** Entries taken back without a moderator. */
    RETRACTED
  }

  public BrakesState {
    left = Map.copyOf(left);
    hits = Map.copyOf(hits);
  }

  /** How many of the kind left after that moment. */
  int since(Kind kind, Instant after) {
    List<Instant> times = left.getOrDefault(kind, List.of());
    int count = 0;
    for (int i = times.size() - 1; i >= 0 && times.get(i).isAfter(after); i--) {
      count++;
    }
    return count;
  }

  BrakesState with(Kind kind, Instant at, Instant forgetUntil) {
    List<Instant> times = new ArrayList<>();
    for (Instant each : left.getOrDefault(kind, List.of())) {
      if (each.isAfter(forgetUntil)) {
        times.add(each);
      }
    }
    times.add(at);
    times.sort(null);
    Map<Kind, List<Instant>> other = new HashMap<>(left);
    other.put(kind, List.copyOf(times));
    return new BrakesState(other, hits);
  }
}
