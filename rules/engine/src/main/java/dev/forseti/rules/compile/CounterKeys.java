package dev.forseti.rules.compile;

import dev.forseti.features.Variable;
import dev.forseti.rules.code.Symbol;
import dev.forseti.rules.eval.SharedTrait;
import dev.forseti.rules.pack.YamlMap;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

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
              Map.entry("room.look", Variable.ROOM_LOOK),
              Map.entry("server", Variable.SENDER_SERVER),
              Map.entry("text.exact", Variable.TEXT_EXACT),
              Map.entry("text.script", Variable.TEXT_SCRIPT),
              Map.entry("text.fingerprint", Variable.TEXT_FINGERPRINT),
              Map.entry("text.sketch", Variable.TEXT_SKETCH),
              Map.entry("text.tail", Variable.TEXT_TAIL),
              Map.entry("link.domain", Variable.LINK_DOMAIN),
              Map.entry("link.host", Variable.LINK_HOST),
              Map.entry("link.url", Variable.LINK_URL),
              Map.entry("media.hash", Variable.MEDIA_HASH),
              Map.entry("media.look", Variable.MEDIA_LOOK),
              Map.entry("media.blur", Variable.MEDIA_BLUR),
              Map.entry("name.shape", Variable.NAME_SHAPE),
              Map.entry("name.look", Variable.NAME_LOOK),
              Map.entry("target", Variable.MEMBER_TARGET),
              Map.entry("mentioned", Variable.MENTIONS_FIRST)));

  /**
   * What accounts may have in common, the narrowest first, in kinds: what they wrote, what they
   * link to, what they are called, whom they turn to, where they come from, where and how they
   * write; a line of any length, such as a greeting, is nobody's deed.
   */
  static final List<List<String>> SHARED =
      List.of(
          List.of(
              "text.fingerprint",
              "text.sketch",
              "text.tail",
              "media.hash",
              "media.look",
              "media.blur"),
          List.of("link.url", "link.host", "link.domain"),
          List.of("name.look", "room.look", "name.shape", "family"),
          List.of("target", "mentioned"),
          List.of("bridge", "server"),
          List.of("text.exact", "text.script", "room"));

  /** Those of them, by their place, that say what somebody does; the others are where they are. */
  private static final Set<Integer> DEEDS = Set.of(0, 1, 3);

  /** Sites: who links to one that others have linked to has done as they did only at one time. */
  private static final Set<String> SITES = Set.of("link.host", "link.domain");

  private static final long AT_ONE_TIME = Duration.ofHours(1).toMillis();

  private static final List<String> NARROWEST_FIRST =
      SHARED.stream().flatMap(List::stream).toList();

  private CounterKeys() {}

  /** The variable that a key stands for, or the other text when it is no key. */
  static String label(String key, String otherwise) {
    Variable variable = KEYS.get(key);
    return variable == null ? otherwise : variable.label();
  }

  /**
   * Whether what is counted by those keys is one sender's own or one room's own. Everything else (a
   * text, a link, a name, a server) anybody can bring anywhere, so what a stranger does in a room
   * of theirs must not count.
   */
  static boolean areOwn(List<String> keys) {
    return keys.contains("sender") || keys.contains("room");
  }

  /** Where the key stands among those that accounts may share; less is narrower. */
  static int narrowness(String key) {
    return NARROWEST_FIRST.indexOf(key);
  }

  /**
   * The trait that a counter of accounts counts: the narrower of its keys. Null when it counts
   * within one account.
   *
   * @param keys those of the counter
   * @param within its window in milliseconds
   * @param accounts its slot
   */
  static @Nullable SharedTrait trait(List<String> keys, long within, int accounts) {
    if (keys.contains("sender")) {
      return null;
    }
    String key = Collections.min(keys, Comparator.comparingInt(CounterKeys::narrowness));
    int breadth = 0;
    while (!SHARED.get(breadth).contains(key)) {
      breadth++;
    }
    Variable variable = KEYS.get(key);
    boolean isDeed = DEEDS.contains(breadth) && !(SITES.contains(key) && within > AT_ONE_TIME);
    return variable == null
        ? null
        : new SharedTrait(key, breadth, isDeed, variable.slot(), accounts);
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
