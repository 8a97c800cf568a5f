package dev.forseti.standalone.config;

import dev.forseti.model.Mode;
import dev.forseti.standalone.config.ForsetiConfig.Address;
import java.nio.file.Path;
import java.time.Duration;
import java.time.format.DateTimeParseException;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.function.Function;
import java.util.function.Predicate;

/**
 * A key of the configuration file.
 *
 * @param name section and name, for example {@code console.port}
 * @param standard the default, as it would stand in the file; empty for none
 * @param about what it means, with unit and bounds
 * @param secret whether its value is masked when shown
 * @param read the text as a value; throws {@link IllegalArgumentException} with what is allowed
 * @param <T> what the value is
 */
record Key<T>(
    String name, String standard, String about, boolean secret, Function<String, T> read) {
  static Key<String> text(String name, String standard, String about) {
    return new Key<>(name, standard, about, false, text -> text);
  }

  static Key<String> secret(String name, String about) {
    return new Key<>(name, "", about, true, text -> text);
  }

  /** A secret that may be empty and otherwise is tried; its problem does not show it. */
  static Key<String> secret(String name, String about, String allowed, Predicate<String> tried) {
    return new Key<>(
        name,
        "",
        about,
        true,
        text -> {
          if (text.isEmpty() || tried.test(text)) {
            return text;
          }
          throw new IllegalArgumentException(allowed);
        });
  }

  static Key<List<String>> texts(String name, String about) {
    return new Key<>(name, "", about, false, Key::list);
  }

  /** A list of which each item is tried; {@code allowed} says what they may be. */
  static Key<List<String>> texts(
      String name, String about, String allowed, Function<String, ?> item) {
    return new Key<>(name, "", about, false, text -> checked(list(text), allowed, item));
  }

  /** A text that may be empty and otherwise is tried. */
  static Key<String> text(
      String name, String standard, String about, String allowed, Function<String, ?> tried) {
    return new Key<>(
        name,
        standard,
        about,
        false,
        text -> text.isEmpty() ? text : checked(List.of(text), allowed, tried).getFirst());
  }

  /** A text that is always tried, also when it is empty. */
  static Key<String> required(
      String name, String standard, String about, String allowed, Function<String, ?> tried) {
    return new Key<>(
        name, standard, about, false, text -> checked(List.of(text), allowed, tried).getFirst());
  }

  static Key<Boolean> flag(String name, String about) {
    return new Key<>(name, "false", about + " (true or false)", false, Key::flagOf);
  }

  static Key<Address> address(String name, String about) {
    return new Key<>(name, "", about, false, Key::addressOf);
  }

  static Key<String> folder(String name, String about) {
    return new Key<>(name, "", about, false, Key::absolute);
  }

  static Key<Integer> whole(String name, int standard, int least, int most, String about) {
    return new Key<>(
        name,
        String.valueOf(standard),
        about + " (" + least + " to " + most + ")",
        false,
        text -> bounded(text, least, most));
  }

  static Key<Double> real(String name, double standard, double least, double most, String about) {
    return new Key<>(
        name,
        String.valueOf(standard),
        about + " (" + least + " to " + most + ")",
        false,
        text -> boundedReal(text, least, most));
  }

  static Key<Duration> duration(String name, String standard, Duration least, String about) {
    return duration(name, standard, least, Duration.ofDays(365), about);
  }

  static Key<Duration> duration(
      String name, String standard, Duration least, Duration most, String about) {
    return new Key<>(name, standard, about, false, text -> within(text, least, most));
  }

  static Key<Mode> mode(String name, String about) {
    return new Key<>(name, "observe", about, false, Key::modeOf);
  }

  private static List<String> list(String text) {
    return text.isBlank()
        ? List.of()
        : Arrays.stream(text.split(",")).map(String::strip).filter(s -> !s.isEmpty()).toList();
  }

  private static List<String> checked(
      List<String> items, String allowed, Function<String, ?> tried) {
    try {
      for (String item : items) {
        Object unused = tried.apply(item);
      }
      return items;
    } catch (IllegalArgumentException wrong) {
      throw new IllegalArgumentException(allowed, wrong);
    }
  }

  private static boolean flagOf(String text) {
    return switch (text) {
      case "true" -> true;
      case "false" -> false;
      default -> throw new IllegalArgumentException("true or false");
    };
  }

  private static Address addressOf(String text) {
    if (text.isEmpty()) {
      return new Address("", 0);
    }
    try {
      return Addresses.hostAndPort(text);
    } catch (IllegalArgumentException wrong) {
      throw new IllegalArgumentException("an address like flink.example:8081", wrong);
    }
  }

  private static String absolute(String text) {
    if (text.isEmpty() || Path.of(text).isAbsolute()) {
      return text;
    }
    throw new IllegalArgumentException("an absolute path");
  }

  private static int bounded(String text, int least, int most) {
    try {
      int value = Integer.parseInt(text);
      if (value >= least && value <= most) {
        return value;
      }
    } catch (NumberFormatException ignored) {
      // told below, with what is allowed
    }
    throw new IllegalArgumentException("a whole number from " + least + " to " + most);
  }

  private static double boundedReal(String text, double least, double most) {
    try {
      double value = Double.parseDouble(text);
      if (value >= least && value <= most) {
        return value;
      }
    } catch (NumberFormatException ignored) {
      // told below, with what is allowed
    }
    throw new IllegalArgumentException("a number from " + least + " to " + most);
  }

  private static Duration within(String text, Duration least, Duration most) {
    try {
      String iso = text.endsWith("d") ? "P" + text : "PT" + text.replace("ms", "e-3s");
      Duration value =
          text.endsWith("ms")
              ? Duration.ofMillis(Long.parseLong(text.substring(0, text.length() - 2)))
              : Duration.parse(iso.toUpperCase(Locale.ROOT));
      if (value.compareTo(least) >= 0 && value.compareTo(most) <= 0) {
        return value;
      }
    } catch (DateTimeParseException | NumberFormatException ignored) {
      // told below, with what is allowed
    }
    throw new IllegalArgumentException(
        "a duration like 500ms, 10s, 5m, 2h or 1d, at least "
            + shown(least)
            + ", at most "
            + shown(most));
  }

  /** As it would stand in the file, in the greatest unit that it is a multiple of. */
  private static String shown(Duration time) {
    long millis = time.toMillis();
    for (Unit unit : Unit.values()) {
      if (millis % unit.millis == 0) {
        return millis / unit.millis + unit.name().toLowerCase(Locale.ROOT);
      }
    }
    return millis + "ms";
  }

  /** Units of time in the file, the greatest first. */
  private enum Unit {
    D(86_400_000),
    H(3_600_000),
    M(60_000),
    S(1_000);

    private final long millis;

    Unit(long millis) {
      this.millis = millis;
    }
  }

  private static Mode modeOf(String text) {
    for (Mode mode : Mode.values()) {
      if (mode.name().toLowerCase(Locale.ROOT).equals(text)) {
        return mode;
      }
    }
    throw new IllegalArgumentException("observe, suggest or act");
  }
}
