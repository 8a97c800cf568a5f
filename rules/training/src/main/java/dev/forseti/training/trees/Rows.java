package dev.forseti.training.trees;

import java.util.List;

/**
 * Labelled rows of numbers.
 *
 * @param inputs the columns' names
 * @param values a value for each row and column; {@code NaN} for unknown
 * @param isAbuse the labels
 * @param weights how much each row counts; above 0
 */
@SuppressWarnings("ArrayRecordComponent") // compared nowhere
public record Rows(List<String> inputs, double[][] values, boolean[] isAbuse, double[] weights) {
  public Rows {
    inputs = List.copyOf(inputs);
    if (values.length != isAbuse.length || values.length != weights.length) {
      throw new IllegalArgumentException("each row needs a label and a weight");
    }
    for (double[] row : values) {
      if (row.length != inputs.size()) {
        throw new IllegalArgumentException("each row needs a value for each input");
      }
    }
  }

  int size() {
    return values.length;
  }
}
