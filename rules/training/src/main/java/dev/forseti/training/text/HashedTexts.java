package dev.forseti.training.text;

import java.util.List;
import java.util.Random;
import java.util.stream.IntStream;

/**
 * Texts that are read once, so that weights can be fitted on one part of them after the other: a
 * logistic regression, solved in its dual, one text at a time in random order (H.-F. Yu and others,
 * Dual coordinate descent methods for logistic regression and maximum entropy models, 2011). May be
 * used by several threads.
 */
public final class HashedTexts {
  private static final int ROUNDS = 6;
  private static final int STEPS = 8;
  private static final double ENOUGH = 1e-6;

  /** Nats where a share is as good as none or all. */
  private static final double CERTAIN = 30;

  private final SparseTexts texts;
  private final int bits;
  private final double[] squares;

  private HashedTexts(SparseTexts texts, int bits) {
    this.texts = texts;
    this.bits = bits;
    double[] plain = LogCountRatios.none(bits);
    this.squares =
        IntStream.range(0, texts.size()).mapToDouble(i -> texts.squaredLength(i, plain)).toArray();
  }

  /** Reads texts that are normalised ({@link NormalisedText}). */
  public static HashedTexts of(List<String> normalised, int bits) {
    return new HashedTexts(SparseTexts.ofNormalised(normalised, bits), bits);
  }

  /**
   * Finds weights whose sums are log-odds of abuse.
   *
   * @param isAbuse what each text is
   * @param counts how much each text counts, 1 as usual; one that counts 0 is left out
   */
  public TextVector fit(boolean[] isAbuse, double[] counts, long seed) {
    int[] order = IntStream.range(0, counts.length).filter(i -> counts[i] > 0).toArray();
    double[] alphas = new double[counts.length];
    double[] weights = new double[1 << bits];
    double bias = 0;
    Random random = new Random(seed);
    for (int round = 0; round < ROUNDS; round++) {
      LinearMargin.shuffle(order, random);
      for (int i : order) {
        int side = isAbuse[i] ? 1 : -1;
        double margin = side * (texts.product(i, weights) + bias);
        double alpha = best(margin, alphas[i], squares[i] + 1, counts[i]);
        double change = side * (alpha - alphas[i]);
        alphas[i] = alpha;
        add(i, change, weights);
        bias += change;
      }
    }
    return new TextVector(bias, weights);
  }

  private void add(int text, double times, double[] to) {
    int[] own = texts.buckets()[text];
    float[] values = texts.values()[text];
    for (int i = 0; i < own.length; i++) {
      to[own[i]] += times * values[i];
    }
  }

  /**
   * Where the dual of one text is least: Newton's steps on the logit of its share of {@code most}.
   */
  private static double best(double margin, double now, double square, double most) {
    double logit = Math.clamp(now > 0 ? Math.log(now / (most - now)) : -margin, -CERTAIN, CERTAIN);
    for (int step = 0; step < STEPS; step++) {
      double share = 1 / (1 + Math.exp(-logit));
      double slope = logit + margin + square * (most * share - now);
      logit -= slope / (1 + square * most * share * (1 - share));
      if (Math.abs(slope) < ENOUGH) {
        break;
      }
    }
    return most / (1 + Math.exp(-logit));
  }
}
