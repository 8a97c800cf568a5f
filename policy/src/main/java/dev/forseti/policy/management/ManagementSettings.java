package dev.forseti.policy.management;

import dev.forseti.model.Json;
import dev.forseti.model.RoomId;
import dev.forseti.model.UserId;
import dev.forseti.policy.homeserver.HomeserverClient;
import dev.forseti.policy.homeserver.RoomPower;
import dev.forseti.policy.homeserver.StateEvent;
import dev.forseti.runtime.http.Response;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * What a management room is like.
 *
 * @param power who may do what there
 * @param state the content of those of {@link #TYPES} that are set
 */
record ManagementSettings(RoomPower power, Map<String, Json.Obj> state) {
  private static final String ENCRYPTION = "m.room.encryption";
  private static final String JOIN_RULES = "m.room.join_rules";
  private static final String HISTORY = "m.room.history_visibility";
  private static final String TOMBSTONE = "m.room.tombstone";

  /** State that says whether it can serve. */
  static final Set<String> TYPES = Set.of(ENCRYPTION, JOIN_RULES, HISTORY, TOMBSTONE);

  /** Somebody of whom the power levels say nothing. */
  private static final UserId NOBODY = new UserId("@nobody:invalid");

  private static final Set<String> INVITED = Set.of("invite", "knock", "private");

  ManagementSettings {
    state = Map.copyOf(state);
  }

  /** Asks the homeserver, and joins the room if we are not in it. */
  static Response<ManagementSettings> readOrJoin(HomeserverClient homeserver, RoomId room) {
    Response<RoomId> joined = homeserver.join(room);
    if (!(joined instanceof Response.Done)) {
      return joined.failed();
    }
    Map<String, Json.Obj> state = new HashMap<>();
    for (String type : TYPES) {
      Response<Optional<StateEvent>> piece = homeserver.stateEventIfSet(room, type, "");
      if (!(piece instanceof Response.Done<Optional<StateEvent>>(Optional<StateEvent> set))) {
        return piece.failed();
      }
      set.ifPresent(event -> state.put(type, event.content()));
    }
    return RoomPower.read(homeserver, room).map(power -> new ManagementSettings(power, state));
  }

  /** Why it cannot serve as one, for the user as whom we act; none if it can. */
  Optional<String> whyNot(UserId self) {
    if (state.containsKey(TOMBSTONE)) {
      return Optional.of("it was replaced by another room");
    }
    if (state.containsKey(ENCRYPTION)) {
      return Optional.of("it is encrypted, and Forseti cannot read what is said there");
    }
    if (power.of(self) < power.toSend("m.room.message")) {
      return Optional.of("Forseti's user may not speak there");
    }
    if (power.of(NOBODY) >= power.to("ban")) {
      return Optional.of("everybody who comes in may command there: nobody needs power to ban");
    }
    String rule = text(JOIN_RULES, "join_rule", "invite");
    if (!INVITED.contains(rule)) {
      return Optional.of(
          "others than who is invited may join it (its join rule is %s) and read whom moderators decide about"
              .formatted(rule.equals("public") ? "public" : "not invite"));
    }
    return text(HISTORY, "history_visibility", "shared").equals("world_readable")
        ? Optional.of("everybody can read it without joining")
        : Optional.empty();
  }

  private String text(String type, String key, String otherwise) {
    return state.getOrDefault(type, Json.Obj.EMPTY).string(key).orElse(otherwise);
  }
}
