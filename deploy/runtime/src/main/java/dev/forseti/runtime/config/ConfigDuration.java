package dev.forseti.runtime.config;

import java.math.BigDecimal;
import java.time.Duration;
import java.util.Locale;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;

/** Durations as the configuration file writes them: numbers with their units. */
final class ConfigDuration {
  private static final Pattern PART =
      Pattern.compile("(\\d{1,12}(?:\\.\\d{1,3})?)(ms|s|m|h|d)", Pattern.CASE_INSENSITIVE);
  private static final Pattern WHOLE = Pattern.compile("(?i:" + PART.pattern() + ")+");

  private ConfigDuration() {}

  /** Units of time, the greatest first. */
  private enum Unit {
    D(86_400_000),
    H(3_600_000),
    M(60_000),
    S(1_000),
    MS(1);

    private final long millis;

    Unit(long millis) {
      this.millis = millis;
    }
  }

  /**
   * The time: the sum of its parts, as in {@code 1h30m}.
   *
   * @throws IllegalArgumentException when it is written otherwise, or is no whole number of
   *     milliseconds
   */
  static Duration parse(String text) {
    if (!WHOLE.matcher(text).matches()) {
      throw new IllegalArgumentException(text);
    }
    try {
      return Duration.ofMillis(
          PART.matcher(text)
              .results()
              .map(ConfigDuration::millis)
              .reduce(BigDecimal.ZERO, BigDecimal::add)
              .longValueExact());
    } catch (ArithmeticException unfit) {
      throw new IllegalArgumentException(text, unfit);
    }
  }

  private static BigDecimal millis(MatchResult part) {
    Unit unit = Unit.valueOf(part.group(2).toUpperCase(Locale.ROOT));
    return new BigDecimal(part.group(1)).multiply(BigDecimal.valueOf(unit.millis));
  }

  /** In the greatest unit that it is a multiple of. */
  static String of(Duration time) {
    long millis = time.toMillis();
    for (Unit unit : Unit.values()) {
      if (millis % unit.millis == 0) {
        return millis / unit.millis + unit.name().toLowerCase(Locale.ROOT);
      }
    }
    throw new IllegalStateException("every time is a multiple of a millisecond");
  }
}
