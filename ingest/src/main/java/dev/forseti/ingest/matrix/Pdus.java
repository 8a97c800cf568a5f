package dev.forseti.ingest.matrix;

import dev.forseti.model.EventId;
import dev.forseti.model.Json;
import dev.forseti.wire.JsonLimits;
import dev.forseti.wire.JsonRefused;
import dev.forseti.wire.JsonText;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * Gives events as servers exchange them the id that they do not carry. The id depends on the room's
 * version, which only the room's create event states: it is remembered for each room. Of a room
 * whose create event was not there, an id is taken when every version that is possible gives the
 * same. For one thread.
 */
public final class Pdus {
  private static final String CREATE = "m.room.create";

  private final Map<String, Set<RoomVersion>> versions = new HashMap<>();

  /**
   * The event with its id, or the text as it was when it needs none, or none can be known: then the
   * decoder refuses it for want of an id.
   */
  public byte[] withId(byte[] utf8) {
    try {
      if (!(JsonText.parse(utf8, JsonLimits.EVENT) instanceof Json.Obj event)) {
        return utf8;
      }
      boolean isPdu = event.has("auth_events") && event.has("prev_events");
      if (event.has("event_id") || !isPdu) {
        learn(event, event.string("room_id").orElse(""));
        return utf8;
      }
      EventId id = id(event);
      learn(event, event.string("room_id").orElse("!" + id.value().substring(1)));
      Map<String, Json> fields = new LinkedHashMap<>();
      fields.put("event_id", new Json.Str(id.value()));
      fields.putAll(event.fields());
      return JsonText.write(new Json.Obj(fields));
    } catch (JsonRefused | DecodeException unknown) {
      return utf8; // the decoder reads it again and says why
    }
  }

  private void learn(Json.Obj event, String room) {
    if (event.string("type").filter(CREATE::equals).isPresent() && !room.isEmpty()) {
      versions.put(room, stated(event));
    }
  }

  private static Set<RoomVersion> stated(Json.Obj create) {
    Set<RoomVersion> found = EnumSet.noneOf(RoomVersion.class);
    create.object("content").string("room_version").flatMap(RoomVersion::of).ifPresent(found::add);
    return found;
  }

  private EventId id(Json.Obj pdu) throws DecodeException {
    Set<EventId> ids = new HashSet<>();
    for (RoomVersion version : possible(pdu)) {
      ids.add(ReferenceHash.of(pdu, version));
    }
    if (ids.size() != 1) {
      throw new DecodeException(
          dev.forseti.model.Malformed.Reason.MISSING_FIELD, "the room's version is not known");
    }
    return ids.iterator().next();
  }

  private Set<RoomVersion> possible(Json.Obj pdu) {
    if (pdu.string("type").filter(CREATE::equals).isPresent()) {
      return stated(pdu);
    }
    String room = pdu.string("room_id").orElse("");
    Set<RoomVersion> known = versions.get(room);
    if (known != null) {
      return known;
    }
    if (room.indexOf(':') < 0) {
      return EnumSet.of(RoomVersion.V12);
    }
    Set<RoomVersion> possible = EnumSet.range(RoomVersion.V3, RoomVersion.V11);
    for (String other : references(pdu)) {
      if (other.indexOf('-') >= 0 || other.indexOf('_') >= 0) {
        possible.remove(RoomVersion.V3); // only later ones write ids in the URL's alphabet
      } else if (other.indexOf('+') >= 0 || other.indexOf('/') >= 0) {
        possible.retainAll(EnumSet.of(RoomVersion.V3));
      }
    }
    return possible;
  }

  private static List<String> references(Json.Obj pdu) {
    List<String> ids = new ArrayList<>();
    for (String key : List.of("auth_events", "prev_events")) {
      for (Json id : pdu.array(key)) {
        if (id instanceof Json.Str text) {
          ids.add(text.value());
        }
      }
    }
    return ids;
  }
}
