package dev.forseti.admin.review;

import dev.forseti.model.Standing;
import dev.forseti.reputation.ReputationRules;
import dev.forseti.reputation.Thresholds;
import java.util.List;
import java.util.Locale;

/**
 * An axis of log-odds that shows all of its values and the thresholds; places are shares of its
 * width in per cent, as SVG takes them.
 *
 * @param low its left end, in nats
 * @param high its right end, in nats; above {@code low}
 * @param ticks the thresholds on it
 */
public record LogOddsAxis(double low, double high, List<Tick> ticks) {
  /** A threshold: the standing that begins there, and where that is. */
  public record Tick(String name, double nats, String at) {}

  /** The scale for values and the thresholds that follow from a budget of wrong acts. */
  public static LogOddsAxis over(List<Double> values, double budget) {
    Thresholds thresholds = Thresholds.of(ReputationRules.STANDARD_PRIOR, budget);
    double low = Math.min(-1, values.stream().mapToDouble(v -> v).min().orElse(0));
    double high = Math.max(thresholds.actAt(), values.stream().mapToDouble(v -> v).max().orElse(0));
    double room = (high - low) * .06;
    var scale = new LogOddsAxis(low - room, high + room, List.of());
    List<Tick> ticks =
        List.of(Standing.WATCH, Standing.REVIEW, Standing.ACT).stream()
            .map(s -> new Tick(name(s), thresholds.of(s), scale.at(thresholds.of(s))))
            .toList();
    return new LogOddsAxis(scale.low(), scale.high(), ticks);
  }

  private static String name(Standing standing) {
    return standing.name().toLowerCase(Locale.ROOT);
  }

  /** The place of a value, for example {@code 37.5%}. */
  public String at(double nats) {
    return percent(100 * (nats - low) / (high - low));
  }

  /** The distance between two values, at least as wide as can be seen. */
  public String between(double from, double to) {
    return percent(Math.max(.6, 100 * Math.abs(to - from) / (high - low)));
  }

  private static String percent(double share) {
    return String.format(Locale.ROOT, "%.2f%%", Math.max(0, Math.min(100, share)));
  }
}
