package dev.forseti.policy.homeserver.simulated;

import dev.forseti.model.Json;
import dev.forseti.model.UserId;
import dev.forseti.policy.homeserver.CreateRoomBody;
import dev.forseti.policy.homeserver.PolicyRoomSpec;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * The state with which rooms of a simulated homeserver begin, by type; each under the empty key.
 */
final class RoomTemplates {
  private static final long ADMIN = 100;

  private RoomTemplates() {}

  /** A room that a homeserver makes by {@link CreateRoomBody}: of version 12, as Synapse's. */
  static Map<String, Json.Obj> policyRoom(PolicyRoomSpec request) {
    Map<String, Json.Obj> state = new LinkedHashMap<>();
    state.put(
        SimulatedRoom.CREATE,
        object(Map.of("type", text(CreateRoomBody.TYPE), "room_version", text("12"))));
    state.put(SimulatedRoom.LEVELS, levels(Map.of(), 50));
    state.put(SimulatedRoom.JOIN_RULES, object(Map.of("join_rule", text("public"))));
    state.put("m.room.name", object(Map.of("name", text(request.name()))));
    for (Json each : CreateRoomBody.initialState(request)) {
      if (each instanceof Json.Obj event) {
        state.put(event.string("type").orElseThrow(), event.object("content"));
      }
    }
    return state;
  }

  /** A public room that somebody made elsewhere and in which the user was given power. */
  static Map<String, Json.Obj> elsewhere(UserId powerful) {
    Map<String, Json.Obj> state = new LinkedHashMap<>();
    state.put(SimulatedRoom.CREATE, object(Map.of("room_version", text("11"))));
    state.put(SimulatedRoom.LEVELS, levels(Map.of(powerful.value(), new Json.Int(ADMIN)), 0));
    state.put(SimulatedRoom.JOIN_RULES, object(Map.of("join_rule", text("public"))));
    return state;
  }

  private static Json.Obj levels(Map<String, Json> users, long toSend) {
    return object(
        Map.of(
            "users",
            object(users),
            "users_default",
            new Json.Int(0),
            "events_default",
            new Json.Int(toSend),
            "state_default",
            new Json.Int(50),
            "ban",
            new Json.Int(50),
            "kick",
            new Json.Int(50),
            "redact",
            new Json.Int(50),
            "invite",
            new Json.Int(0),
            "events",
            object(
                Map.of(
                    SimulatedRoom.LEVELS, new Json.Int(ADMIN),
                    SimulatedRoom.VISIBILITY, new Json.Int(ADMIN),
                    SimulatedRoom.ACL, new Json.Int(ADMIN)))));
  }

  /** The same levels with one user's power changed. */
  static Json.Obj withPower(Json.Obj levels, UserId user, long power) {
    Map<String, Json> users = new LinkedHashMap<>(levels.object("users").fields());
    users.put(user.value(), new Json.Int(power));
    Map<String, Json> fields = new LinkedHashMap<>(levels.fields());
    fields.put("users", object(users));
    return object(fields);
  }

  private static Json.Obj object(Map<String, Json> fields) {
    return new Json.Obj(new LinkedHashMap<>(fields));
  }

  private static Json.Str text(String value) {
    return new Json.Str(value);
  }
}
