package dev.forseti.ingest.matrix;

import dev.forseti.model.EventFlag;
import dev.forseti.model.EventId;
import dev.forseti.model.Json;
import dev.forseti.model.Malformed.Reason;
import dev.forseti.model.RoomEvent;
import dev.forseti.model.RoomId;
import dev.forseti.model.UserId;
import dev.forseti.wire.JsonLimits;
import dev.forseti.wire.JsonRefused;
import dev.forseti.wire.JsonText;
import java.time.Instant;
import java.util.EnumSet;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * The way from Matrix's client format, and from PDUs that carry their id, to events. Unknown keys
 * are passed over; the same input gives the same value.
 */
public final class MatrixEventDecoder {
  private MatrixEventDecoder() {}

  /** The event in the text, of at most {@link JsonLimits#EVENT}. */
  public static Decoded decode(byte[] utf8, String tap, String position, Instant receivedAt) {
    try {
      return new Decoded.Event(
          event(JsonText.parse(utf8, JsonLimits.EVENT), tap, position, receivedAt));
    } catch (JsonRefused refused) {
      return refused(refused.reason(), refused.detail(), utf8, tap, position, receivedAt);
    } catch (DecodeException failed) {
      return refused(failed.reason(), failed.detail(), utf8, tap, position, receivedAt);
    }
  }

  /** The event in the object. */
  public static Decoded decode(Json.Obj value, String tap, String position, Instant receivedAt) {
    try {
      return new Decoded.Event(event(value, tap, position, receivedAt));
    } catch (DecodeException failed) {
      byte[] text = JsonText.write(value);
      return refused(failed.reason(), failed.detail(), text, tap, position, receivedAt);
    }
  }

  private static Decoded refused(
      Reason reason, String detail, byte[] text, String tap, String position, Instant receivedAt) {
    return new Decoded.Refused(
        MalformedFactory.of(reason, detail, text, tap, position, receivedAt),
        EventShell.of(text, tap, position, receivedAt));
  }

  private static RoomEvent event(Json value, String tap, String position, Instant receivedAt)
      throws DecodeException {
    if (!(value instanceof Json.Obj object)) {
      throw new DecodeException(Reason.NOT_AN_OBJECT, "an event must be an object");
    }
    Fields fields = new Fields(object);
    EventId id = fields.id("event_id", EventId::new);
    String type = type(fields);
    Json.Obj content = fields.object("content");
    CanonicalJson.requireNumbersInRange(content, "a number in content");
    Json.Obj unsigned = object.object("unsigned");
    return new RoomEvent(
        id,
        roomId(fields, type, id),
        type,
        fields.optionalString("state_key"),
        fields.id("sender", UserId::new),
        sentAt(fields),
        receivedAt,
        content,
        redacts(fields, type, content),
        tap,
        position,
        flags(type, unsigned),
        StrippedState.of(
            unsigned.has("invite_room_state")
                ? unsigned.array("invite_room_state")
                : object.array("invite_room_state")));
  }

  private static String type(Fields fields) throws DecodeException {
    String type = fields.string("type");
    if (type.isEmpty() || type.length() > 255) {
      throw new DecodeException(Reason.BAD_ID, "type must have 1 to 255 characters");
    }
    return type;
  }

  /** From room version 12 on, the create event names no room: its own id is the room's. */
  private static RoomId roomId(Fields fields, String type, EventId id) throws DecodeException {
    String stated = fields.optionalString("room_id");
    if (stated == null && type.equals("m.room.create") && id.value().indexOf(':') < 0) {
      return Fields.id("event_id", "!" + id.value().substring(1), RoomId::new);
    }
    return fields.id("room_id", RoomId::new);
  }

  private static Instant sentAt(Fields fields) throws DecodeException {
    String key = "origin_server_ts";
    return Instant.ofEpochMilli(CanonicalJson.inRange(fields.integer(key), key));
  }

  /** Room version 11 moved it into the content, where anybody may write anything. */
  private static @Nullable EventId redacts(Fields fields, String type, Json.Obj content)
      throws DecodeException {
    if (!type.equals("m.room.redaction")) {
      return null;
    }
    String stated = fields.optionalString("redacts");
    if (stated != null) {
      return Fields.id("redacts", stated, EventId::new);
    }
    String inside = content.string("redacts").orElse("");
    try {
      return new EventId(inside);
    } catch (IllegalArgumentException redactsNothing) {
      return null;
    }
  }

  private static Set<EventFlag> flags(String type, Json.Obj unsigned) {
    Set<EventFlag> flags = EnumSet.noneOf(EventFlag.class);
    if (unsigned.bool("io.element.synapse.soft_failed").orElse(false)) {
      flags.add(EventFlag.SOFT_FAILED);
    }
    if (unsigned.bool("io.element.synapse.policy_server_spammy").orElse(false)) {
      flags.add(EventFlag.POLICY_REFUSED);
    }
    if (type.equals("m.room.encrypted")) {
      flags.add(EventFlag.ENCRYPTED);
    }
    if (unsigned.get("redacted_because").filter(Json.Obj.class::isInstance).isPresent()) {
      flags.add(EventFlag.REDACTED);
    }
    return flags;
  }
}
