package dev.forseti.policy.homeserver;

import dev.forseti.model.EventId;
import dev.forseti.model.Json;
import dev.forseti.model.RoomId;
import dev.forseti.model.UserId;
import dev.forseti.runtime.http.Response;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * A homeserver in memory: a dry run as a type. It answers as a real one would to a user with full
 * power in every room, and what it was asked can be read back; nothing leaves the process.
 */
public final class SimulatedHomeserver implements HomeserverClient {
  private final UserId self;
  private final Map<String, RoomId> aliases = new HashMap<>();
  private final Map<RoomId, Map<List<String>, StateEvent>> rooms = new HashMap<>();
  private final Map<String, EventId> transactions = new HashMap<>();
  private final Set<EventId> redacted = new LinkedHashSet<>();
  private int made;

  /** An empty homeserver on which the user exists. */
  public SimulatedHomeserver(UserId self) {
    this.self = self;
  }

  @Override
  public boolean isSimulated() {
    return true;
  }

  @Override
  public Response<UserId> whoami() {
    return new Response.Done<>(self);
  }

  @Override
  public synchronized Response<RoomId> createPolicyRoom(RoomRequest request) {
    String alias = "#" + request.aliasLocalpart() + ":" + self.server();
    if (aliases.containsKey(alias)) {
      return new Response.Refused<>("M_ROOM_IN_USE", "the alias is taken");
    }
    RoomId room = new RoomId("!simulated" + ++made);
    aliases.put(alias, room);
    openRoom(room);
    set(room, self, "m.room.create", "", type(PolicyRoom.TYPE));
    for (Json each : PolicyRoom.initialState(request)) {
      if (each instanceof Json.Obj state) {
        set(room, self, state.string("type").orElseThrow(), "", state.object("content"));
      }
    }
    return new Response.Done<>(room);
  }

  private static Json.Obj type(String value) {
    return new Json.Obj(Map.of("type", new Json.Str(value)));
  }

  @Override
  public synchronized Response<RoomId> resolveAlias(String alias) {
    RoomId room = aliases.get(alias);
    return room == null
        ? new Response.Refused<>("M_NOT_FOUND", "no room has that alias")
        : new Response.Done<>(room);
  }

  /** Joining a room opens it here: a dry run cannot know which rooms exist elsewhere. */
  @Override
  public synchronized Response<RoomId> join(RoomId room) {
    openRoom(room);
    return new Response.Done<>(room);
  }

  @Override
  public synchronized Response<List<StateEvent>> state(RoomId room) {
    Map<List<String>, StateEvent> state = rooms.get(room);
    return state == null ? notIn() : new Response.Done<>(List.copyOf(state.values()));
  }

  @Override
  public synchronized Response<Json.Obj> content(RoomId room, String type, String stateKey) {
    Map<List<String>, StateEvent> state = rooms.get(room);
    if (state == null) {
      return notIn();
    }
    StateEvent found = state.get(List.of(type, stateKey));
    return found == null
        ? new Response.Refused<>("M_NOT_FOUND", "never set")
        : new Response.Done<>(found.content());
  }

  @Override
  public synchronized Response<Set<UserId>> creators(RoomId room) {
    Map<List<String>, StateEvent> state = rooms.get(room);
    if (state == null) {
      return notIn();
    }
    StateEvent create = state.get(List.of("m.room.create", ""));
    return new Response.Done<>(
        create == null ? Set.of() : Creators.of(create.content(), create.sender().value()));
  }

  @Override
  public Response<EventId> sendState(RoomId room, String type, String stateKey, Json.Obj content) {
    return sendStateAs(self, room, type, stateKey, content);
  }

  /** What another user of the room writes: so that a dry run can show what is left alone. */
  public synchronized Response<EventId> sendStateAs(
      UserId sender, RoomId room, String type, String stateKey, Json.Obj content) {
    return rooms.containsKey(room)
        ? new Response.Done<>(set(room, sender, type, stateKey, content))
        : notIn();
  }

  @Override
  public synchronized Response<EventId> redact(
      RoomId room, EventId event, String transaction, String reason) {
    return redactAs(self, room, event, transaction);
  }

  /** What another user of the room redacts. */
  public synchronized Response<EventId> redactAs(
      UserId sender, RoomId room, EventId event, String transaction) {
    Map<List<String>, StateEvent> state = rooms.get(room);
    if (state == null) {
      return notIn();
    }
    redacted.add(event);
    state.replaceAll((key, at) -> at.eventId().equals(event) ? emptied(at, sender) : at);
    return new Response.Done<>(transactions.computeIfAbsent(transaction, t -> nextEvent()));
  }

  private static StateEvent emptied(StateEvent event, UserId by) {
    return new StateEvent(
        event.type(), event.stateKey(), event.sender(), event.eventId(), Json.Obj.EMPTY, by);
  }

  @Override
  public synchronized Response<Ok> ban(RoomId room, UserId user, String reason) {
    return member(room, user, "ban");
  }

  @Override
  public synchronized Response<Ok> unban(RoomId room, UserId user) {
    Response<Json.Obj> before = content(room, "m.room.member", user.value());
    boolean banned =
        before instanceof Response.Done<Json.Obj>(Json.Obj content)
            && content.string("membership").filter("ban"::equals).isPresent();
    return banned
        ? member(room, user, "leave")
        : new Response.Refused<>("M_FORBIDDEN", "the user is not banned");
  }

  /** The events that were redacted, oldest first. */
  public synchronized List<EventId> redacted() {
    return List.copyOf(new ArrayList<>(redacted));
  }

  /** How many redactions were made: a repeated wish makes none. */
  public synchronized int redactions() {
    return transactions.size();
  }

  private Response<Ok> member(RoomId room, UserId user, String membership) {
    Json.Obj content = new Json.Obj(Map.of("membership", new Json.Str(membership)));
    return sendState(room, "m.room.member", user.value(), content).map(done -> Ok.OK);
  }

  private void openRoom(RoomId room) {
    rooms.computeIfAbsent(room, r -> new LinkedHashMap<>());
  }

  /** As Synapse does, the same content by the same sender makes no new event. */
  private EventId set(RoomId room, UserId sender, String type, String key, Json.Obj content) {
    Map<List<String>, StateEvent> state = rooms.computeIfAbsent(room, r -> new LinkedHashMap<>());
    StateEvent before = state.get(List.of(type, key));
    if (before != null && before.sender().equals(sender) && before.content().equals(content)) {
      return before.eventId();
    }
    EventId event = nextEvent();
    state.put(List.of(type, key), new StateEvent(type, key, sender, event, content));
    return event;
  }

  private EventId nextEvent() {
    return new EventId("$simulated" + ++made);
  }

  private static <T> Response<T> notIn() {
    return new Response.Refused<>("M_FORBIDDEN", "not in the room");
  }
}
