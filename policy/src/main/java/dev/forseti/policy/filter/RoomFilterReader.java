package dev.forseti.policy.filter;

import dev.forseti.model.Json;
import dev.forseti.model.ServerName;
import dev.forseti.model.UserId;
import dev.forseti.policy.filter.RoomFilter.Mode;
import dev.forseti.runtime.config.NearestName;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/** Reads the content of {@value RoomFilter#TYPE}, which anybody may have written. */
final class RoomFilterReader {
  static final String MODE = "mode";
  static final String REMOVE = "remove";
  static final String THRESHOLD = "threshold";
  static final String BAN_LISTED = "ban_listed";
  static final String SPARE = "spare";

  /** All that may stand there. */
  static final List<String> KEYS = List.of(MODE, REMOVE, THRESHOLD, BAN_LISTED, SPARE);

  /** How many names a list may hold. */
  static final int MOST_NAMES = 200;

  private static final int SHOWN = 60;

  private final Json.Obj content;
  private final FilterRules rules;
  private final List<String> problems = new ArrayList<>();

  private RoomFilterReader(Json.Obj content, FilterRules rules) {
    this.content = content;
    this.rules = rules;
  }

  /**
   * What was read.
   *
   * @param filter off if there is a problem: nobody acts on what was not understood
   * @param problems what does not hold, a sentence each, for the room's owner
   */
  record Reading(RoomFilter filter, List<String> problems) {}

  /** Reads it; the empty content is that of a room without a filter. */
  static Reading read(Json.Obj content, FilterRules rules) {
    if (content.fields().isEmpty()) {
      return new Reading(RoomFilter.OFF, List.of());
    }
    return new RoomFilterReader(content, rules).read();
  }

  private Reading read() {
    for (String key : content.fields().keySet()) {
      if (!KEYS.contains(key)) {
        problems.add("\"%s\" is not known%s".formatted(shown(key), nearest(key, Set.copyOf(KEYS))));
      }
    }
    RoomFilter filter = new RoomFilter(mode(), remove(), threshold(), bansListed(), spare());
    return new Reading(problems.isEmpty() ? filter : RoomFilter.OFF, List.copyOf(problems));
  }

  private Mode mode() {
    Optional<Mode> mode =
        content
            .string(MODE)
            .flatMap(
                text -> Arrays.stream(Mode.values()).filter(m -> m.label().equals(text)).findAny());
    if (mode.isEmpty()) {
      problems.add("\"mode\" must be \"off\", \"observe\" or \"act\"");
    }
    return mode.orElse(Mode.OFF);
  }

  private Set<String> remove() {
    Set<String> names = texts(REMOVE, "names of packs, for example [\"first-message-link\"]");
    names.stream()
        .filter(name -> rules.named(name).isEmpty())
        .forEach(name -> problems.add(unknownPack(name, rules)));
    return names;
  }

  /** That there is no such pack, in a sentence without its stop. */
  static String unknownPack(String name, FilterRules rules) {
    return "no pack is called \"%s\"%s".formatted(shown(name), nearest(name, rules.packs()));
  }

  private int threshold() {
    Optional<Json> value = content.get(THRESHOLD);
    if (value.isEmpty()) {
      return RoomFilter.NO_THRESHOLD;
    }
    if (value.get() instanceof Json.Int(long nats) && nats >= 1 && nats <= RoomFilter.MOST_NATS) {
      return (int) nats;
    }
    problems.add("\"threshold\" must be a whole number from 1 to " + RoomFilter.MOST_NATS);
    return RoomFilter.NO_THRESHOLD;
  }

  private boolean bansListed() {
    Optional<Json> value = content.get(BAN_LISTED);
    if (value.isPresent() && !(value.get() instanceof Json.Bool)) {
      problems.add("\"ban_listed\" must be true or false");
    }
    return content.bool(BAN_LISTED).orElse(true);
  }

  private Set<String> spare() {
    Set<String> names =
        texts(SPARE, "user ids and server names, for example [\"@ann:example.org\"]");
    for (String name : names) {
      if (!isSpareable(name)) {
        problems.add("\"%s\" is neither a user's id nor a server's name".formatted(shown(name)));
      }
    }
    return names;
  }

  /** Whether it names a user or a server; a word alone is more likely a name without its server. */
  static boolean isSpareable(String name) {
    return name.startsWith("@")
        ? UserId.read(name).isPresent()
        : ServerName.read(name).isPresent() && (name.contains(".") || name.contains(":"));
  }

  private Set<String> texts(String key, String allowed) {
    Optional<Json> value = content.get(key);
    if (value.isEmpty()) {
      return Set.of();
    }
    Set<String> texts = new LinkedHashSet<>();
    boolean isList =
        value.get() instanceof Json.Arr(List<Json> items) && items.size() <= MOST_NAMES;
    for (Json each : content.array(key)) {
      if (each instanceof Json.Str(String text)) {
        texts.add(text);
      } else {
        isList = false;
      }
    }
    if (!isList) {
      problems.add("\"%s\" must be a list of at most %d %s".formatted(key, MOST_NAMES, allowed));
      return Set.of();
    }
    return texts;
  }

  private static String nearest(String name, Set<String> known) {
    return NearestName.to(shown(name), known.stream())
        .map(" (did you mean \"%s\"?)"::formatted)
        .orElse("");
  }

  /** Texts of others may be of any length and hold line breaks. */
  private static String shown(String text) {
    String line =
        text.codePoints()
            .filter(c -> !Character.isISOControl(c))
            .limit(SHOWN)
            .mapToObj(Character::toString)
            .collect(Collectors.joining());
    return line.length() < text.length() ? line + "…" : line;
  }
}
