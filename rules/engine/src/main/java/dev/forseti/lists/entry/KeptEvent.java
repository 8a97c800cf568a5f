package dev.forseti.lists.entry;

import dev.forseti.lists.entry.EntryReading.Unusable;
import dev.forseti.model.Json;
import dev.forseti.model.ListEvent;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * What is kept of an event of a list: all of what can be used, and of the rest no more than shows
 * why it cannot, since its writers choose how much they write.
 */
public final class KeptEvent {
  private static final List<String> TELLING =
      List.of(
          "ciphertext",
          "entity",
          PatternSafeEntity.HASHES,
          PatternSafeEntity.HASHES_BEFORE_MSC4205,
          "recommendation");

  /** Says that something stood there. */
  private static final String LEFT_OUT = "dev.forseti.left-out";

  private static final int LONGEST = Entity.MAX_LENGTH + 88;

  private KeptEvent() {}

  /** The event, read as before with the same result. */
  public static ListEvent of(ListEvent event) {
    if (!(EntryReader.read(event) instanceof Unusable unusable)) {
      return event;
    }
    ListEvent kept =
        new ListEvent(
            event.list(),
            event.type(),
            event.stateKey(),
            event.sender(),
            event.eventId(),
            event.at(),
            telling(event.content()),
            event.isRedacted());
    return EntryReader.read(kept).equals(unusable) ? kept : event;
  }

  private static Json.Obj telling(Json.Obj content) {
    Map<String, Json> fields = new LinkedHashMap<>();
    for (String key : TELLING) {
      content.get(key).ifPresent(value -> fields.put(key, cut(value)));
    }
    if (fields.size() < content.fields().size()) {
      fields.put(LEFT_OUT, new Json.Bool(true));
    }
    return new Json.Obj(fields);
  }

  /** Of an object the SHA-256 alone tells something. */
  private static Json cut(Json value) {
    return switch (value) {
      case Json.Str(String text) -> new Json.Str(cut(text));
      case Json.Obj hashes ->
          hashes
              .string(PatternSafeEntity.SHA256)
              .map(hash -> new Json.Obj(Map.of(PatternSafeEntity.SHA256, new Json.Str(cut(hash)))))
              .orElse(Json.Obj.EMPTY);
      case Json.Arr list -> new Json.Arr(List.of());
      case Json.Int number -> number;
      case Json.Real number -> number;
      case Json.Bool truth -> truth;
      case Json.Null nothing -> nothing;
    };
  }

  private static String cut(String text) {
    if (text.length() <= LONGEST) {
      return text;
    }
    boolean splits = Character.isHighSurrogate(text.charAt(LONGEST - 1));
    return text.substring(0, splits ? LONGEST - 1 : LONGEST);
  }
}
