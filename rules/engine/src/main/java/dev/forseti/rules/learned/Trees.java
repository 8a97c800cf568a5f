package dev.forseti.rules.learned;

import java.util.List;

/**
 * Boosted regression trees: the sum of one leaf of each, in nats. An input that is not known goes
 * the way that was learned for it.
 *
 * <p>A node asks whether an input is at most its threshold. What an input added to the sum is the
 * change of the expected value along the nodes that asked for it (A. Saabas, Interpreting random
 * forests, 2014); these parts and the base make up the sum.
 */
@SuppressWarnings("ArrayRecordComponent") // compared nowhere
record Trees(
    List<String> inputs,
    double base,
    int[] roots,
    int[] input,
    double[] threshold,
    boolean[] unknownLeft,
    int[] left,
    int[] right,
    double[] value) {
  /** What stands for the input of a leaf. */
  static final int LEAF = -1;

  Trees {
    inputs = List.copyOf(inputs);
  }

  /**
   * The sum.
   *
   * @param values one for each of the {@link #inputs}, {@code NaN} for unknown
   */
  double nats(double[] values) {
    double sum = base;
    for (int root : roots) {
      int node = root;
      while (input[node] != LEAF) {
        node = next(node, values);
      }
      sum += value[node];
    }
    return sum;
  }

  /** What each input added, in nats; with the base and the values of the roots it is the sum. */
  double[] parts(double[] values) {
    double[] parts = new double[inputs.size()];
    for (int root : roots) {
      int node = root;
      while (input[node] != LEAF) {
        int next = next(node, values);
        parts[input[node]] += value[next] - value[node];
        node = next;
      }
    }
    return parts;
  }

  private int next(int node, double[] values) {
    double found = values[input[node]];
    boolean goesLeft = Double.isNaN(found) ? unknownLeft[node] : found <= threshold[node];
    return goesLeft ? left[node] : right[node];
  }
}
