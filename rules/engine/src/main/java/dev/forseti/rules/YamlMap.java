package dev.forseti.rules;

import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.snakeyaml.engine.v2.nodes.MappingNode;
import org.snakeyaml.engine.v2.nodes.Node;
import org.snakeyaml.engine.v2.nodes.NodeTuple;
import org.snakeyaml.engine.v2.nodes.ScalarNode;
import org.snakeyaml.engine.v2.nodes.SequenceNode;

/** A mapping of a YAML file that knows where each value stands and files problems with places. */
final class YamlMap {
  private final YamlSource source;
  private final Map<String, Node> values = new LinkedHashMap<>();
  private final Map<String, Node> keys = new LinkedHashMap<>();
  private final @Nullable Node self;

  private YamlMap(YamlSource source, @Nullable Node self) {
    this.source = source;
    this.self = self;
  }

  /** The mapping of a file that cannot be read. */
  static YamlMap none(YamlSource source) {
    return new YamlMap(source, null);
  }

  static YamlMap of(YamlSource source, @Nullable Node node, String what) {
    YamlMap map = new YamlMap(source, node);
    if (!(node instanceof MappingNode mapping)) {
      source.report(node, what + " must be a mapping", "");
      return map;
    }
    for (NodeTuple tuple : mapping.getValue()) {
      if (tuple.getKeyNode() instanceof ScalarNode key) {
        Node first = map.keys.putIfAbsent(key.getValue(), key);
        if (first != null) {
          source.report(
              key, "'" + key.getValue() + "' is given twice, first at " + source.where(first), "");
        }
        map.values.putIfAbsent(key.getValue(), tuple.getValueNode());
      } else {
        source.report(tuple.getKeyNode(), "a key must be text", "");
      }
    }
    return map;
  }

  YamlSource source() {
    return source;
  }

  Collection<String> names() {
    return values.keySet();
  }

  boolean has(String key) {
    return values.containsKey(key);
  }

  @Nullable Node node(String key) {
    return values.get(key);
  }

  /** Where the mapping itself stands. */
  @Nullable Node self() {
    return self;
  }

  /** Where the key itself stands. */
  @Nullable Node keyNode(String key) {
    return keys.get(key);
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

  /** Something is wrong with the value of the key, or with the mapping when it has none. */
  void report(String key, String message, Collection<String> allowed) {
    Node node = values.get(key);
    String found = node instanceof ScalarNode scalar ? scalar.getValue() : "";
    source.report(node == null ? self : node, message, Suggestion.of(found, allowed));
  }

  YamlMap map(String key) {
    Node node = values.get(key);
    return node == null ? new YamlMap(source, self) : of(source, node, key);
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

  /** The text with the places of its characters. */
  PlacedText placed(String key) {
    return new PlacedText(source, text(key, "").stripTrailing(), values.get(key));
  }

  double number(String key, double otherwise) {
    if (!has(key)) {
      return otherwise;
    }
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
      } else {
        source.report(item, key + " must be a list of texts", "");
      }
    }
    return texts;
  }
}
