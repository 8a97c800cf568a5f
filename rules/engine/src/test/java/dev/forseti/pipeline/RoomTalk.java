package dev.forseti.pipeline;

import dev.forseti.model.EventId;
import dev.forseti.model.Json;
import dev.forseti.model.RoomEvent;
import dev.forseti.model.RoomId;
import dev.forseti.model.UserId;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** What people do in rooms, as events; an id is made of who, when and where. */
final class RoomTalk {
  private RoomTalk() {}

  static RoomEvent says(UserId who, String room, Instant at, String body) {
    return message(who, room, at, body, Map.of());
  }

  /** An edit of what was said, by who said it. */
  static RoomEvent corrects(RoomEvent said, Instant at, String body) {
    Json relation =
        new Json.Obj(
            Map.of("rel_type", text("m.replace"), "event_id", text(said.eventId().value())));
    Json content = new Json.Obj(Map.of("msgtype", text("m.text"), "body", text(body)));
    return message(
        said.sender(),
        said.roomId().value(),
        at,
        "* " + body,
        Map.of("m.new_content", content, "m.relates_to", relation));
  }

  static RoomEvent mentions(UserId who, String room, Instant at, String user) {
    Json users = new Json.Arr(List.of(text(user)));
    return message(
        who,
        room,
        at,
        user + " that is what I would have said to it as well, thank you",
        Map.of("m.mentions", new Json.Obj(Map.of("user_ids", users))));
  }

  private static RoomEvent message(
      UserId who, String room, Instant at, String body, Map<String, Json> more) {
    Map<String, Json> content = new LinkedHashMap<>(more);
    content.put("msgtype", text("m.text"));
    content.put("body", text(body));
    return event(who, room, at, "m.room.message", null, content);
  }

  static RoomEvent member(UserId who, String room, Instant at, String membership) {
    return membership(who, who.value(), room, at, membership);
  }

  static RoomEvent membership(
      UserId who, String target, String room, Instant at, String membership) {
    return event(who, room, at, "m.room.member", target, Map.of("membership", text(membership)));
  }

  static RoomEvent event(
      UserId who,
      String room,
      Instant at,
      String type,
      @Nullable String stateKey,
      Map<String, Json> content) {
    return new RoomEvent(
        new EventId("$" + who.value() + at.toEpochMilli() + room),
        new RoomId(room),
        type,
        stateKey,
        who,
        at,
        at,
        new Json.Obj(new LinkedHashMap<>(content)),
        null,
        "test",
        "",
        Set.of(),
        Json.Obj.EMPTY);
  }

  private static Json text(String value) {
    return new Json.Str(value);
  }
}
