package dev.forseti.rules.pack;

import dev.forseti.model.Json;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.snakeyaml.engine.v2.nodes.MappingNode;
import org.snakeyaml.engine.v2.nodes.Node;
import org.snakeyaml.engine.v2.nodes.NodeTuple;
import org.snakeyaml.engine.v2.nodes.ScalarNode;
import org.snakeyaml.engine.v2.nodes.SequenceNode;
import org.snakeyaml.engine.v2.nodes.Tag;

/** A piece of a YAML file as the JSON that an event holds. */
final class YamlJson {
  private static final int DEEPEST = 32;

  private final YamlSource source;

  private YamlJson(YamlSource source) {
    this.source = source;
  }

  /** The mapping under the key as an object; the empty one when it is missing or something else. */
  static Json.Obj object(YamlMap map, String key) {
    Node node = map.node(key);
    if (node == null) {
      return Json.Obj.EMPTY;
    }
    if (node instanceof MappingNode mapping) {
      return new YamlJson(map.source()).object(mapping, 1);
    }
    map.source().report(node, key + " must be a mapping", "");
    return Json.Obj.EMPTY;
  }

  private Json.Obj object(MappingNode mapping, int depth) {
    Map<String, Json> fields = new LinkedHashMap<>();
    for (NodeTuple tuple : mapping.getValue()) {
      if (tuple.getKeyNode() instanceof ScalarNode key) {
        fields.put(key.getValue(), value(tuple.getValueNode(), depth));
      } else {
        source.report(tuple.getKeyNode(), "a key must be text", "");
      }
    }
    return new Json.Obj(fields);
  }

  private Json value(@Nullable Node node, int depth) {
    if (depth > DEEPEST) {
      source.report(node, "nested deeper than " + DEEPEST, "");
      return Json.Null.NULL;
    }
    return switch (node) {
      case MappingNode mapping -> object(mapping, depth + 1);
      case SequenceNode list -> {
        List<Json> items = new ArrayList<>();
        list.getValue().forEach(item -> items.add(value(item, depth + 1)));
        yield new Json.Arr(items);
      }
      case ScalarNode scalar -> scalar(scalar);
      case null, default -> Json.Null.NULL;
    };
  }

  private Json scalar(ScalarNode scalar) {
    String text = scalar.getValue();
    Tag tag = scalar.getTag();
    if (tag.equals(Tag.BOOL)) {
      return new Json.Bool(text.equalsIgnoreCase("true"));
    }
    if (tag.equals(Tag.NULL)) {
      return Json.Null.NULL;
    }
    if (tag.equals(Tag.INT)) {
      try {
        return new Json.Int(Long.parseLong(text));
      } catch (NumberFormatException other) {
        source.report(scalar, "a number must be a decimal of 64 bits, or text in quotes", "");
      }
    }
    if (tag.equals(Tag.FLOAT)) {
      source.report(scalar, "Matrix events hold whole numbers only", "put it in quotes as text");
    }
    return new Json.Str(text);
  }
}
