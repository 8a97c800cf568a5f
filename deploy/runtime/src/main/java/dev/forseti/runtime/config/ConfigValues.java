package dev.forseti.runtime.config;

import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * What a file sets and what it leaves to the defaults. Only to the checks of the groups it is shown
 * with values that were refused; of those, {@link #get} gives the default.
 */
public final class ConfigValues {
  /**
   * A value as it was written.
   *
   * @param name the option's name, or an older one
   * @param text the value
   * @param place where it stands
   */
  record Written(String name, String text, Place place) {}

  private final ConfigSchema schema;
  private final String file;
  private final Map<String, Written> written;
  private final Set<String> refused;
  private final List<String> warnings;

  ConfigValues(
      ConfigSchema schema,
      String file,
      Map<String, Written> written,
      Set<String> refused,
      List<String> warnings) {
    this.schema = schema;
    this.file = file;
    this.written = Map.copyOf(written);
    this.refused = Set.copyOf(refused);
    this.warnings = List.copyOf(warnings);
  }

  /** The value, or the default. */
  public <T> T get(ConfigOption<T> option) {
    return option.type().read(text(option));
  }

  /** Whether the file gives it a value that is not empty, be it allowed or refused. */
  public boolean isSet(ConfigOption<?> option) {
    Written value = written.get(schema.require(option).name());
    return value != null && !value.text().isEmpty();
  }

  /** Where its value stands; the file as a whole when it has the default. */
  public Place place(ConfigOption<?> option) {
    Written value = written.get(schema.require(option).name());
    return value == null ? Place.whole(file) : value.place();
  }

  /** What an operator should change some day: one line for each older name. */
  public List<String> warnings() {
    return warnings;
  }

  /** The text of the value, or of the default. */
  String text(ConfigOption<?> option) {
    Written value = written.get(schema.require(option).name());
    return value == null || refused.contains(option.name()) ? option.standard() : value.text();
  }

  /** All options with what they mean and what they are, as a file; no secret is in it. */
  public String document() {
    return ConfigDocument.of(schema.options(), this);
  }

  /** No value: some are secret. */
  @Override
  public String toString() {
    return "ConfigValues[" + file + "]";
  }
}
