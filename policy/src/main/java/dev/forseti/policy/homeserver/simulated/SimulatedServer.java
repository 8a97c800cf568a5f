package dev.forseti.policy.homeserver.simulated;

import dev.forseti.model.EventId;
import dev.forseti.model.Json;
import dev.forseti.model.RoomId;
import dev.forseti.model.UserId;
import dev.forseti.policy.homeserver.PolicyRoomSpec;
import dev.forseti.policy.homeserver.StateEvent;
import dev.forseti.policy.homeserver.simulated.RedactionAuth.SeenEvent;
import dev.forseti.runtime.http.Response;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;

/** The rooms, aliases and events of a simulated homeserver, which all its users share. */
public final class SimulatedServer {
  private static final UserId SOMEBODY = new UserId("@somebody:elsewhere.invalid");

  private final Map<String, RoomId> aliases = new HashMap<>();
  private final Map<RoomId, SimulatedRoom> rooms = new HashMap<>();
  private final Map<EventId, SeenEvent> events = new HashMap<>();
  private final Map<List<Object>, EventId> transactions = new HashMap<>();
  private final Map<List<Object>, EventId> sends = new HashMap<>();
  private final Set<EventId> redacted = new LinkedHashSet<>();
  private final Map<RoomId, List<Json.Obj>> sent = new HashMap<>();
  private int made;

  SimulatedServer() {}

  /**
   * Does something in a room unless a rule refuses it.
   *
   * @param unknown the answer when nobody here knows the room
   */
  synchronized <T> Response<T> inRoom(
      RoomId id,
      SimulatedRefusal unknown,
      Function<SimulatedRoom, Optional<SimulatedRefusal>> rule,
      Function<SimulatedRoom, T> done) {
    SimulatedRoom room = rooms.get(id);
    if (room == null) {
      return unknown.response();
    }
    return rule.apply(room)
        .map(SimulatedRefusal::<T>response)
        .orElseGet(() -> new Response.Done<>(done.apply(room)));
  }

  synchronized Response<RoomId> create(UserId maker, PolicyRoomSpec request) {
    String alias = "#" + request.aliasLocalpart() + ":" + maker.server();
    if (aliases.containsKey(alias)) {
      return new Response.Refused<>(400, "M_ROOM_IN_USE", "Room alias already taken");
    }
    RoomId room = new RoomId("!simulated" + ++made);
    aliases.put(alias, room);
    open(room, maker, RoomTemplates.policyRoom(request));
    member(room, maker, maker, "join");
    return new Response.Done<>(room);
  }

  /** Takes a room that is not known here for one that somebody made elsewhere. */
  synchronized void openIfUnknown(RoomId room, UserId powerful) {
    if (!rooms.containsKey(room)) {
      open(room, SOMEBODY, RoomTemplates.elsewhere(powerful));
    }
  }

  private void open(RoomId room, UserId maker, Map<String, Json.Obj> state) {
    state.forEach((type, content) -> set(room, maker, type, "", content));
  }

  synchronized Response<RoomId> resolve(String alias) {
    RoomId room = aliases.get(alias);
    return room == null
        ? new Response.Refused<>("M_NOT_FOUND", "Room alias " + alias + " not found")
        : new Response.Done<>(room);
  }

  /** As Synapse does, the same content by the same sender makes no new event. */
  synchronized EventId set(
      RoomId room, UserId sender, String type, String stateKey, Json.Obj content) {
    SimulatedRoom in = rooms.computeIfAbsent(room, SimulatedRoom::new);
    Optional<StateEvent> before = in.state(type, stateKey);
    if (before.isPresent()
        && before.get().sender().equals(sender)
        && before.get().content().equals(content)) {
      return before.get().eventId();
    }
    EventId event = next(room, sender, type);
    in.set(new StateEvent(type, stateKey, sender, event, content));
    return event;
  }

  synchronized void member(RoomId room, UserId sender, UserId target, String membership) {
    member(room, sender, target, membership, "");
  }

  /** The same with a reason, if there is one. */
  synchronized void member(
      RoomId room, UserId sender, UserId target, String membership, String reason) {
    Map<String, Json> content = new LinkedHashMap<>();
    content.put("membership", new Json.Str(membership));
    if (!reason.isEmpty()) {
      content.put("reason", new Json.Str(reason));
    }
    set(room, sender, SimulatedRoom.MEMBER, target.value(), new Json.Obj(content));
  }

  synchronized Optional<SeenEvent> known(EventId event) {
    return Optional.ofNullable(events.get(event));
  }

  /** As Synapse does: the same transaction of a user for the same event is one redaction. */
  synchronized EventId redact(RoomId room, UserId sender, EventId event, String transaction) {
    redacted.add(event);
    SimulatedRoom in = rooms.get(room);
    if (in != null) {
      in.redact(event, sender);
    }
    return transactions.computeIfAbsent(
        List.of(room, sender, event, transaction), t -> next(room, sender, "m.room.redaction"));
  }

  synchronized Set<RoomId> joined(UserId user) {
    return rooms.values().stream()
        .filter(room -> room.hasJoined(user))
        .map(room -> room.id)
        .collect(Collectors.toSet());
  }

  /** As with redactions, the same transaction is one event. */
  synchronized EventId send(
      RoomId room, UserId sender, String type, String transaction, Json.Obj content) {
    return sends.computeIfAbsent(
        List.of(room, sender, type, transaction),
        t -> {
          sent.computeIfAbsent(room, r -> new ArrayList<>()).add(content);
          return next(room, sender, type);
        });
  }

  /** What was sent into a room that is no state, oldest first. */
  public synchronized List<Json.Obj> sent(RoomId room) {
    return List.copyOf(sent.getOrDefault(room, List.of()));
  }

  private EventId next(RoomId room, UserId sender, String type) {
    EventId event = new EventId("$simulated" + ++made);
    events.put(event, new SeenEvent(room, sender, type));
    return event;
  }

  /** State that a room holds because of somebody elsewhere: nobody is asked whether it may. */
  public void given(RoomId room, UserId sender, String type, String stateKey, Json.Obj content) {
    set(room, sender, type, stateKey, content);
  }

  /** Lets a user into a room, with a power there: nobody is asked whether it may. */
  public synchronized void givenMember(RoomId room, UserId user, long power) {
    member(room, user, user, "join");
    givenPower(room, user, power);
  }

  /** Gives a user power in a room, member or not: nobody is asked whether it may. */
  public synchronized void givenPower(RoomId room, UserId user, long power) {
    Json.Obj before =
        Optional.ofNullable(rooms.get(room))
            .map(in -> in.content(SimulatedRoom.LEVELS, ""))
            .orElse(Json.Obj.EMPTY);
    set(room, SOMEBODY, SimulatedRoom.LEVELS, "", RoomTemplates.withPower(before, user, power));
  }

  /** The events that were redacted, oldest first. */
  public synchronized List<EventId> redacted() {
    return List.copyOf(redacted);
  }

  /** How many redactions were made: a repeated request makes none. */
  public synchronized int redactions() {
    return transactions.size();
  }
}
