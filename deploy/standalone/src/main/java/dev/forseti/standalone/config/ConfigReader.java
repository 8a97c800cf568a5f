package dev.forseti.standalone.config;

import dev.forseti.standalone.config.ForsetiConfig.Address;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import org.snakeyaml.engine.v2.api.LoadSettings;
import org.snakeyaml.engine.v2.api.lowlevel.Compose;
import org.snakeyaml.engine.v2.exceptions.MarkedYamlEngineException;
import org.snakeyaml.engine.v2.nodes.MappingNode;
import org.snakeyaml.engine.v2.nodes.Node;
import org.snakeyaml.engine.v2.nodes.NodeTuple;
import org.snakeyaml.engine.v2.nodes.ScalarNode;
import org.snakeyaml.engine.v2.nodes.SequenceNode;

/**
 * Turns the text of a configuration file into a {@link ForsetiConfig}, or into all its problems.
 */
public final class ConfigReader {
  private record Found(String text, Place place) {}

  private final String file;
  private final Map<String, Found> found = new LinkedHashMap<>();
  private final FoundProblems problems = new FoundProblems();

  private ConfigReader(String file) {
    this.file = file;
  }

  /**
   * The configuration that the text sets; what it leaves out has its default.
   *
   * @param text YAML; empty for all defaults
   * @param file the file's name, for the problems
   * @throws ConfigProblems when a key is unknown or a value is not allowed
   */
  public static ForsetiConfig read(String text, String file) throws ConfigProblems {
    var reader = new ConfigReader(file);
    reader.collect(text);
    ForsetiConfig config = reader.config();
    reader.problems.refuse();
    return config;
  }

  private void collect(String text) {
    try {
      Optional<Node> root =
          new Compose(LoadSettings.builder().setLabel(file).setAllowDuplicateKeys(false).build())
              .composeString(text);
      if (root.isPresent()) {
        collect("", root.get());
      }
    } catch (MarkedYamlEngineException wrong) {
      problems.add(Place.of(file, wrong.getProblemMark()), wrong.getProblem());
    }
  }

  private void collect(String name, Node node) {
    switch (node) {
      case MappingNode section when name.isEmpty() || isSection(name) -> {
        for (NodeTuple pair : section.getValue()) {
          String key = pair.getKeyNode() instanceof ScalarNode scalar ? scalar.getValue() : "?";
          String path = name.isEmpty() ? key : name + "." + key;
          if (isSection(path)) {
            collect(path, pair.getValueNode());
          } else if (isKey(path)) {
            take(path, pair.getValueNode());
          } else {
            problems.add(
                Place.of(file, pair.getKeyNode()),
                "unknown key '" + path + "'" + Suggestion.instead(path));
          }
        }
      }
      case ScalarNode empty when empty.getValue().isEmpty() -> {}
      default ->
          problems.add(
              Place.of(file, node),
              "keys with values must stand " + (name.isEmpty() ? "here" : "under '" + name + "'"));
    }
  }

  private void take(String path, Node node) {
    switch (node) {
      case ScalarNode scalar -> {
        if (found.put(path, new Found(scalar.getValue(), Place.of(file, node))) != null) {
          problems.add(Place.of(file, node), "'" + path + "' is set twice");
        }
      }
      case SequenceNode list when list.getValue().stream().allMatch(ScalarNode.class::isInstance) ->
          found.put(
              path,
              new Found(
                  String.join(
                      ",",
                      list.getValue().stream()
                          .map(item -> ((ScalarNode) item).getValue())
                          .toList()),
                  Place.of(file, node)));
      default -> problems.add(Place.of(file, node), "'" + path + "' must be one value");
    }
  }

  private static boolean isSection(String path) {
    return Keys.ALL.stream().anyMatch(key -> key.name().startsWith(path + "."));
  }

  private static boolean isKey(String path) {
    return Keys.ALL.stream().anyMatch(key -> key.name().equals(path));
  }

  /** The value of the key; a problem is filed and the default stands in for it. */
  private <T> T value(Key<T> key) {
    Found set = found.get(key.name());
    if (set != null) {
      try {
        return key.read().apply(set.text());
      } catch (IllegalArgumentException wrong) {
        String shown = key.secret() ? "" : ", was '" + set.text() + "'";
        problems.add(set.place(), "'" + key.name() + "' must be " + wrong.getMessage() + shown);
      }
    }
    return key.read().apply(key.standard());
  }

