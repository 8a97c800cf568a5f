package dev.forseti.lists.entry;

import dev.forseti.model.EventId;
import dev.forseti.model.Json;
import dev.forseti.model.ListEvent;
import dev.forseti.model.RoomId;
import dev.forseti.model.UserId;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Map;

/** Events of lists for tests. */
public final class Lists {
  /** The list that all events are of. */
  public static final RoomId LIST = new RoomId("!list:lists.example");

  /** When all of them were written. */
  public static final Instant NOON = Instant.parse("2026-06-01T12:00:00Z");

  private static final UserId WRITER = new UserId("@writer:lists.example");

  private Lists() {}

  /** An event with that content. */
  public static ListEvent event(String type, String stateKey, String id, Json.Obj content) {
    return new ListEvent(LIST, type, stateKey, WRITER, new EventId(id), NOON, content, false);
  }

  /** A content of texts, by turns a key and its value. */
  public static Json.Obj content(String... keysAndValues) {
    Map<String, Json> fields = new LinkedHashMap<>();
    for (int i = 0; i < keysAndValues.length; i += 2) {
      fields.put(keysAndValues[i], new Json.Str(keysAndValues[i + 1]));
    }
    return new Json.Obj(fields);
  }

  /** A ban of the entity. */
  public static Json.Obj ban(String entity) {
    return content("entity", entity, "recommendation", "m.ban", "reason", "spam");
  }

  /** The content with one field more, or another value of one. */
  public static Json.Obj with(Json.Obj content, String key, Json value) {
    Map<String, Json> fields = new LinkedHashMap<>(content.fields());
    fields.put(key, value);
    return new Json.Obj(fields);
  }
}
