package dev.forseti.faults.homeserver;

import static dev.forseti.faults.homeserver.Objects.texts;
import static dev.forseti.faults.homeserver.Objects.with;

import dev.forseti.faults.plan.Cast;
import dev.forseti.model.EventId;
import dev.forseti.model.Json;
import dev.forseti.model.RoomId;
import dev.forseti.model.UserId;
import dev.forseti.policy.homeserver.HomeserverClient;
import dev.forseti.policy.homeserver.PolicyRoomSpec;
import dev.forseti.policy.homeserver.StateEvent;
import dev.forseti.policy.homeserver.simulated.SimulatedHomeserver;
import dev.forseti.policy.homeserver.simulated.SimulatedServer;
import dev.forseti.runtime.http.Response;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/** The homeserver's rooms: does what is asked for, and tells what is in them. */
final class Rooms {
  private static final String RULE = "m.policy.rule.";
  private static final long ADMIN = 100;

  private final SimulatedHomeserver server = new SimulatedHomeserver(Cast.FORSETI);
  private final Map<String, Set<EventId>> written = new ConcurrentHashMap<>();

  Rooms() {
    SimulatedServer all = server.server();
    for (RoomId room : Cast.ROOMS) {
      all.given(room, Cast.OWNER, "m.room.create", "", texts("room_version", "11"));
      Json.Obj levels = Json.Obj.EMPTY;
      for (String action : List.of("ban", "kick", "redact", "state_default")) {
        levels = with(levels, action, new Json.Int(50));
      }
      all.given(room, Cast.OWNER, "m.room.power_levels", "", levels);
      all.given(room, Cast.OWNER, "m.room.join_rules", "", texts("join_rule", "public"));
      all.givenMember(room, Cast.OWNER, ADMIN);
      all.givenMember(room, Cast.FORSETI, ADMIN);
    }
  }

  /** Does it. */
  Response<? extends Json> answer(Asked asked) {
    List<String> path = asked.path().subList(1, asked.path().size());
    HomeserverClient as = server.as(asked.user());
    return switch (path.getFirst()) {
      case "account" -> as.whoami().map(user -> texts("user_id", user.value()));
      case "createRoom" ->
          as.createPolicyRoom(new PolicyRoomSpec(asked.text("room_alias_name"), "list", "list"))
              .map(room -> texts("room_id", room.value()));
      case "directory" ->
          as.resolveAlias(path.getLast()).map(room -> texts("room_id", room.value()));
      case "join" ->
          as.join(new RoomId(path.getLast())).map(room -> texts("room_id", room.value()));
      case "rooms" -> inRoom(as, new RoomId(path.get(1)), path.subList(2, path.size()), asked);
      default -> new Response.Refused<>(404, "M_UNRECOGNIZED", "Unrecognized request");
    };
  }

  private Response<? extends Json> inRoom(
      HomeserverClient as, RoomId room, List<String> path, Asked asked) {
    return switch (path.getFirst()) {
      case "ban" -> as.ban(room, new UserId(asked.text("user_id")), "").map(ok -> Json.Obj.EMPTY);
      case "unban" -> as.unban(room, new UserId(asked.text("user_id"))).map(ok -> Json.Obj.EMPTY);
      case "redact" -> as.redact(room, new EventId(path.get(1)), path.get(2), "").map(Rooms::id);
      case "state" -> state(as, room, path, asked);
      default -> new Response.Refused<>(404, "M_UNRECOGNIZED", "Unrecognized request");
    };
  }

  private Response<? extends Json> state(
      HomeserverClient as, RoomId room, List<String> path, Asked asked) {
    if (path.size() == 1) {
      return as.state(room).map(all -> new Json.Arr(all.stream().<Json>map(Rooms::event).toList()));
    }
    String type = path.get(1);
    String key = path.size() > 2 ? path.get(2) : "";
    if (asked.method().equals("PUT")) {
      return as.sendState(room, type, key, asked.body()).map(id -> noted(id, type, asked.body()));
    }
    Response<Json.Obj> content = as.content(room, type, key);
    return asked.isWhole() && content instanceof Response.Done
        ? as.state(room, type::equals).map(all -> find(all, key))
        : content;
  }

  private Json noted(EventId id, String type, Json.Obj content) {
    if (type.startsWith(RULE)) {
      content
          .string("entity")
          .ifPresent(it -> written.computeIfAbsent(it, e -> ConcurrentHashMap.newKeySet()).add(id));
    }
    return id(id);
  }

  /** The entities that the policy room lists; none while there is no such room. */
  Set<String> listed() {
    Set<String> listed = new HashSet<>();
    if (server.resolveAlias("#forseti-list:" + Cast.SERVER)
            instanceof Response.Done<RoomId>(RoomId room)
        && server.state(room) instanceof Response.Done<List<StateEvent>>(List<StateEvent> state)) {
      state.stream()
          .filter(event -> event.type().startsWith(RULE))
          .flatMap(event -> event.content().string("entity").stream())
          .forEach(listed::add);
    }
    return listed;
  }

  /** In how many of the community's rooms each user is banned who is in one. */
  Map<String, Integer> bans() {
    Map<String, Integer> bans = new HashMap<>();
    for (RoomId room : Cast.ROOMS) {
      if (server.state(room, "m.room.member"::equals)
          instanceof Response.Done<List<StateEvent>>(List<StateEvent> members)) {
        members.stream()
            .filter(each -> each.content().string("membership").filter("ban"::equals).isPresent())
            .forEach(each -> bans.merge(each.stateKey(), 1, Integer::sum));
      }
    }
    return bans;
  }

  /** How many entries were ever written about each entity. */
  Map<String, Integer> timesWritten() {
    Map<String, Integer> times = new HashMap<>();
    written.forEach((entity, ids) -> times.put(entity, ids.size()));
    return times;
  }

  private static Json find(List<StateEvent> all, String key) {
    return all.stream()
        .filter(event -> event.stateKey().equals(key))
        .map(Rooms::event)
        .findFirst()
        .orElse(Json.Obj.EMPTY);
  }

  private static Json.Obj event(StateEvent event) {
    Json.Obj whole =
        texts(
            "type", event.type(),
            "state_key", event.stateKey(),
            "sender", event.sender().value(),
            "event_id", event.eventId().value());
    return with(whole, "content", event.content());
  }

  private static Json.Obj id(EventId id) {
    return texts("event_id", id.value());
  }
}
