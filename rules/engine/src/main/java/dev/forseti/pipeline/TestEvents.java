package dev.forseti.pipeline;

import dev.forseti.model.EventFlag;
import dev.forseti.model.EventId;
import dev.forseti.model.Json;
import dev.forseti.model.RoomEvent;
import dev.forseti.model.RoomId;
import dev.forseti.model.UserId;
import dev.forseti.rules.TestCases;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** Makes the events that the steps of a pack's tests stand for. */
final class TestEvents {
  private TestEvents() {}

  /** The event of one repetition of a step; times count from {@code start}, epoch milliseconds. */
  static RoomEvent of(TestCases.Step step, long start, int number, int index) {
    String n = Integer.toString(number);
    boolean member = !step.membership().isEmpty();
    String sender = step.sender().replace("%", n);
    String target = step.target().isEmpty() ? sender : step.target().replace("%", n);
    Map<String, Json> content = new LinkedHashMap<>();
    if (member) {
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
    String type =
        member ? "m.room.member" : step.encrypted() ? "m.room.encrypted" : "m.room.message";
    Instant at = Instant.ofEpochMilli(start + step.atMillis() + number * step.everyMillis());
    return new RoomEvent(
        new EventId("$event" + index),
        new RoomId(step.room().replace("%", n)),
        type,
        member ? target : null,
        new UserId(sender),
        at,
        at,
        new Json.Obj(content),
        null,
        "test",
        n,
        step.encrypted() ? Set.of(EventFlag.ENCRYPTED) : Set.of(),
        Json.Obj.EMPTY);
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
