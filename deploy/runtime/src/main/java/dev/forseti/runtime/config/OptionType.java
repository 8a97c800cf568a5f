package dev.forseti.runtime.config;

import java.util.Optional;
import java.util.function.Function;

/**
 * How the text of an option is read.
 *
 * @param parser the text as a value; throws {@link IllegalArgumentException} with what is allowed
 * @param hint what is allowed in a few words, shown behind the meaning; empty when that says it
 * @param bounds the ends of what is allowed; none where there is no order
 * @param <T> what the value is
 */
public record OptionType<T>(Function<String, T> parser, String hint, Optional<Bounds> bounds) {
  /**
   * Texts on both sides of both bounds.
   *
   * @param below the next value below the least one
   * @param least the least value
   * @param most the greatest value
   * @param above the next value above the greatest one
   */
  public record Bounds(String below, String least, String most, String above) {}

  /** A type without order. */
  static <T> OptionType<T> of(String hint, Function<String, T> parser) {
    return new OptionType<>(parser, hint, Optional.empty());
  }

  /**
   * The value.
   *
   * @throws IllegalArgumentException with what is allowed
   */
  T read(String text) {
    return parser.apply(text);
  }

  /** What the function makes of the text; what it does not take, the operator reads about. */
  static <T> T tried(String text, String allowed, Function<String, T> read) {
    try {
      return read.apply(text);
    } catch (IllegalArgumentException wrong) {
      throw new IllegalArgumentException(allowed, wrong);
    }
  }
}
