package dev.forseti.training.trees;

import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Rows that a tree says the same of, with the best way to part them. */
final class Leaf {
  private final TreeTrainer options;
  private final Gradients gradients;
  final int[] rows;
  final Say say;

  /**
   * What a leaf says and between which bounds it may, so that inputs that must rise do.
   *
   * @param nats before the rate
   */
  record Say(double nats, double low, double high) {
    /** The same with one bound moved to the middle between two leaves. */
    Say below(double middle) {
      return new Say(Math.min(nats, middle), low, middle);
    }

    Say above(double middle) {
      return new Say(Math.max(nats, middle), middle, high);
    }
  }

  Leaf(TreeTrainer options, Gradients gradients, int[] rows, Say say) {
    this.options = options;
    this.gradients = gradients;
    this.rows = rows;
    this.say = say;
  }

  /** The rows that a tree grows on, free to say anything. */
  static Leaf root(TreeTrainer options, Gradients gradients, int[] all) {
    double slope = 0;
    double curvature = 0;
    for (int row : all) {
      slope += gradients.slope[row];
      curvature += gradients.curvature[row];
    }
    double nats = -slope / (curvature + options.ridge());
    return new Leaf(
        options, gradients, all, new Say(nats, Double.NEGATIVE_INFINITY, Double.POSITIVE_INFINITY));
  }

  /** The best split by one of the columns asked; null when none makes the loss smaller. */
  @Nullable Split best(Bins[] columns, int[] asked, Map<Integer, Integer> rising) {
    Split best = null;
    for (int column : asked) {
      Split found = best(columns[column], column, rising.getOrDefault(column, 0));
      if (found != null && (best == null || found.gain() > best.gain())) {
        best = found;
      }
    }
    return best;
  }

  private @Nullable Split best(Bins column, int number, int rises) {
    int[] counts = new int[column.count()];
    double[] slope = new double[column.count()];
    double[] curvature = new double[column.count()];
    for (int row : rows) {
      int bin = column.bin(row);
      counts[bin]++;
      slope[bin] += gradients.slope[row];
      curvature[bin] += gradients.curvature[row];
    }
    Split best = null;
    double allSlope = sum(slope);
    double allCurvature = sum(curvature);
    for (boolean unknownLeft : new boolean[] {false, true}) {
      double leftSlope = unknownLeft ? slope[0] : 0;
      double leftCurvature = unknownLeft ? curvature[0] : 0;
      int leftRows = unknownLeft ? counts[0] : 0;
      for (int bin = 1; bin + 1 < slope.length; bin++) {
        leftSlope += slope[bin];
        leftCurvature += curvature[bin];
        leftRows += counts[bin];
        if (Math.min(leftRows, rows.length - leftRows) < options.leastRows()) {
          continue;
        }
        Split found =
            split(
                number,
                bin,
                unknownLeft,
                rises,
                new double[] {leftSlope, leftCurvature},
                new double[] {allSlope - leftSlope, allCurvature - leftCurvature});
        if (found != null && (best == null || found.gain() > best.gain())) {
          best = found;
        }
      }
    }
    return best;
  }

  private @Nullable Split split(
      int column, int bin, boolean unknownLeft, int rises, double[] left, double[] right) {
    if (Math.min(left[1], right[1]) < options.leastCurvature()) {
      return null;
    }
    Say one = said(left);
    Say other = said(right);
    if ((other.nats() - one.nats()) * rises < 0) {
      return null;
    }
    double[] both = {left[0] + right[0], left[1] + right[1]};
    double gain = loss(both, say.nats()) - loss(left, one.nats()) - loss(right, other.nats());
    if (!(gain > options.leastGain())) {
      return null;
    }
    double middle = (one.nats() + other.nats()) / 2;
    return switch (rises) {
      case 1 -> new Split(column, bin, unknownLeft, gain, one.below(middle), other.above(middle));
      case -1 -> new Split(column, bin, unknownLeft, gain, one.above(middle), other.below(middle));
      default -> new Split(column, bin, unknownLeft, gain, one, other);
    };
  }

  private Say said(double[] of) {
    double nats = -of[0] / (of[1] + options.ridge());
    return new Say(Math.clamp(nats, say.low(), say.high()), say.low(), say.high());
  }

  /** The loss of rows of which that is said, up to a constant. */
  private double loss(double[] of, double nats) {
    return of[0] * nats + .5 * (of[1] + options.ridge()) * nats * nats;
  }

  private static double sum(double[] values) {
    double sum = 0;
    for (double value : values) {
      sum += value;
    }
    return sum;
  }

  /** The rows of one side, in their order. */
  int[] side(Bins column, Split split, boolean isLeft) {
    int[] side = new int[rows.length];
    int size = 0;
    for (int row : rows) {
      if (goesLeft(column.bin(row), split) == isLeft) {
        side[size++] = row;
      }
    }
    return java.util.Arrays.copyOf(side, size);
  }

  static boolean goesLeft(int bin, Split split) {
    return bin == 0 ? split.unknownLeft() : bin <= split.bin();
  }
}
