package dev.forseti.training.evaluation;

import java.util.Arrays;
import java.util.Locale;

/**
 * A value with the middle 95 % of what it is when senders are drawn anew.
 *
 * @param value {@code NaN} when there is none
 */
public record Interval(double value, double low, double high) {
  private static final double TAIL = .025;

  /** Of a value and of what draws gave; those without a value are left out. */
  static Interval of(double value, double[] draws) {
    double[] sorted = Arrays.stream(draws).filter(draw -> !Double.isNaN(draw)).sorted().toArray();
    if (sorted.length == 0) {
      return new Interval(value, Double.NaN, Double.NaN);
    }
    int last = sorted.length - 1;
    return new Interval(
        value,
        sorted[(int) (sorted.length * TAIL)],
        sorted[Math.min(last, (int) (sorted.length * (1 - TAIL)))]);
  }

  /** As a table shows it. */
  public String shown() {
    if (Double.isNaN(value)) {
      return "–";
    }
    return Double.isNaN(low)
        ? String.format(Locale.ROOT, "%.3f", value)
        : String.format(Locale.ROOT, "%.3f [%.3f, %.3f]", value, low, high);
  }
}