  private boolean isSet(Key<?> key) {
    Found set = found.get(key.name());
    return set != null && !set.text().isEmpty();
  }

  private ForsetiConfig config() {
    Place whole = Place.whole(file);
    var homeserver =
        new ForsetiConfig.Homeserver(
            value(Keys.HOMESERVER_URL),
            value(Keys.HOMESERVER_NAME),
            value(Keys.AS_TOKEN),
            value(Keys.HS_TOKEN));
    if (!homeserver.isSimulated() && homeserver.serverName().isEmpty()) {
      problems.add(whole, "with 'homeserver.url' set, 'homeserver.server-name' must be set too");
    }
    if (isSet(Keys.AS_TOKEN) != isSet(Keys.HS_TOKEN)) {
      problems.add(
          whole,
          "'homeserver.as-token' and 'homeserver.hs-token' must be set both, or none when"
              + " './forseti registration' made them");
    }
    if (value(Keys.ENFORCE) && value(Keys.ROOMS).isEmpty()) {
      problems.add(whole, "'policy.enforce' needs rooms under 'community.rooms'");
    }
    if (value(Keys.PER_DAY) < value(Keys.PER_HOUR)) {
      problems.add(
          whole,
          "'policy.entries-per-day' must be at least 'policy.entries-per-hour', was "
              + value(Keys.PER_DAY)
              + " below "
              + value(Keys.PER_HOUR));
    }
    var flink = new ForsetiConfig.Flink(value(Keys.FLINK), value(Keys.FLINK_CHECKPOINTS));
    if (!flink.isInside() && flink.checkpoints().isEmpty()) {
      problems.add(
          whole,
          "with 'flink.address' set, 'flink.checkpoints' must be set too, to the absolute"
              + " path of a folder that this process and all processes of that Flink see");
    }
    return new ForsetiConfig(
        Path.of(value(Keys.DATA)),
        homeserver,
        new Address(value(Keys.TAP_HOST), value(Keys.TAP_PORT)),
        new ForsetiConfig.Console(
            new Address(value(Keys.CONSOLE_HOST), value(Keys.CONSOLE_PORT)),
            value(Keys.ADMIN_NAME),
            value(Keys.ADMIN_PASSWORD)),
        value(Keys.KAFKA),
        new ForsetiConfig.Database(
            value(Keys.DATABASE_URL), value(Keys.DATABASE_USER), value(Keys.DATABASE_PASSWORD)),
        flink,
        new ForsetiConfig.Community(
            value(Keys.MODE), value(Keys.MODERATORS), value(Keys.ALLOWED), value(Keys.ROOMS)),
        new ForsetiConfig.Policy(
            value(Keys.ALIAS),
            value(Keys.SHORTCODE),
            value(Keys.EXPIRY),
            value(Keys.PER_HOUR),
            value(Keys.PER_DAY),
            value(Keys.ENFORCE)),
        new ForsetiConfig.Scoring(
            value(Keys.PARALLELISM), value(Keys.CHECKPOINTS), value(Keys.BUDGET)),
        value(Keys.RULES));
  }

  /** What the text sets and what it leaves to the defaults, as a file with its documentation. */
  public static String effective(String text, String file) throws ConfigProblems {
    read(text, file);
    var reader = new ConfigReader(file);
    reader.collect(text);
    var out = new StringBuilder();
    String section = "";
    for (Key<?> key : Keys.ALL) {
      int dot = key.name().indexOf('.');
      String own = dot < 0 ? "" : key.name().substring(0, dot);
      if (!own.equals(section)) {
        out.append(own).append(":\n");
        section = own;
      }
      String indent = own.isEmpty() ? "" : "  ";
      Found set = reader.found.get(key.name());
      String value = set == null ? key.standard() : set.text();
      out.append(indent).append("# ").append(key.about()).append('\n');
      out.append(indent)
          .append(key.name().substring(dot + 1))
          .append(": \"")
          .append(shown(key, value))
          .append("\"\n");
    }
    return out.toString();
  }

  private static String shown(Key<?> key, String value) {
    if (key.secret() && !value.isEmpty()) {
      return "********";
    }
    String open = key.equals(Keys.DATABASE_URL) ? ForsetiConfig.Database.masked(value) : value;
    return open.replace("\"", "\\\"");
  }
}
