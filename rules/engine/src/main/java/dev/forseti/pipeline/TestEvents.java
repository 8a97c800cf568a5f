package dev.forseti.pipeline;

import dev.forseti.model.EventFlag;
import dev.forseti.model.EventId;
import dev.forseti.model.Json;
import dev.forseti.model.RoomEvent;
import dev.forseti.model.RoomId;
import dev.forseti.model.UserId;
import dev.forseti.rules.pack.TestCases;
import java.time.Instant;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Makes the events that the steps of a pack's tests describe. */
final class TestEvents {
  private TestEvents() {}

  /** The event of one repetition of a step; times count from {@code start}, epoch milliseconds. */
  static RoomEvent of(TestCases.Step step, long start, int number, int index) {
    String n = Integer.toString(number);
    String sender = step.sender().replace("%", n);
    String type = type(step);
    Instant at = Instant.ofEpochMilli(start + step.atMillis() + number * step.everyMillis());
    return new RoomEvent(
        new EventId("$event" + index),
        new RoomId(step.room().replace("%", n)),
        type,
        stateKey(step, sender, n),
        new UserId(sender),
        at,
        at,
        content(step, n),
        null,
        "test",
        n,
        flags(step, type),
        numbered(step.roomState(), n));
  }

  private static Set<EventFlag> flags(TestCases.Step step, String type) {
    Set<EventFlag> flags = EnumSet.noneOf(EventFlag.class);
    if (type.equals("m.room.encrypted")) {
      flags.add(EventFlag.ENCRYPTED);
    }
    if (step.unreadable()) {
      flags.add(EventFlag.UNREADABLE);
    }
    return flags;
  }

  private static String type(TestCases.Step step) {
    if (!step.type().isEmpty()) {
      return step.type();
    }
    return isMember(step)
        ? "m.room.member"
        : step.encrypted() ? "m.room.encrypted" : "m.room.message";
  }

  private static boolean isMember(TestCases.Step step) {
    return !step.membership().isEmpty();
  }

  private static @Nullable String stateKey(TestCases.Step step, String sender, String n) {
    String key = step.stateKey();
    if (key != null) {
      return key.replace("%", n);
    }
    if (!isMember(step)) {
      return null;
    }
    return step.target().isEmpty() ? sender : step.target().replace("%", n);
  }

  private static Json.Obj content(TestCases.Step step, String n) {
    if (step.unreadable()) {
      return Json.Obj.EMPTY;
    }
    return step.content().fields().isEmpty() ? made(step, n) : numbered(step.content(), n);
  }

  private static Json.Obj made(TestCases.Step step, String n) {
    Map<String, Json> content = new LinkedHashMap<>();
    if (isMember(step)) {
      content.put("membership", new Json.Str(step.membership()));
      if (!step.name().isEmpty()) {
        content.put("displayname", new Json.Str(step.name().replace("%", n)));
      }
    } else if (step.encrypted() && !step.malformed()) {
      content.put("algorithm", new Json.Str("m.megolm.v1.aes-sha2"));
      content.put("ciphertext", new Json.Str(step.says().replace("%", n)));
    } else if (!step.encrypted() && !step.malformed()) {
      content.put("msgtype", new Json.Str(step.media().isEmpty() ? "m.text" : "m." + step.media()));
      content.put("body", new Json.Str(step.says().replace("%", n)));
      if (!step.media().isEmpty()) {
        content.put("url", new Json.Str("mxc://media.example/" + step.says().replace("%", n)));
      }
      mention(step.mentions(), content);
    }
    if (step.edit()) {
      content.put("m.new_content", new Json.Obj(content));
      content.put(
          "m.relates_to",
          new Json.Obj(
              Map.of("rel_type", new Json.Str("m.replace"), "event_id", new Json.Str("$first"))));
    }
    return new Json.Obj(content);
  }

  private static Json.Obj numbered(Json.Obj object, String n) {
    Map<String, Json> fields = new LinkedHashMap<>();
    object.fields().forEach((key, value) -> fields.put(key, numbered(value, n)));
    return new Json.Obj(fields);
  }

  private static Json numbered(Json value, String n) {
    return switch (value) {
      case Json.Str text -> new Json.Str(text.value().replace("%", n));
      case Json.Obj object -> numbered(object, n);
      case Json.Arr list -> new Json.Arr(list.items().stream().map(it -> numbered(it, n)).toList());
      case Json.Int same -> same;
      case Json.Real same -> same;
      case Json.Bool same -> same;
      case Json.Null same -> same;
    };
  }

  private static void mention(int count, Map<String, Json> content) {
    List<Json> users = new ArrayList<>();
    for (int i = 0; i < count; i++) {
      users.add(new Json.Str("@member" + i + ":one.example"));
    }
    if (count > 0) {
      content.put("m.mentions", new Json.Obj(Map.of("user_ids", new Json.Arr(users))));
    }
  }
}
