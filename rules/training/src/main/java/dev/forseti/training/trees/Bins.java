package dev.forseti.training.trees;

import java.util.Arrays;

/**
 * The values of one column in a few bins that hold about as many rows each; bin 0 is unknown. A row
 * is in a bin when its value is at most the bin's bound and above that of the one before.
 */
@SuppressWarnings("ArrayRecordComponent") // compared nowhere
record Bins(double[] bounds, byte[] ofRow) {
  /** More do not fit a byte with the unknown. */
  static final int MOST = 254;

  /**
   * The bins of a column.
   *
   * @param most how many bins there are at most, without that of the unknown
   */
  static Bins of(double[][] rows, int column, int most) {
    double[] known =
        Arrays.stream(rows)
            .mapToDouble(row -> row[column])
            .filter(v -> !Double.isNaN(v))
            .sorted()
            .toArray();
    double[] bounds = bounds(known, most);
    byte[] ofRow = new byte[rows.length];
    for (int i = 0; i < rows.length; i++) {
      ofRow[i] = (byte) bin(bounds, rows[i][column]);
    }
    return new Bins(bounds, ofRow);
  }

  /** Bounds between values that differ: between all of them when they are few. */
  private static double[] bounds(double[] sorted, int most) {
    double[] bounds = new double[most];
    boolean few = Arrays.stream(sorted).distinct().limit(most + 1L).count() <= most;
    int size = 0;
    for (int i = 0; i + 1 < sorted.length && size < most - 1; i++) {
      long due = (long) (size + 1) * sorted.length / most;
      if (sorted[i] != sorted[i + 1] && (few || i + 1 >= due)) {
        bounds[size++] = middle(sorted[i], sorted[i + 1]);
      }
    }
    return Arrays.copyOf(bounds, size);
  }

  private static double middle(double low, double high) {
    double middle = low + (high - low) / 2;
    return middle < high ? middle : low;
  }

  private static int bin(double[] bounds, double value) {
    if (Double.isNaN(value)) {
      return 0;
    }
    int at = Arrays.binarySearch(bounds, value);
    return 1 + (at < 0 ? -at - 1 : at);
  }

  /** The bin of a row: 0 for unknown. */
  int bin(int row) {
    return ofRow[row] & 0xff;
  }

  /** How many bins there are, that of the unknown included. */
  int count() {
    return bounds.length + 2;
  }
}
