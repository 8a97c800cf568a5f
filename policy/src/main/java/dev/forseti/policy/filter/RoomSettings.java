package dev.forseti.policy.filter;

import dev.forseti.model.Json;
import dev.forseti.model.RoomId;
import dev.forseti.policy.homeserver.HomeserverClient;
import dev.forseti.policy.homeserver.RoomPower;
import dev.forseti.policy.homeserver.StateEvent;
import dev.forseti.runtime.http.Response;
import java.util.HashSet;
import java.util.Optional;
import java.util.Set;

/**
 * What a room says of its filter and of who may change it, without its members.
 *
 * @param content that of the filter; empty for none
 * @param events the ids of the events that set it and the power levels
 */
record RoomSettings(RoomPower power, Json.Obj content, Set<String> events) {

  /** Asks the homeserver. */
  static Response<RoomSettings> read(HomeserverClient homeserver, RoomId room) {
    Response<StateEvent> create = homeserver.stateEvent(room, RoomPower.CREATE, "");
    if (!(create instanceof Response.Done<StateEvent>(StateEvent made))) {
      return create.failed();
    }
    Response<Optional<StateEvent>> levels = homeserver.stateEventIfSet(room, RoomPower.LEVELS, "");
    if (!(levels instanceof Response.Done<Optional<StateEvent>>(Optional<StateEvent> power))) {
      return levels.failed();
    }
    return homeserver
        .stateEventIfSet(room, RoomFilter.TYPE, "")
        .map(
            filter ->
                new RoomSettings(
                    RoomPower.of(made, power.map(StateEvent::content)),
                    filter.map(StateEvent::content).orElse(Json.Obj.EMPTY),
                    ids(power, filter)));
  }

  private static Set<String> ids(Optional<StateEvent> one, Optional<StateEvent> other) {
    Set<String> ids = new HashSet<>();
    one.ifPresent(event -> ids.add(event.eventId().value()));
    other.ifPresent(event -> ids.add(event.eventId().value()));
    return Set.copyOf(ids);
  }
}
