package dev.forseti.policy.homeserver;

import dev.forseti.model.Json;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * The body of the request that makes a policy room: one as Mjolnir and Draupnir make theirs, so
 * that they and others can follow it. The power levels do not name the maker: room version 12
 * refuses that, and older versions give the maker full power when the override names no users.
 */
public final class CreateRoomBody {
  /** What kind of room it is, in its create event. */
  public static final String TYPE = "support.feline.policy.lists.msc.v1";

  private static final String SHORTCODE = "org.matrix.mjolnir.shortcode";

  private CreateRoomBody() {}

  static Json.Obj creation(PolicyRoomSpec request) {
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

  /** The state it begins with, as events without a sender. */
  public static List<Json> initialState(PolicyRoomSpec request) {
    return List.of(
        state(SHORTCODE, Map.of("shortcode", text(request.shortcode()))),
        state("m.room.history_visibility", Map.of("history_visibility", text("world_readable"))));
  }

  private static Json.Obj state(String type, Map<String, Json> content) {
    return object(Map.of("type", text(type), "state_key", text(""), "content", object(content)));
  }

  private static Json.Obj object(Map<String, Json> fields) {
    return new Json.Obj(new LinkedHashMap<>(fields));
  }

  private static Json.Str text(String value) {
    return new Json.Str(value);
  }
}
