package dev.forseti.rules;

import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.snakeyaml.engine.v2.api.LoadSettings;
import org.snakeyaml.engine.v2.api.lowlevel.Compose;
import org.snakeyaml.engine.v2.common.ScalarStyle;
import org.snakeyaml.engine.v2.exceptions.Mark;
import org.snakeyaml.engine.v2.exceptions.MarkedYamlEngineException;
import org.snakeyaml.engine.v2.exceptions.YamlEngineException;
import org.snakeyaml.engine.v2.nodes.MappingNode;
import org.snakeyaml.engine.v2.nodes.Node;
import org.snakeyaml.engine.v2.nodes.NodeTuple;
import org.snakeyaml.engine.v2.nodes.ScalarNode;
import org.snakeyaml.engine.v2.nodes.SequenceNode;

/** A mapping of a YAML file that knows where each value stands and files problems with places. */
final class YamlMap {
  private final Source source;
  private final Map<String, Node> values = new LinkedHashMap<>();
  private final Map<String, Node> keys = new LinkedHashMap<>();

  /** A file, its lines, and the problems found in it so far. */
  record Source(String file, List<String> lines, List<Problem> problems) {
    void report(int line, int column, String message, String hint) {
      String text = line <= lines.size() ? lines.get(line - 1) : "";
      problems.add(new Problem(file, line, column, message, hint, text));
    }

    void report(@Nullable Node node, String message, String hint) {
      Optional<Mark> mark = node == null ? Optional.empty() : node.getStartMark();
      report(
          mark.map(Mark::getLine).orElse(0) + 1,
          mark.map(Mark::getColumn).orElse(0) + 1,
          message,
          hint);
    }
  }

  private YamlMap(Source source) {
    this.source = source;
  }

  static YamlMap parse(String file, String text, List<Problem> problems) {
    Source source = new Source(file, text.lines().toList(), problems);
    try {
      Optional<Node> root =
          new Compose(LoadSettings.builder().setLabel(file).setMaxAliasesForCollections(10).build())
              .composeString(text);
      return of(source, root.orElse(null), "a pack");
    } catch (MarkedYamlEngineException e) {
      int line = e.getProblemMark().map(Mark::getLine).orElse(0) + 1;
      source.report(
          line,
          e.getProblemMark().map(Mark::getColumn).orElse(0) + 1,
          "not YAML: " + e.getProblem(),
          "");
    } catch (YamlEngineException e) {
      source.report(1, 1, "not YAML: " + e.getMessage(), "");
    }
    return new YamlMap(source);
  }

  static YamlMap of(Source source, @Nullable Node node, String what) {
    YamlMap map = new YamlMap(source);
    if (!(node instanceof MappingNode mapping)) {
      source.report(node, what + " must be a mapping", "");
      return map;
    }
    for (NodeTuple tuple : mapping.getValue()) {
      if (tuple.getKeyNode() instanceof ScalarNode key) {
        if (map.values.putIfAbsent(key.getValue(), tuple.getValueNode()) != null) {
          source.report(key, "'" + key.getValue() + "' is given twice", "");
        }
        map.keys.put(key.getValue(), key);
      } else {
        source.report(tuple.getKeyNode(), "a key must be text", "");
      }
    }
    return map;
  }

  Source source() {
    return source;
  }

  Collection<String> names() {
    return values.keySet();
  }

  @Nullable Node node(String key) {
    return values.get(key);
  }

  void allow(Collection<String> allowed) {
    keys.forEach(
        (name, node) -> {
          if (!allowed.contains(name)) {
            source.report(
                node,
                "unknown key '" + name + "'; allowed are " + String.join(", ", allowed),
                Suggestion.of(name, allowed));
          }
        });
  }

  void report(String key, String message, Collection<String> allowed) {
    Node node = values.get(key);
    String found = node instanceof ScalarNode scalar ? scalar.getValue() : "";
    source.report(
        node == null && !values.isEmpty() ? keys.values().iterator().next() : node,
        message,
        Suggestion.of(found, allowed));
  }

  YamlMap map(String key) {
    Node node = values.get(key);
    return node == null ? new YamlMap(source) : of(source, node, key);
  }

  String text(String key, String otherwise) {
    Node node = values.get(key);
    if (node == null) {
      return otherwise;
    }
    if (node instanceof ScalarNode scalar) {
      return scalar.getValue();
    }
    source.report(node, key + " must be one value", "");
    return otherwise;
  }

  double number(String key, double otherwise) {
    try {
      double value = Double.parseDouble(text(key, Double.toString(otherwise)));
      if (Double.isFinite(value)) {
        return value;
      }
      report(key, key + " must be finite", List.of());
    } catch (NumberFormatException e) {
      report(key, key + " must be a number", List.of());
    }
    return otherwise;
  }

  List<Node> items(String key) {
    Node node = values.get(key);
    if (node instanceof SequenceNode sequence) {
      return sequence.getValue();
    }
    if (node != null) {
      source.report(node, key + " must be a list", "");
    }
    return List.of();
  }

  List<String> texts(String key) {
    List<String> texts = new ArrayList<>();
    for (Node item : items(key)) {
      if (item instanceof ScalarNode scalar) {
        texts.add(scalar.getValue());
      }
    }
    return texts;
  }

  /** Where in the file the text of a value begins, to place an error inside it. */
  int[] place(String key) {
    Node node = values.get(key);
    Mark mark = node == null ? null : node.getStartMark().orElse(null);
    boolean quoted =
        node instanceof ScalarNode scalar && scalar.getScalarStyle() != ScalarStyle.PLAIN;
    return mark == null
        ? new int[] {1, 1}
        : new int[] {mark.getLine() + 1, mark.getColumn() + 1 + (quoted ? 1 : 0)};
  }
}
