package dev.forseti.reputation;

import dev.forseti.model.Standing;

/**
 * From which log-odds on a standing follows. They come from Wald's sequential probability ratio
 * test: evidence of {@code ln((1 - missed) / budget)} nats keeps the share of wrong conclusions at
 * about the budget (A. Wald, Sequential Tests of Statistical Hypotheses, 1945).
 *
 * @param watchAt log-odds for {@code WATCH}
 * @param reviewAt log-odds for {@code REVIEW}; above {@code watchAt}
 * @param actAt log-odds for {@code ACT}; above {@code reviewAt}
 * @param slack nats by which the log-odds must fall below a threshold before the standing is lost
 */
public record Thresholds(double watchAt, double reviewAt, double actAt, double slack) {
  /** The share of abusers that may be missed for good. */
  private static final double MISSED = .05;

  /** How much more often a moderator may be asked in vain than an act may be wrong. */
  private static final double REVIEW_TO_ACT = 40;

  private static final double WATCH_BUDGET = .1;
  private static final double SLACK = 1;

  private static final Standing[] STANDINGS = Standing.values();

  public Thresholds {
    if (!(watchAt < reviewAt && reviewAt < actAt && slack >= 0)) {
      throw new IllegalArgumentException(
          "thresholds must rise, were watch %s, review %s, act %s, slack %s"
              .formatted(watchAt, reviewAt, actAt, slack));
    }
  }

  /**
   * The thresholds for a budget.
   *
   * @param prior log-odds of a subject of which nothing is known, in nats
   * @param budget share of acts that may be wrong, above 0 and below 0.0025
   */
  public static Thresholds of(double prior, double budget) {
    if (!(budget > 0 && budget * REVIEW_TO_ACT < WATCH_BUDGET)) {
      throw new IllegalArgumentException(
          "false-positive budget must be above 0 and below 0.0025, was " + budget);
    }
    return new Thresholds(
        prior + needed(WATCH_BUDGET),
        prior + needed(budget * REVIEW_TO_ACT),
        prior + needed(budget),
        SLACK);
  }

  private static double needed(double budget) {
    return Math.log((1 - MISSED) / budget);
  }

  /** From which log-odds on the standing follows; minus infinity for {@code NONE}. */
  public double of(Standing standing) {
    return switch (standing) {
      case NONE -> Double.NEGATIVE_INFINITY;
      case WATCH -> watchAt;
      case REVIEW -> reviewAt;
      case ACT -> actAt;
    };
  }

  /** The standing that follows from the log-odds for a subject that stood as given. */
  public Standing standing(double logOdds, Standing before) {
    Standing result = Standing.NONE;
    for (Standing standing : STANDINGS) {
      double needed = of(standing) - (standing.compareTo(before) <= 0 ? slack : 0);
      if (logOdds >= needed) {
        result = standing;
      }
    }
    return result;
  }
}
