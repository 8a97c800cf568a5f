package dev.forseti.policy.homeserver.simulated;

import dev.forseti.model.EventId;
import dev.forseti.model.Json;
import dev.forseti.model.RoomId;
import dev.forseti.model.UserId;
import dev.forseti.policy.homeserver.Creators;
import dev.forseti.policy.homeserver.RoomPower;
import dev.forseti.policy.homeserver.StateEvent;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** One room of a simulated homeserver: its state, and the state that those who left still see. */
final class SimulatedRoom {
  static final String CREATE = "m.room.create";
  static final String MEMBER = "m.room.member";
  static final String LEVELS = "m.room.power_levels";
  static final String JOIN_RULES = "m.room.join_rules";
  static final String VISIBILITY = "m.room.history_visibility";
  static final String ACL = "m.room.server_acl";

  /** What a redaction leaves of the state events that others depend on. */
  private static final Map<String, Set<String>> LEFT_BY_REDACTION =
      Map.of(
          MEMBER, Set.of("membership"),
          JOIN_RULES, Set.of("join_rule", "allow"),
          VISIBILITY, Set.of("history_visibility"),
          LEVELS,
              Set.of(
                  "ban",
                  "events",
                  "events_default",
                  "invite",
                  "kick",
                  "redact",
                  "state_default",
                  "users",
                  "users_default"));

  final RoomId id;
  private final Map<List<String>, StateEvent> state = new LinkedHashMap<>();
  private final Map<UserId, List<StateEvent>> seenByThoseWhoLeft = new LinkedHashMap<>();

  SimulatedRoom(RoomId id) {
    this.id = id;
  }

  Optional<StateEvent> state(String type, String stateKey) {
    return Optional.ofNullable(state.get(List.of(type, stateKey)));
  }

  Json.Obj content(String type, String stateKey) {
    return state(type, stateKey).map(StateEvent::content).orElse(Json.Obj.EMPTY);
  }

  /** The state as the user may see it: whoever left sees it as it was then. */
  List<StateEvent> seenBy(UserId user) {
    return Optional.ofNullable(seenByThoseWhoLeft.get(user))
        .orElseGet(() -> List.copyOf(state.values()));
  }

  Optional<StateEvent> seenBy(UserId user, String type, String stateKey) {
    return seenBy(user).stream()
        .filter(event -> event.type().equals(type) && event.stateKey().equals(stateKey))
        .findFirst();
  }

  /** {@code join}, {@code leave}, {@code ban} or the like; empty when the user never was there. */
  String membership(UserId user) {
    return content(MEMBER, user.value()).string("membership").orElse("");
  }

  boolean hasJoined(UserId user) {
    return membership(user).equals("join");
  }

  boolean isReadBy(UserId user) {
    return hasJoined(user)
        || seenByThoseWhoLeft.containsKey(user)
        || content(VISIBILITY, "")
            .string("history_visibility")
            .filter("world_readable"::equals)
            .isPresent();
  }

  RoomPower power() {
    Optional<StateEvent> create = state(CREATE, "");
    return new RoomPower(
        create.map(made -> Creators.of(made.content(), made.sender().value())).orElse(Set.of()),
        create.map(StateEvent::sender),
        state(LEVELS, "").map(StateEvent::content));
  }

  void set(StateEvent event) {
    state.put(List.of(event.type(), event.stateKey()), event);
    if (event.type().equals(MEMBER)) {
      UserId.read(event.stateKey()).ifPresent(this::noteWhatIsSeen);
    }
  }

  private void noteWhatIsSeen(UserId user) {
    if (membership(user).equals("leave") && !seenByThoseWhoLeft.containsKey(user)) {
      seenByThoseWhoLeft.put(user, List.copyOf(state.values()));
    } else if (!membership(user).equals("leave")) {
      seenByThoseWhoLeft.remove(user);
    }
  }

  void redact(EventId event, UserId by) {
    state.replaceAll((key, there) -> there.eventId().equals(event) ? emptied(there, by) : there);
  }

  private static StateEvent emptied(StateEvent event, UserId by) {
    Set<String> kept = LEFT_BY_REDACTION.getOrDefault(event.type(), Set.of());
    Map<String, Json> fields = new LinkedHashMap<>(event.content().fields());
    fields.keySet().retainAll(kept);
    return new StateEvent(
        event.type(), event.stateKey(), event.sender(), event.eventId(), new Json.Obj(fields), by);
  }
}
