package dev.forseti.scoring;

import dev.forseti.model.EventFlag;
import dev.forseti.model.EventId;
import dev.forseti.model.Json;
import dev.forseti.model.RoomEvent;
import dev.forseti.model.RoomId;
import dev.forseti.model.UserId;
import java.time.Instant;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Made-up events, one by one; {@link EventStream} makes many. */
public final class Events {
  public static final Instant START = Instant.parse("2026-01-01T00:00:00Z");

  private Events() {}

  public static RoomEvent message(String id, String room, String sender, long second, String text) {
    return event(id, room, sender, second, "m.room.message", null, text(text), Set.of());
  }

  public static Json.Obj text(String text) {
    return new Json.Obj(Map.of("msgtype", new Json.Str("m.text"), "body", new Json.Str(text)));
  }

  public static RoomEvent event(
      String id,
      String room,
      String sender,
      long second,
      String type,
      @Nullable String stateKey,
      Json.Obj content,
      Set<EventFlag> flags) {
    Instant at = START.plusSeconds(second);
    return new RoomEvent(
        new EventId("$" + id),
        new RoomId("!" + room + ":one.example"),
        type,
        stateKey,
        new UserId(sender),
        at.minusMillis(250),
        at,
        content,
        null,
        "test",
        id,
        flags,
        Json.Obj.EMPTY);
  }
}
