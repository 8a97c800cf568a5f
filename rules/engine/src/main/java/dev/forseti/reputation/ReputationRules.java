package dev.forseti.reputation;

import java.time.Duration;
import java.util.Map;

/**
 * How evidence adds up.
 *
 * @param prior log-odds of a subject of which nothing is known, in nats
 * @param halfLife after which a contribution weighs half, in time; above zero
 * @param halfLifeEvents after how many own events of the subject it weighs half; above zero
 * @param groupCaps the greatest sum of a group's contributions in nats, either way; a group without
 *     one has none
 * @param thresholds what follows
 */
public record ReputationRules(
    double prior,
    Duration halfLife,
    double halfLifeEvents,
    Map<String, Double> groupCaps,
    Thresholds thresholds) {
  /** A subject of which nothing is known: one in about fifty is an abuser. */
  public static final double STANDARD_PRIOR = -4;

  public ReputationRules {
    groupCaps = Map.copyOf(groupCaps);
    if (halfLife.isNegative() || halfLife.isZero() || !(halfLifeEvents > 0)) {
      throw new IllegalArgumentException(
          "half-lives must be above 0, were " + halfLife + " and " + halfLifeEvents + " events");
    }
  }

  /** The defaults for a share of acts that may be wrong. */
  public static ReputationRules of(double budget, Map<String, Double> groupCaps) {
    return new ReputationRules(
        STANDARD_PRIOR, Duration.ofDays(14), 200, groupCaps, Thresholds.of(STANDARD_PRIOR, budget));
  }

  /**
   * What is left of one nat after this time in milliseconds and this many own events; 1 for none,
   * never 0.
   */
  double left(long millis, long events) {
    double lives = Math.max(0, millis) / (double) halfLife.toMillis();
    return Math.pow(.5, lives + Math.max(0, events) / halfLifeEvents);
  }
}
