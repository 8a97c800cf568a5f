package dev.forseti.runtime.config;

import dev.forseti.runtime.config.OptionType.Bounds;
import java.time.Duration;
import java.util.Optional;
import java.util.function.Function;

/** The types of options that have a least and a greatest value, both of which they take. */
public final class BoundedTypes {
  private BoundedTypes() {}

  /** A whole number. */
  public static OptionType<Integer> whole(int least, int most) {
    return bounded(
        "a whole number from " + least + " to " + most,
        Integer::valueOf,
        least,
        most,
        new Bounds("" + (least - 1L), "" + least, "" + most, "" + (most + 1L)));
  }

  /** A number. */
  public static OptionType<Double> real(double least, double most) {
    return bounded(
        "a number from " + least + " to " + most,
        Double::valueOf,
        least,
        most,
        new Bounds("" + Math.nextDown(least), "" + least, "" + most, "" + Math.nextUp(most)));
  }

  /** A time in the units ms, s, m, h or d. */
  public static OptionType<Duration> duration(Duration least, Duration most) {
    String from = ConfigDuration.of(least);
    String to = ConfigDuration.of(most);
    return bounded(
        "a duration like 500ms, 10s, 5m, 2h or 1d, at least " + from + ", at most " + to,
        ConfigDuration::parse,
        least,
        most,
        new Bounds(
            ConfigDuration.of(least.minusMillis(1)),
            from,
            to,
            ConfigDuration.of(most.plusMillis(1))));
  }

  private static <T extends Comparable<T>> OptionType<T> bounded(
      String allowed, Function<String, T> read, T least, T most, Bounds bounds) {
    return new OptionType<>(
        text -> {
          T value = OptionType.tried(text, allowed, read);
          if (value.compareTo(least) < 0 || value.compareTo(most) > 0) {
            throw new IllegalArgumentException(allowed);
          }
          return value;
        },
        bounds.least() + " to " + bounds.most(),
        Optional.of(bounds));
  }

  /** The port of a listener; 0 for any free one. */
  public static OptionType<Integer> port() {
    return whole(0, Address.MOST_PORT);
  }
}
