package dev.forseti.reputation;

import dev.forseti.model.EvidenceGroups;
import java.time.Duration;

/**
 * How evidence adds up.
 *
 * @param prior log-odds of a subject of which nothing is known, in nats
 * @param halfLife after which a contribution weighs half; above zero
 * @param groups how much evidence of the same group weighs together
 * @param thresholds what follows
 */
public record ReputationRules(
    double prior, Duration halfLife, EvidenceGroups groups, Thresholds thresholds) {
  /** A subject of which nothing is known: one in about fifty is an abuser. */
  public static final double STANDARD_PRIOR = -4;

  /** How far below a threshold what must not reach it stays, in nats. */
  private static final double JUST_BELOW = .05;

  public ReputationRules {
    if (halfLife.isNegative() || halfLife.isZero()) {
      throw new IllegalArgumentException("half-life must be above 0, was " + halfLife);
    }
  }

  /** The defaults for a share of acts that may be wrong. */
  public static ReputationRules of(double budget, EvidenceGroups groups) {
    return new ReputationRules(
        STANDARD_PRIOR, Duration.ofDays(14), groups, Thresholds.of(STANDARD_PRIOR, budget));
  }

  /** The most that what nothing else bears out adds, in nats: never as much as an act needs. */
  double mostAlone() {
    return thresholds.actAt() - prior - JUST_BELOW;
  }

  /** The most that several groups add that see one act which nothing else bears out, in nats. */
  double mostOfSeveralGroups() {
    return thresholds.reviewAt() - prior - JUST_BELOW;
  }

  /** What is left of one nat after this time in milliseconds; 1 for none. */
  double left(long millis) {
    return Math.pow(.5, Math.max(0, millis) / (double) halfLife.toMillis());
  }
}
