package dev.forseti.runtime.config;

import java.util.List;
import java.util.function.UnaryOperator;
import java.util.regex.Pattern;

/**
 * A setting that an operator may make.
 *
 * @param name section and name, for example {@code console.port}
 * @param type how its text is read, and what is allowed
 * @param standard the default, as it would stand in the file; empty for none
 * @param about what it means, with its unit
 * @param isSecret whether no problem shows its value
 * @param mask what is shown of a value that is set
 * @param olderNames what it was called before; still read
 * @param <T> what the value is
 */
public record ConfigOption<T>(
    String name,
    OptionType<T> type,
    String standard,
    String about,
    boolean isSecret,
    UnaryOperator<String> mask,
    List<String> olderNames) {
  private static final Pattern NAME = Pattern.compile("[a-z]+(-[a-z]+)*(\\.[a-z]+(-[a-z]+)*)?");

  public ConfigOption {
    olderNames = List.copyOf(olderNames);
    if (!NAME.matcher(name).matches()) {
      throw new IllegalArgumentException("no name of an option: " + name);
    }
    if (about.isBlank()) {
      throw new IllegalArgumentException(name + " has no meaning");
    }
    try {
      Object unused = type.read(standard);
    } catch (IllegalArgumentException wrong) {
      throw new IllegalArgumentException(
          "the default of " + name + " must be " + wrong.getMessage(), wrong);
    }
  }

  /** An option that anybody may see. */
  public static <T> ConfigOption<T> of(
      String name, OptionType<T> type, String standard, String about) {
    return new ConfigOption<>(
        name, type, standard, about, false, UnaryOperator.identity(), List.of());
  }

  /** The same, never shown. */
  public ConfigOption<T> secret() {
    return new ConfigOption<>(name, type, standard, about, true, text -> "********", olderNames);
  }

  /** The same, shown without what the mask takes out. */
  public ConfigOption<T> shownAs(UnaryOperator<String> shown) {
    return new ConfigOption<>(name, type, standard, about, isSecret, shown, olderNames);
  }

  /** The same, also read under names that it had before. */
  public ConfigOption<T> formerly(String... names) {
    return new ConfigOption<>(name, type, standard, about, isSecret, mask, List.of(names));
  }

  /** What it is when no file sets it. */
  public T defaultValue() {
    return type.read(standard);
  }

  /** The section that it stands in; empty for none. */
  public String section() {
    return name.substring(0, Math.max(0, name.indexOf('.')));
  }

  /** Its name within the section. */
  public String shortName() {
    return name.substring(name.indexOf('.') + 1);
  }

  /** What it means and what is allowed. */
  public String documentation() {
    return type.hint().isEmpty() ? about : about + " (" + type.hint() + ")";
  }

  /** The value as anybody may see it. */
  String shown(String text) {
    return text.isEmpty() ? "" : mask.apply(text);
  }
}
