package dev.forseti.training.measure;

import java.util.Arrays;
import java.util.Comparator;
import java.util.stream.IntStream;

/**
 * Scores with labels, the highest first; what the order alone says. Equal scores enter together.
 *
 * <p>Average precision is the area under precision and recall by steps; AUC counts ties half.
 */
public final class Ranking {
  private final double[] scores;
  private final boolean[] isAbuse;
  private final long abuse;
  private final long rest;

  private Ranking(double[] scores, boolean[] isAbuse) {
    this.scores = scores;
    this.isAbuse = isAbuse;
    this.abuse = IntStream.range(0, isAbuse.length).filter(i -> isAbuse[i]).count();
    this.rest = isAbuse.length - abuse;
  }

  /** Of scores and labels, in any order; both of one length, no score {@code NaN}. */
  public static Ranking of(double[] scores, boolean[] isAbuse) {
    if (scores.length != isAbuse.length || Arrays.stream(scores).anyMatch(Double::isNaN)) {
      throw new IllegalArgumentException("each label needs a score");
    }
    int[] order =
        IntStream.range(0, scores.length)
            .boxed()
            .sorted(Comparator.comparingDouble((Integer i) -> -scores[i]))
            .mapToInt(Integer::intValue)
            .toArray();
    double[] sorted = new double[order.length];
    boolean[] labels = new boolean[order.length];
    for (int i = 0; i < order.length; i++) {
      sorted[i] = scores[order[i]];
      labels[i] = isAbuse[order[i]];
    }
    return new Ranking(sorted, labels);
  }

  private interface Step {
    void at(long abuseBefore, long restBefore, long abuseThen, long restThen);
  }

  /** Walks over the scores, equal ones at once. */
  private void walk(Step step) {
    long hits = 0;
    long alarms = 0;
    int at = 0;
    while (at < scores.length) {
      long hitsBefore = hits;
      long alarmsBefore = alarms;
      double score = scores[at];
      while (at < scores.length && scores[at] == score) {
        hits += isAbuse[at] ? 1 : 0;
        alarms += isAbuse[at] ? 0 : 1;
        at++;
      }
      step.at(hitsBefore, alarmsBefore, hits, alarms);
    }
  }

  /** Average precision; {@code NaN} without abuse. */
  public double averagePrecision() {
    double[] area = {0};
    walk(
        (hitsBefore, alarmsBefore, hits, alarms) ->
            area[0] += (double) (hits - hitsBefore) / abuse * hits / (hits + alarms));
    return abuse == 0 ? Double.NaN : area[0];
  }

  /** The area under the ROC curve; {@code NaN} when one class is missing. */
  public double auc() {
    double[] area = {0};
    walk(
        (hitsBefore, alarmsBefore, hits, alarms) ->
            area[0] += (alarms - alarmsBefore) * (hits + hitsBefore) / 2.0);
    return abuse == 0 || rest == 0 ? Double.NaN : area[0] / abuse / rest;
  }

  /** The greatest recall at which at most that share of the rest is above the bar. */
  public double recallAt(double falsePositiveRate) {
    double[] best = {0};
    walk(
        (hitsBefore, alarmsBefore, hits, alarms) -> {
          if (alarms <= falsePositiveRate * rest) {
            best[0] = (double) hits / abuse;
          }
        });
    return abuse == 0 ? Double.NaN : best[0];
  }

  /**
   * The lowest bar above which at most that share of the rest is; from it on something is abuse.
   */
  public double barAt(double falsePositiveRate) {
    double[] bar = {Double.POSITIVE_INFINITY};
    long[] place = {0};
    walk(
        (hitsBefore, alarmsBefore, hits, alarms) -> {
          if (alarms <= falsePositiveRate * rest) {
            bar[0] = scores[(int) place[0]];
          }
          place[0] = hits + alarms;
        });
    return bar[0];
  }

  /** The bar with the greatest value of a measure. */
  public double bestBar(java.util.function.ToDoubleFunction<Confusion> measure) {
    double[] best = {Double.POSITIVE_INFINITY, Double.NEGATIVE_INFINITY};
    long[] place = {0};
    walk(
        (hitsBefore, alarmsBefore, hits, alarms) -> {
          double found =
              measure.applyAsDouble(new Confusion(hits, alarms, abuse - hits, rest - alarms));
          if (found > best[1]) {
            best[0] = scores[(int) place[0]];
            best[1] = found;
          }
          place[0] = hits + alarms;
        });
    return best[0];
  }

  /** What a bar would decide: from it on something is abuse. */
  public Confusion at(double bar) {
    long hits = 0;
    long alarms = 0;
    for (int i = 0; i < scores.length && scores[i] >= bar; i++) {
      hits += isAbuse[i] ? 1 : 0;
      alarms += isAbuse[i] ? 0 : 1;
    }
    return new Confusion(hits, alarms, abuse - hits, rest - alarms);
  }
}
