package dev.forseti.rules.pack;

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
public final class YamlMap {
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

  public static YamlMap of(YamlSource source, @Nullable Node node, String what) {
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

  public YamlSource source() {
    return source;
  }

  public Collection<String> names() {
    return values.keySet();
  }

  public boolean has(String key) {
    return values.containsKey(key);
  }

  public @Nullable Node node(String key) {
    return values.get(key);
  }

  /** Where the mapping itself stands. */
  @Nullable Node self() {
    return self;
  }

  /** Where the key itself stands. */
  public @Nullable Node keyNode(String key) {
    return keys.get(key);
  }

  public void allow(Collection<String> allowed) {
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
  public void report(String key, String message, Collection<String> allowed) {
    Node node = values.get(key);
    String found = node instanceof ScalarNode scalar ? scalar.getValue() : "";
    source.report(node == null ? self : node, message, Suggestion.of(found, allowed));
  }

  public YamlMap map(String key) {
    Node node = values.get(key);
    return node == null ? new YamlMap(source, self) : of(source, node, key);
  }

  public String text(String key, String otherwise) {
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
  public SourceText placed(String key) {
    return new SourceText(source, text(key, "").stripTrailing(), values.get(key));
  }

  public double number(String key, double otherwise) {
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

  public List<Node> items(String key) {
    Node node = values.get(key);
    if (node instanceof SequenceNode sequence) {
      return sequence.getValue();
    }
    if (node != null) {
      source.report(node, key + " must be a list", "");
    }
    return List.of();
  }

  public List<String> texts(String key) {
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
