package dev.forseti.policy.management;

import java.time.Duration;
import java.util.Locale;
import java.util.Optional;

/** For how long a decision holds, as moderators write it. */
final class TimeSpan {
  private static final int MOST_DAYS = 3_650;

  private TimeSpan() {}

  /**
   * A number of hours, days or weeks like {@code 12h}; none for anything else, and for too long.
   */
  static Optional<Duration> read(String text) {
    String span = text.toLowerCase(Locale.ROOT);
    if (!span.matches("[1-9][0-9]{0,4}[hdw]")) {
      return Optional.empty();
    }
    int number = Integer.parseInt(span.substring(0, span.length() - 1));
    Duration duration =
        switch (span.charAt(span.length() - 1)) {
          case 'h' -> Duration.ofHours(number);
          case 'd' -> Duration.ofDays(number);
          default -> Duration.ofDays(7L * number);
        };
    return Optional.of(duration).filter(each -> each.toDays() <= MOST_DAYS);
  }
}
