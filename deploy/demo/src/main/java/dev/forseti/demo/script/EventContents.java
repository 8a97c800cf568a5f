package dev.forseti.demo.script;

import dev.forseti.model.EventId;
import dev.forseti.model.Json;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;

/** What the script's lines become: contents of Matrix events. */
public final class EventContents {
  private EventContents() {}

  /** A text; its words that begin with @ call users. */
  public static Json.Obj message(String text, Function<String, String> userId) {
    Map<String, Json> fields = new LinkedHashMap<>();
    fields.put("msgtype", new Json.Str("m.text"));
    fields.put("body", new Json.Str(text));
    List<Json> called = called(text, userId);
    if (!called.isEmpty()) {
      fields.put("m.mentions", new Json.Obj(Map.of("user_ids", new Json.Arr(called))));
    }
    return new Json.Obj(fields);
  }

  /** An answer to a message. */
  public static Json.Obj reply(String text, EventId to, Function<String, String> userId) {
    Json.Obj inReply = new Json.Obj(Map.of("event_id", new Json.Str(to.value())));
    return with(
        message(text, userId), "m.relates_to", new Json.Obj(Map.of("m.in_reply_to", inReply)));
  }

  /** The new text of a message that was sent before. */
  public static Json.Obj edit(String text, EventId of, Function<String, String> userId) {
    Json.Obj replaced = with(message("* " + text, userId), "m.new_content", message(text, userId));
    return with(replaced, "m.relates_to", relation("m.replace", of, Map.of()));
  }

  /** A reaction to a message. */
  public static Json.Obj reaction(String key, EventId to) {
    Json.Obj relation = relation("m.annotation", to, Map.of("key", new Json.Str(key)));
    return new Json.Obj(Map.of("m.relates_to", relation));
  }

  private static Json.Obj relation(String type, EventId to, Map<String, Json> more) {
    Map<String, Json> fields = new LinkedHashMap<>(more);
    fields.put("rel_type", new Json.Str(type));
    fields.put("event_id", new Json.Str(to.value()));
    return new Json.Obj(fields);
  }

  private static Json.Obj with(Json.Obj content, String key, Json value) {
    Map<String, Json> fields = new LinkedHashMap<>(content.fields());
    fields.put(key, value);
    return new Json.Obj(fields);
  }

  private static List<Json> called(String text, Function<String, String> userId) {
    List<Json> users = new ArrayList<>();
    for (String word : text.split("\\s+")) {
      if (word.length() > 1 && word.startsWith("@")) {
        users.add(new Json.Str(userId.apply(word.substring(1))));
      }
    }
    return users;
  }
}
