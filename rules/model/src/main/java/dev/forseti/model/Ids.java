package dev.forseti.model;

import java.util.Optional;
import java.util.function.Function;

/** What the identifiers share: how a wrong one is shown in an error, and what none may hold. */
final class Ids {
  private static final int SHOWN = 80;

  private Ids() {}

  /** The text in quotes, cut after 80 characters, control characters as {@code ?}. */
  static String shown(String text) {
    String cut = text.length() > SHOWN ? text.substring(0, SHOWN) + "…" : text;
    return "\"" + cut.replaceAll("\\p{Cntrl}", "?") + "\"";
  }

  /** What the text names; none when it is no such id, as of what senders write anywhere. */
  static <T> Optional<T> read(String text, Function<String, T> id) {
    try {
      return Optional.of(id.apply(text));
    } catch (IllegalArgumentException malformed) {
      return Optional.empty();
    }
  }

  static void requireNoControl(String what, String value) {
    for (int i = 0; i < value.length(); i++) {
      char c = value.charAt(i);
      if (c < ' ' || c == 0x7f || (Character.isSurrogate(c) && !isPaired(value, i))) {
        throw new IllegalArgumentException(
            what + " must hold no control character, was " + shown(value));
      }
    }
  }

  private static boolean isPaired(String value, int i) {
    return Character.isHighSurrogate(value.charAt(i))
        ? i + 1 < value.length() && Character.isLowSurrogate(value.charAt(i + 1))
        : i > 0 && Character.isHighSurrogate(value.charAt(i - 1));
  }
}
