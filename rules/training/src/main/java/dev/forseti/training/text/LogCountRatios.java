package dev.forseti.training.text;

import java.util.Arrays;

/**
 * How much more often a bucket is in abuse than in the rest, as a logarithm of smoothed shares:
 * what a naive Bayes classifier weighs. Used as the stretch of each bucket before a margin is
 * sought, it makes what tells something cheap and what tells nothing dear (S. Wang and C. Manning,
 * Baselines and bigrams, 2012).
 */
final class LogCountRatios {
  private static final double SMOOTHING = 1;

  private LogCountRatios() {}

  /** No stretch at all. */
  static double[] none(int bits) {
    double[] ones = new double[1 << bits];
    Arrays.fill(ones, 1);
    return ones;
  }

  /** The ratios of some of the texts, one for each bucket. */
  static double[] of(SparseTexts texts, int[] chosen, int bits) {
    double[] abuse = new double[1 << bits];
    double[] rest = new double[1 << bits];
    Arrays.fill(abuse, SMOOTHING);
    Arrays.fill(rest, SMOOTHING);
    for (int i : chosen) {
      double[] counted = texts.isAbuse()[i] ? abuse : rest;
      for (int bucket : texts.buckets()[i]) {
        counted[bucket] += texts.weights()[i];
      }
    }
    double allAbuse = Arrays.stream(abuse).sum();
    double allRest = Arrays.stream(rest).sum();
    double[] ratios = new double[abuse.length];
    for (int i = 0; i < ratios.length; i++) {
      ratios[i] = Math.log(abuse[i] / allAbuse / (rest[i] / allRest));
    }
    return ratios;
  }
}
