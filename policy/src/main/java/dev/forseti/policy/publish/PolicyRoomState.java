package dev.forseti.policy.publish;

import dev.forseti.model.Json;
import dev.forseti.model.ListEntry;
import dev.forseti.model.RoomId;
import dev.forseti.model.Subject;
import dev.forseti.model.UserId;
import dev.forseti.policy.homeserver.HomeserverClient;
import dev.forseti.policy.homeserver.PolicyRoomSpec;
import dev.forseti.policy.homeserver.StateEvent;
import dev.forseti.runtime.http.Response;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Our policy room as last read back, with what was written since. */
public final class PolicyRoomState {
  /** The code by which a room is refused that another made. */
  private static final String FOREIGN = "FORSETI_FOREIGN_ROOM";

  private static final String CREATE = "m.room.create";
  private static final String POWER_LEVELS = "m.room.power_levels";

  final RoomId id;
  final UserId self;
  private Map<List<String>, StateEvent> state = new HashMap<>();
  private final Map<Subject, StateEvent> misplaced = new HashMap<>();

  private PolicyRoomState(RoomId id, UserId self) {
    this.id = id;
    this.self = self;
  }

  /**
   * The room behind the alias, joined; created if there is none. Its state is not read yet. A room
   * that another made is refused ({@link #isForeign}), unless it was handed over: whoever makes the
   * alias first would own our list.
   */
  public static Response<PolicyRoomState> findOrCreate(
      HomeserverClient homeserver, PolicyRoomSpec request, UserId self) {
    String alias = "#" + request.aliasLocalpart() + ":" + self.server();
    return switch (homeserver.resolveAlias(alias)) {
      case Response.Done<RoomId>(RoomId room) -> {
        Response<UserId> maker = join(homeserver, room);
        yield maker instanceof Response.Done<UserId>(UserId by)
                && !by.equals(self)
                && !room.equals(request.handedOver())
            ? foreign(alias, room, by)
            : maker.map(ours -> new PolicyRoomState(room, self));
      }
      case Response.Refused<RoomId> none when none.errcode().equals("M_NOT_FOUND") ->
          homeserver.createPolicyRoom(request).map(room -> new PolicyRoomState(room, self));
      case Response.Refused<RoomId> refused -> refused.failed();
      case Response.Retry<RoomId> retry -> retry.failed();
    };
  }

  /** Joins the room, and tells who made it. */
  private static Response<UserId> join(HomeserverClient homeserver, RoomId room) {
    Response<RoomId> joined = homeserver.join(room);
    if (!(joined instanceof Response.Done<RoomId>)) {
      return joined.failed();
    }
    return homeserver
        .state(room, CREATE::equals)
        .map(events -> events.stream().findFirst().orElseThrow().sender());
  }

  private static Response<PolicyRoomState> foreign(String alias, RoomId room, UserId maker) {
    return new Response.Refused<>(
        FOREIGN,
        "the alias " + alias + " is that of the room " + room + ", which " + maker + " made");
  }

  /** Whether the room was refused since another made it. */
  public static boolean isForeign(Response<?> answer) {
    return answer instanceof Response.Refused<?> refused && refused.errcode().equals(FOREIGN);
  }

  /** The room's id. */
  public RoomId id() {
    return id;
  }

  /** As whom we write. */
  public UserId self() {
    return self;
  }

  /** Whether state of the type is of use here; that of members is of others, and of any size. */
  public static boolean needs(String type) {
    return type.startsWith("m.policy.rule.") || type.equals(POWER_LEVELS);
  }

  /** Takes the room's state as read back. */
  public void replace(List<StateEvent> events) {
    state = new HashMap<>();
    misplaced.clear();
    events.forEach(this::add);
  }

  /** Takes a piece of state in that was just written. */
  void add(StateEvent event) {
    state.put(key(event.type(), event.stateKey()), event);
    misplaced.values().removeIf(old -> isSamePlace(old, event));
    EntryChange.own(event, self)
        .map(ListEntry::subject)
        .filter(subject -> !PolicyRuleCodec.stateKey(subject).equals(event.stateKey()))
        .ifPresent(subject -> misplaced.put(subject, event));
  }

  private static boolean isSamePlace(StateEvent one, StateEvent other) {
    return one.type().equals(other.type()) && one.stateKey().equals(other.stateKey());
  }

  private static List<String> key(String type, String stateKey) {
    return List.of(type, stateKey);
  }

  /** What is under the subject's type and key. */
  Optional<StateEvent> eventOf(Subject subject) {
    return PolicyRuleCodec.type(subject)
        .map(type -> state.get(key(type, PolicyRuleCodec.stateKey(subject))));
  }

  /**
   * An entry of ours about the subject under another key than the subject's: so earlier versions
   * wrote ids that readers take for patterns, and servers with a port.
   */
  Optional<StateEvent> misplacedOf(Subject subject) {
    return Optional.ofNullable(misplaced.get(subject));
  }

  /** Our entries as they stand. */
  public Collection<ListEntry> ownEntries() {
    return state.values().stream().flatMap(event -> EntryChange.own(event, self).stream()).toList();
  }

  /** The content of its power levels; empty if it has none. */
  public Json.Obj powerLevels() {
    StateEvent levels = state.get(key(POWER_LEVELS, ""));
    return levels == null ? Json.Obj.EMPTY : levels.content();
  }
}
