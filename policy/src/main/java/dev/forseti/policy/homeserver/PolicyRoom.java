package dev.forseti.policy.homeserver;

import dev.forseti.model.Json;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * How a policy room is made: as Mjolnir and Draupnir make theirs, so that they and others can
 * follow it. The maker stands in no power levels: room version 12 refuses that, and older versions
 * give the maker full power when the override names no users.
 */
final class PolicyRoom {
  static final String TYPE = "support.feline.policy.lists.msc.v1";
  static final String SHORTCODE = "org.matrix.mjolnir.shortcode";

  private PolicyRoom() {}

  static Json.Obj creation(RoomRequest request) {
    return object(
        Map.of(
            "preset", text("public_chat"),
            "room_alias_name", text(request.aliasLocalpart()),
            "name", text(request.name()),
            "creation_content", object(Map.of("type", text(TYPE))),
            "initial_state", new Json.Arr(initialState(request)),
            "power_level_content_override",
                object(
                    Map.of(
                        "events_default", new Json.Int(50),
                        "state_default", new Json.Int(50),
                        "invite", new Json.Int(0)))));
  }

  static List<Json> initialState(RoomRequest request) {
    return List.of(
        state(SHORTCODE, Map.of("shortcode", text(request.shortcode()))),
        state("m.room.history_visibility", Map.of("history_visibility", text("world_readable"))));
  }

  private static Json.Obj state(String type, Map<String, Json> content) {
    return object(Map.of("type", text(type), "state_key", text(""), "content", object(content)));
  }

  static Json.Obj object(Map<String, Json> fields) {
    return new Json.Obj(new LinkedHashMap<>(fields));
  }

  static Json.Str text(String value) {
    return new Json.Str(value);
  }
}
