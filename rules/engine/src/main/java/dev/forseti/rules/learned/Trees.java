package dev.forseti.rules.learned;

import java.util.List;

/**
 * Boosted regression trees: the sum of one leaf of each, in nats. An input that is not known goes
 * the way that was learned for it.
 *
 * <p>A node asks whether an input is at most its threshold. What an input added to the sum is the
 * change of the expected value along the nodes that asked for it (A. Saabas, Interpreting random
 * forests, 2014); these parts and the base make up the sum.
 *
 * @param inputs the names of what is asked
 * @param base nats before the first tree
 * @param roots the first node of each tree
 * @param input for each node the place of its input, or {@link #LEAF}
 * @param threshold up to which the walk goes left
 * @param unknownLeft whether it goes left when the input is unknown
 * @param left the node to the left, a later one
 * @param right the node to the right, a later one
 * @param value the nats of a leaf, and what is expected at a node
 */
@SuppressWarnings("ArrayRecordComponent") // compared nowhere
public record Trees(
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
  public static final int LEAF = -1;

  public Trees {
    inputs = List.copyOf(inputs);
  }

  /**
   * The sum.
   *
   * @param values one for each of the {@link #inputs}, {@code NaN} for unknown
   */
  public double nats(double[] values) {
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
  public double[] parts(double[] values) {
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
