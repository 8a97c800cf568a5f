package dev.forseti.training.learn;

import java.util.Arrays;

/**
 * How many times as much each of some voices should say, so that evidence which another has already
 * is not counted twice: a logistic regression with what is given as it is, a constant, and a factor
 * of at least 0 for each voice.
 */
final class Factors {
  private static final int ROUNDS = 500;
  private static final double ENOUGH = 1e-7;

  /** Just enough that there is always an answer. */
  private static final double SOFTLY = 1e-3;

  private final double expected;
  private final double pull;
  private final double[][] columns;
  private final boolean[] isAbuse;
  private final double[] weights;
  private final double[] nats;

  private Factors(
      double expected,
      double pull,
      double[] given,
      double[][] said,
      boolean[] isAbuse,
      double[] weights) {
    this.expected = expected;
    this.pull = pull;
    this.columns = new double[said.length + 1][];
    columns[0] = new double[given.length];
    Arrays.fill(columns[0], 1);
    System.arraycopy(said, 0, columns, 1, said.length);
    this.isAbuse = isAbuse;
    this.weights = weights;
    this.nats = given.clone();
  }

  /**
   * Factors of which nothing is expected.
   *
   * @param given for each row what is said anyhow, in nats
   * @param said for each voice and row what it says, in nats; a model must not have been trained on
   *     the row
   * @param weights how much each row counts
   */
  static double[] free(double[] given, double[][] said, boolean[] isAbuse, double[] weights) {
    return drawnTo(0, SOFTLY, given, said, isAbuse, weights);
  }

  /**
   * Factors that are drawn to a value, each by the square of its distance times half the pull.
   *
   * @param given for each row what is said anyhow, in nats
   * @param said for each voice and row what it says, in nats
   * @param weights how much each row counts
   */
  static double[] drawnTo(
      double expected,
      double pull,
      double[] given,
      double[][] said,
      boolean[] isAbuse,
      double[] weights) {
    double[] found = new Factors(expected, pull, given, said, isAbuse, weights).fit();
    return Arrays.copyOfRange(found, 1, found.length);
  }

  /** One coordinate after the other by Newton's steps; the first is the constant. */
  private double[] fit() {
    double[] factors = new double[columns.length];
    for (int at = 1; at < factors.length; at++) {
      move(at, expected, factors);
    }
    for (int round = 0; round < ROUNDS; round++) {
      double moved = 0;
      for (int at = 0; at < factors.length; at++) {
        double wanted = factors[at] + step(at, factors[at]);
        double change = (at == 0 ? wanted : Math.max(0, wanted)) - factors[at];
        move(at, change, factors);
        moved = Math.max(moved, Math.abs(change));
      }
      if (moved < ENOUGH) {
        break;
      }
    }
    return factors;
  }

  private void move(int at, double change, double[] factors) {
    factors[at] += change;
    for (int i = 0; i < nats.length; i++) {
      nats[i] += change * columns[at][i];
    }
  }

  private double step(int at, double now) {
    double hold = at == 0 ? SOFTLY : pull;
    double slope = -hold * (now - (at == 0 ? 0 : expected));
    double curvature = hold;
    double[] column = columns[at];
    for (int i = 0; i < column.length; i++) {
      double chance = 1 / (1 + Math.exp(-nats[i]));
      double weight = weights[i];
      slope += weight * column[i] * ((isAbuse[i] ? 1 : 0) - chance);
      curvature += weight * column[i] * column[i] * Math.max(1e-6, chance * (1 - chance));
    }
    return Math.clamp(slope / curvature, -1, 1);
  }
}
