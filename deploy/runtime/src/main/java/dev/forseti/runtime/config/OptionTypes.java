package dev.forseti.runtime.config;

import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;

/**
 * The types of options that have no order. Where a function reads a text, it throws {@link
 * IllegalArgumentException} for what it does not take, and {@code allowed} says to the operator
 * what it takes.
 */
public final class OptionTypes {
  private OptionTypes() {}

  /** Any text, also an empty one. */
  public static OptionType<String> text() {
    return OptionType.of("", text -> text);
  }

  /** A text that is always read by the function, also when it is empty. */
  public static <T> OptionType<T> required(String allowed, Function<String, T> read) {
    return OptionType.of("", text -> OptionType.tried(text, allowed, read));
  }

  /** A text that must not be blank. */
  public static OptionType<String> filled(String allowed) {
    return required(
        allowed,
        text -> {
          if (text.isBlank()) {
            throw new IllegalArgumentException("nothing is there");
          }
          return text;
        });
  }

  /** Nothing when the text is empty; otherwise what the function makes of it. */
  public static <T> OptionType<Optional<T>> optional(String allowed, Function<String, T> read) {
    return OptionType.of(
        "",
        text ->
            text.isEmpty() ? Optional.empty() : Optional.of(OptionType.tried(text, allowed, read)));
  }

  /** Texts divided by commas. */
  public static OptionType<List<String>> list() {
    return list("", text -> text);
  }

  /** Texts divided by commas, each read by the function. */
  public static <T> OptionType<List<T>> list(String allowed, Function<String, T> read) {
    return OptionType.of(
        "",
        text ->
            Arrays.stream(text.split(","))
                .map(String::strip)
                .filter(item -> !item.isEmpty())
                .map(item -> OptionType.tried(item, allowed, read))
                .toList());
  }

  /** True or false. */
  public static OptionType<Boolean> flag() {
    return OptionType.of(
        "true or false",
        text ->
            switch (text) {
              case "true" -> true;
              case "false" -> false;
              default -> throw new IllegalArgumentException("true or false");
            });
  }

  /** One of the constants, in lower case; their words belong into the meaning. */
  public static <E extends Enum<E>> OptionType<E> oneOf(Class<E> type) {
    List<E> all = List.of(type.getEnumConstants());
    String names = all.stream().map(OptionTypes::lower).collect(Collectors.joining(", "));
    int last = names.lastIndexOf(", ");
    String allowed = names.substring(0, last) + " or" + names.substring(last + 1);
    return OptionType.of(
        "",
        text ->
            all.stream()
                .filter(it -> lower(it).equals(text))
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException(allowed)));
  }

  private static String lower(Enum<?> constant) {
    return constant.name().toLowerCase(Locale.ROOT);
  }

  /** An address of this machine. */
  public static OptionType<String> host() {
    return required("an address of this machine like 127.0.0.1, 0.0.0.0 or ::1", Address::host);
  }

  /** A folder or file under its full name, or nothing. */
  public static OptionType<Optional<Path>> absolutePath() {
    return optional("an absolute path", OptionTypes::absolute);
  }

  private static Path absolute(String text) {
    Path path = Path.of(text);
    if (!path.isAbsolute()) {
      throw new IllegalArgumentException(text);
    }
    return path;
  }
}
