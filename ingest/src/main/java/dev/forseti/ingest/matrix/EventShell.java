package dev.forseti.ingest.matrix;

import dev.forseti.model.EventFlag;
import dev.forseti.model.EventId;
import dev.forseti.model.Json;
import dev.forseti.model.RoomEvent;
import dev.forseti.model.RoomId;
import dev.forseti.model.UserId;
import dev.forseti.wire.JsonLimits;
import dev.forseti.wire.JsonRefused;
import dev.forseti.wire.JsonText;
import java.time.Instant;
import java.util.EnumSet;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * What can be told of an event that is refused: who sent it, where, and when. What stands inside of
 * it is passed over, however large or deep.
 */
final class EventShell {
  private static final JsonLimits ONE_VALUE = new JsonLimits(4_096, 1);

  private final Map<String, byte[]> fields;

  private EventShell(Map<String, byte[]> fields) {
    this.fields = fields;
  }

  /** The event with empty content; null when its id, type, room or sender cannot be read. */
  static @Nullable RoomEvent of(byte[] utf8, String tap, String position, Instant receivedAt) {
    return new EventShell(TopLevel.fieldsEachOnce(utf8)).event(tap, position, receivedAt);
  }

  private @Nullable RoomEvent event(String tap, String position, Instant receivedAt) {
    EventId id = string("event_id").flatMap(EventId::read).orElse(null);
    RoomId room = string("room_id").flatMap(RoomId::read).orElse(null);
    UserId sender = string("sender").flatMap(UserId::read).orElse(null);
    String type = string("type").orElse("");
    if (id == null || room == null || sender == null || type.isEmpty() || type.length() > 255) {
      return null;
    }
    Set<EventFlag> flags = EnumSet.of(EventFlag.UNREADABLE);
    if (type.equals("m.room.encrypted")) {
      flags.add(EventFlag.ENCRYPTED);
    }
    return new RoomEvent(
        id,
        room,
        type,
        string("state_key").orElse(null),
        sender,
        sentAt(receivedAt),
        receivedAt,
        Json.Obj.EMPTY,
        null,
        tap,
        position,
        flags,
        Json.Obj.EMPTY);
  }

  /** When its server says it was sent; when it came, if that cannot be. */
  private Instant sentAt(Instant receivedAt) {
    return value("origin_server_ts") instanceof Json.Int millis
            && CanonicalJson.isInRange(millis.value())
        ? Instant.ofEpochMilli(millis.value())
        : receivedAt;
  }

  private Optional<String> string(String name) {
    return value(name) instanceof Json.Str text ? Optional.of(text.value()) : Optional.empty();
  }

  private @Nullable Json value(String name) {
    byte[] text = fields.get(name);
    try {
      return text == null ? null : JsonText.parse(text, ONE_VALUE);
    } catch (JsonRefused unreadable) {
      return null;
    }
  }
}
