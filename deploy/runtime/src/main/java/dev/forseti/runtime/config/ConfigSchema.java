package dev.forseti.runtime.config;

import dev.forseti.runtime.config.ConfigValues.Written;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;

/** All options of a program, and the reading of a file that sets some of them. */
public final class ConfigSchema {
  private final List<OptionGroup> groups;
  private final String otherwise;
  private final Map<String, ConfigOption<?>> byName = new LinkedHashMap<>();
  private final Map<String, ConfigOption<?>> byOlderName = new LinkedHashMap<>();

  /**
   * A schema.
   *
   * @param groups all options, in the order in which they are shown
   * @param otherwise what is said of an unknown name that is like no other
   * @throws IllegalArgumentException when a name is there twice
   */
  public ConfigSchema(List<OptionGroup> groups, String otherwise) {
    this.groups = List.copyOf(groups);
    this.otherwise = otherwise;
    for (OptionGroup group : groups) {
      group.options().forEach(option -> declare(byName, option.name(), option));
    }
    for (ConfigOption<?> option : byName.values()) {
      option.olderNames().forEach(name -> declare(byOlderName, name, option));
    }
  }

  private void declare(Map<String, ConfigOption<?>> names, String name, ConfigOption<?> option) {
    if (byName.containsKey(name) || names.put(name, option) != null) {
      throw new IllegalArgumentException("two options are called " + name);
    }
  }

  /** All options, in the order in which they are shown. */
  public List<ConfigOption<?>> options() {
    return List.copyOf(byName.values());
  }

  /**
   * What the text sets; what it leaves out has its default.
   *
   * @param text YAML; empty for all defaults
   * @param file the file's name, for the problems
   * @throws ConfigProblems when a key is unknown, a value is not allowed, or some do not go
   *     together
   */
  public ConfigValues read(String text, String file) throws ConfigProblems {
    var problems = new FoundProblems(file);
    Map<String, Written> found = new YamlFile(this, file, problems).read(text);
    List<String> warnings = new ArrayList<>();
    Map<String, Written> written = new LinkedHashMap<>();
    Set<String> refused = new HashSet<>();
    for (ConfigOption<?> option : byName.values()) {
      Written value = new ChosenName(option, found).choose(problems, warnings);
      if (value != null) {
        written.put(option.name(), value);
        if (!isAllowed(option, value, problems)) {
          refused.add(option.name());
        }
      }
    }
    var values = new ConfigValues(this, file, written, refused, warnings);
    groups.forEach(group -> group.check().find(values, problems));
    problems.refuse();
    return values;
  }

  private static boolean isAllowed(ConfigOption<?> option, Written value, FoundProblems problems) {
    try {
      Object unused = option.type().read(value.text());
      return true;
    } catch (IllegalArgumentException wrong) {
      String shown = option.isSecret() ? "" : ", was '" + option.shown(value.text()) + "'";
      problems.add(value.place(), "'" + value.name() + "' must be " + wrong.getMessage() + shown);
      return false;
    }
  }

  /** The option itself, which must be one of the schema's: what nobody collected is not read. */
  ConfigOption<?> require(ConfigOption<?> option) {
    if (byName.get(option.name()) != option) {
      throw new IllegalArgumentException(option.name() + " is in no group of the schema");
    }
    return option;
  }

  boolean isSection(String path) {
    return names().anyMatch(name -> name.startsWith(path + "."));
  }

  boolean isKey(String path) {
    return byName.containsKey(path) || byOlderName.containsKey(path);
  }

  private Stream<String> names() {
    return Stream.concat(byName.keySet().stream(), byOlderName.keySet().stream());
  }

  /** The end of a problem's sentence: a key that is much like the unknown one, or what helps. */
  String instead(String path) {
    Stream<String> sections = byName.keySet().stream().map(it -> it.split("\\.", 2)[0]);
    return NearestName.to(path, Stream.concat(byName.keySet().stream(), sections))
        .map(name -> "; did you mean '" + name + "'?")
        .orElse("; " + otherwise);
  }
}
