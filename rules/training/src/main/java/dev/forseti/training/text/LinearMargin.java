package dev.forseti.training.text;

import java.util.Arrays;
import java.util.Random;
import java.util.stream.IntStream;

/**
 * Weights with the widest margin between abuse and the rest: a linear machine with squared hinge
 * loss, solved in its dual, one text at a time in random order (C.-J. Hsieh and others, A dual
 * coordinate descent method for large-scale linear SVM, 2008). Each class counts the same, however
 * many texts it has.
 */
final class LinearMargin {
  private final SparseTexts texts;
  private final int[] chosen;
  private final double[] diagonal;
  private final double[] alphas;
  private final double[] stretch;
  private final double[] weights;
  private double bias;

  private LinearMargin(SparseTexts texts, int[] chosen, double[] stretch, double cost) {
    this.texts = texts;
    this.chosen = chosen;
    this.alphas = new double[texts.size()];
    this.stretch = stretch;
    this.weights = new double[stretch.length];
    double abuse = sum(true);
    double rest = sum(false);
    this.diagonal = new double[texts.size()];
    for (int i : chosen) {
      double share = (abuse + rest) / (2 * (texts.isAbuse()[i] ? abuse : rest));
      diagonal[i] = 1 / (2 * cost * texts.weights()[i] * share);
    }
  }

  private double sum(boolean ofAbuse) {
    return Arrays.stream(chosen)
        .filter(i -> texts.isAbuse()[i] == ofAbuse)
        .mapToDouble(i -> texts.weights()[i])
        .sum();
  }

  /**
   * Finds weights on some of the texts.
   *
   * @param stretch what each bucket's values are multiplied by before the margin is sought
   * @param cost how much a text on the wrong side counts beside small weights
   */
  static LinearMargin fit(
      SparseTexts texts, int[] chosen, double[] stretch, double cost, int rounds, long seed) {
    var machine = new LinearMargin(texts, chosen, stretch, cost);
    Random random = new Random(seed);
    int[] order = chosen.clone();
    for (int round = 0; round < rounds; round++) {
      shuffle(order, random);
      for (int i : order) {
        machine.step(i);
      }
    }
    return machine;
  }

  private void step(int i) {
    double side = texts.isAbuse()[i] ? 1 : -1;
    double slope = side * margin(i) - 1 + diagonal[i] * alphas[i];
    if (alphas[i] == 0 && slope >= 0) {
      return;
    }
    double before = alphas[i];
    alphas[i] = Math.max(0, before - slope / (texts.squaredLength(i, stretch) + 1 + diagonal[i]));
    double change = (alphas[i] - before) * side;
    texts.add(i, change, stretch, weights);
    bias += change;
  }

  /** On which side a text lies and how far. */
  double margin(int text) {
    return texts.product(text, weights) + bias;
  }

  double bias() {
    return bias;
  }

  double[] weights() {
    return weights;
  }

  static void shuffle(int[] order, Random random) {
    for (int i = order.length - 1; i > 0; i--) {
      int other = random.nextInt(i + 1);
      int held = order[i];
      order[i] = order[other];
      order[other] = held;
    }
  }

  static int[] all(int size) {
    return IntStream.range(0, size).toArray();
  }
}
