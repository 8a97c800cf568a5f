package dev.forseti.admin.queue;

import java.util.Arrays;
import java.util.Locale;

/**
 * Counts as the points of an SVG line, 100 wide and 24 high; the greatest count reaches the top.
 */
public final class Sparkline {
  private static final double HEIGHT = 22;

  private Sparkline() {}

  /** The points; none for no counts. */
  public static String of(long[] counts) {
    if (counts.length < 2) {
      return "";
    }
    double most = Math.max(1, Arrays.stream(counts).max().orElse(1));
    var points = new StringBuilder();
    for (int i = 0; i < counts.length; i++) {
      points.append(
          String.format(
              Locale.ROOT,
              "%.1f,%.1f ",
              100.0 * i / (counts.length - 1),
              1 + HEIGHT * (1 - counts[i] / most)));
    }
    return points.toString().strip();
  }
}
