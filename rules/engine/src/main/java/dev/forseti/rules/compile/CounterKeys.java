package dev.forseti.rules.compile;

import dev.forseti.features.Variable;
import dev.forseti.rules.code.Symbol;
import dev.forseti.rules.pack.YamlMap;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** What counters may be kept by. */
final class CounterKeys {
  /** The closed set of keys with the variables that they stand for. */
  static final Map<String, Variable> KEYS =
      new TreeMap<>(
          Map.ofEntries(
              Map.entry("sender", Variable.SENDER_ID),
              Map.entry("family", Variable.SENDER_FAMILY),
              Map.entry("bridge", Variable.SENDER_BRIDGE),
              Map.entry("room", Variable.ROOM_ID),
              Map.entry("server", Variable.SENDER_SERVER),
              Map.entry("text.fingerprint", Variable.TEXT_FINGERPRINT),
              Map.entry("text.sketch", Variable.TEXT_SKETCH),
              Map.entry("text.tail", Variable.TEXT_TAIL),
              Map.entry("link.domain", Variable.LINK_DOMAIN),
              Map.entry("link.host", Variable.LINK_HOST),
              Map.entry("link.url", Variable.LINK_URL),
              Map.entry("media.hash", Variable.MEDIA_HASH),
              Map.entry("name.shape", Variable.NAME_SHAPE),
              Map.entry("name.look", Variable.NAME_LOOK),
              Map.entry("target", Variable.MEMBER_TARGET),
              Map.entry("mentioned", Variable.MENTIONS_FIRST)));

  private CounterKeys() {}

  /** The variable that a key stands for, or the other text when it is no key. */
  static String label(String key, String otherwise) {
    Variable variable = KEYS.get(key);
    return variable == null ? otherwise : variable.label();
  }

  /** The keys of a counter, one or two; other than that is reported. */
  static List<Symbol> of(YamlMap counter, Scope scope) {
    List<Symbol> by = new ArrayList<>();
    List<String> names = counter.texts("by");
    for (String key : names) {
      Symbol symbol = scope.symbol(label(key, ""));
      if (symbol == null) {
        String allowed = String.join(", ", KEYS.keySet());
        counter.report("by", "'" + key + "' is not a key; keys are " + allowed, KEYS.keySet());
        return List.of();
      }
      by.add(symbol);
    }
    if (by.isEmpty() || by.size() > 2 || (by.size() == 2 && by.get(0).equals(by.get(1)))) {
      counter.report("by", "by needs one or two keys", List.of());
    }
    return by;
  }
}
