package dev.forseti.runtime.config;

import dev.forseti.runtime.config.ConfigValues.Written;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import org.snakeyaml.engine.v2.api.LoadSettings;
import org.snakeyaml.engine.v2.api.lowlevel.Compose;
import org.snakeyaml.engine.v2.exceptions.MarkedYamlEngineException;
import org.snakeyaml.engine.v2.exceptions.ReaderException;
import org.snakeyaml.engine.v2.exceptions.YamlEngineException;
import org.snakeyaml.engine.v2.nodes.MappingNode;
import org.snakeyaml.engine.v2.nodes.Node;
import org.snakeyaml.engine.v2.nodes.NodeTuple;
import org.snakeyaml.engine.v2.nodes.ScalarNode;
import org.snakeyaml.engine.v2.nodes.SequenceNode;

/** The keys and values of a YAML file, with their places. */
final class YamlFile {
  private final ConfigSchema schema;
  private final String file;
  private final FoundProblems problems;
  private final Map<String, Written> found = new LinkedHashMap<>();

  YamlFile(ConfigSchema schema, String file, FoundProblems problems) {
    this.schema = schema;
    this.file = file;
    this.problems = problems;
  }

  /** The values by key; what is no YAML, no key or no value is a problem. */
  Map<String, Written> read(String text) {
    try {
      Optional<Node> root =
          new Compose(
                  LoadSettings.builder()
                      .setLabel(file)
                      .setAllowDuplicateKeys(false)
                      .setBufferSize(text.length() + 2) // at its end it fails on a surrogate pair
                      .build())
              .composeString(text);
      if (root.isPresent()) {
        collect("", root.get());
      }
    } catch (MarkedYamlEngineException wrong) {
      problems.add(Place.of(file, wrong.getProblemMark()), wrong.getProblem());
    } catch (ReaderException wrong) {
      String what = "the character U+%04X at position %d is not allowed in YAML";
      problems.add(what.formatted(wrong.getCodePoint(), wrong.getPosition()));
    } catch (YamlEngineException | IllegalArgumentException wrong) { // the latter of a bad tag
      problems.add("no YAML that can be read");
    } catch (StackOverflowError tooDeep) {
      problems.add("nested too deep, or within itself by an alias");
    }
    return found;
  }

  private void collect(String name, Node node) {
    switch (node) {
      case MappingNode section -> section.getValue().forEach(pair -> collect(name, pair));
      case ScalarNode empty when empty.getValue().isEmpty() -> {}
      default ->
          problems.add(
              Place.of(file, node),
              "keys with values must stand " + (name.isEmpty() ? "here" : "under '" + name + "'"));
    }
  }

  private void collect(String section, NodeTuple pair) {
    String key = pair.getKeyNode() instanceof ScalarNode scalar ? scalar.getValue() : "?";
    String path = section.isEmpty() ? key : section + "." + key;
    if (schema.isSection(path)) {
      collect(path, pair.getValueNode());
    } else if (schema.isKey(path)) {
      take(path, pair.getValueNode());
    } else {
      problems.add(
          Place.of(file, pair.getKeyNode()), "unknown key '" + path + "'" + schema.instead(path));
    }
  }

  private void take(String path, Node node) {
    switch (node) {
      case ScalarNode scalar -> {
        if (found.containsKey(path)) {
          problems.add(Place.of(file, node), "'" + path + "' is set twice");
        }
        put(path, scalar.getValue(), node);
      }
      case SequenceNode list when list.getValue().stream().allMatch(ScalarNode.class::isInstance) ->
          put(path, joined(list.getValue()), node);
      default -> problems.add(Place.of(file, node), "'" + path + "' must be one value");
    }
  }

  private void put(String path, String text, Node node) {
    found.put(path, new Written(path, text, Place.of(file, node)));
  }

  private static String joined(List<Node> items) {
    return items.stream()
        .map(item -> ((ScalarNode) item).getValue())
        .collect(Collectors.joining(","));
  }
}
