package dev.forseti.training.learn;

import java.util.Arrays;

/**
 * How many times as much each model may say, so that evidence which the other rules or another
 * model have already is not counted twice: a logistic regression with what the rules say as it is,
 * a constant, and a factor of at least 0 for each model.
 */
final class Scales {
  private static final int ROUNDS = 500;
  private static final double ENOUGH = 1e-7;

  /** Draws the factors to 0, softly, so that there is always an answer. */
  private static final double RIDGE = 1e-3;

  private final double[][] columns;
  private final boolean[] isAbuse;
  private final double[] weights;
  private final double[] nats;

  private Scales(double[] given, double[][] columns, boolean[] isAbuse, double[] weights) {
    this.columns = columns;
    this.isAbuse = isAbuse;
    this.weights = weights;
    this.nats = given.clone();
  }

  /**
   * Finds the factors.
   *
   * @param given for each row what the rules say, in nats
   * @param said for each model and row what it says, in nats, by a model that was not trained on
   *     the row
   */
  static double[] fit(double[] given, double[][] said, boolean[] isAbuse, double[] weights) {
    double[][] columns = new double[said.length + 1][];
    columns[0] = new double[given.length];
    Arrays.fill(columns[0], 1);
    System.arraycopy(said, 0, columns, 1, said.length);
    double[] found = new Scales(given, columns, isAbuse, weights).fit();
    return Arrays.copyOfRange(found, 1, found.length);
  }

  /** One coordinate after the other by Newton's steps; the first is the constant. */
  private double[] fit() {
    double[] factors = new double[columns.length];
    for (int round = 0; round < ROUNDS; round++) {
      double moved = 0;
      for (int at = 0; at < factors.length; at++) {
        double wanted = factors[at] + step(columns[at], factors[at]);
        double change = (at == 0 ? wanted : Math.max(0, wanted)) - factors[at];
        factors[at] += change;
        for (int i = 0; i < nats.length; i++) {
          nats[i] += change * columns[at][i];
        }
        moved = Math.max(moved, Math.abs(change));
      }
      if (moved < ENOUGH) {
        break;
      }
    }
    return factors;
  }

  private double step(double[] column, double now) {
    double slope = -RIDGE * now;
    double curvature = RIDGE;
    for (int i = 0; i < nats.length; i++) {
      double chance = 1 / (1 + Math.exp(-nats[i]));
      slope += weights[i] * column[i] * ((isAbuse[i] ? 1 : 0) - chance);
      curvature += weights[i] * column[i] * column[i] * Math.max(1e-6, chance * (1 - chance));
    }
    return Math.clamp(slope / curvature, -1, 1);
  }
}
