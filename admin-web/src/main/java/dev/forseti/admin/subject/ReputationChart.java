package dev.forseti.admin.subject;

import dev.forseti.admin.review.LogOddsAxis;
import dev.forseti.model.Standing;
import dev.forseti.model.Verdict;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/**
 * How a reputation came about: a point for each verdict, over time, on a scale of log-odds. The
 * line between two points is only drawn to lead the eye.
 *
 * @param points the verdicts, the oldest first
 * @param line the points as an SVG line, 100 wide and 100 high
 * @param ticks the thresholds as heights, 0 at the top
 */
public record ReputationChart(List<Point> points, String line, List<Tick> ticks) {
  /** A verdict: its number, time, standing, nats, why, and its place. */
  public record Point(
      int number, Instant at, Standing standing, double nats, String reason, String x, String y) {}

  /** A threshold. */
  public record Tick(String name, String y) {}

  /** The line for these verdicts, the oldest first. */
  public static ReputationChart of(List<Verdict> verdicts, double budget) {
    if (verdicts.isEmpty()) {
      return new ReputationChart(List.of(), "", List.of());
    }
    LogOddsAxis scale =
        LogOddsAxis.over(verdicts.stream().map(v -> v.reputation().logOdds()).toList(), budget);
    Instant first = verdicts.getFirst().at();
    double whole = Math.max(1, Duration.between(first, verdicts.getLast().at()).toMillis());
    List<Point> points = new ArrayList<>();
    var line = new StringBuilder();
    for (Verdict verdict : verdicts) {
      double x = 8 + 88 * Duration.between(first, verdict.at()).toMillis() / whole;
      double y = 100 - number(scale.at(verdict.reputation().logOdds()));
      points.add(
          new Point(
              points.size() + 1,
              verdict.at(),
              verdict.standing(),
              verdict.reputation().logOdds(),
              verdict.reason(),
              percent(x),
              percent(y)));
      line.append(String.format(Locale.ROOT, "%.2f,%.2f ", x, y));
    }
    List<Tick> ticks =
        scale.ticks().stream().map(t -> new Tick(t.name(), percent(100 - number(t.at())))).toList();
    return new ReputationChart(List.copyOf(points), line.toString().strip(), ticks);
  }

  private static double number(String percent) {
    return Double.parseDouble(percent.substring(0, percent.length() - 1));
  }

  private static String percent(double of100) {
    return String.format(Locale.ROOT, "%.2f%%", of100);
  }
}
