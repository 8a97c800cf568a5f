package dev.forseti.wire;

import java.time.Instant;
import java.time.LocalDate;

/**
 * Moments as ISO 8601 in UTC, just as {@link Instant#toString} writes them but several times as
 * fast: each signal and each reputation has some.
 */
final class InstantText {
  private static final long DAY_SECONDS = 86_400;
  private static final int HOUR_SECONDS = 3_600;
  private static final int MINUTE = 60;
  private static final int NANO_DIGITS = 9;
  private static final int THOUSAND = 1_000;
  private static final int LONGEST = "2026-01-31T23:59:59.123456789Z".length();

  /** The last moment whose year has four digits. */
  private static final long LAST_DAY = LocalDate.of(9_999, 12, 31).toEpochDay();

  private InstantText() {}

  /** The moment, with 0, 3, 6 or 9 digits of a fraction, as many as it needs. */
  static String of(Instant moment) {
    long days = Math.floorDiv(moment.getEpochSecond(), DAY_SECONDS);
    if (days < 0 || days > LAST_DAY) {
      return moment.toString();
    }
    LocalDate day = LocalDate.ofEpochDay(days);
    int second = (int) (moment.getEpochSecond() - days * DAY_SECONDS);
    var text = new StringBuilder(LONGEST).append(day.getYear());
    two('-', day.getMonthValue(), text);
    two('-', day.getDayOfMonth(), text);
    two('T', second / HOUR_SECONDS, text);
    two(':', second / MINUTE % MINUTE, text);
    two(':', second % MINUTE, text);
    fraction(moment.getNano(), text);
    return text.append('Z').toString();
  }

  private static void two(char before, int number, StringBuilder to) {
    to.append(before).append((char) ('0' + number / 10)).append((char) ('0' + number % 10));
  }

  private static void fraction(int nanos, StringBuilder to) {
    if (nanos == 0) {
      return;
    }
    int digits = NANO_DIGITS;
    int left = nanos;
    while (left % THOUSAND == 0) {
      left /= THOUSAND;
      digits -= 3;
    }
    to.append('.');
    for (int unit = (int) Math.pow(10, digits - 1.0); unit > 0; unit /= 10) {
      to.append((char) ('0' + left / unit % 10));
    }
  }
}
