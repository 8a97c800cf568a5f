package dev.forseti.policy;

import dev.forseti.model.Json;
import dev.forseti.model.ListEntry;
import dev.forseti.model.RoomId;
import dev.forseti.model.Subject;
import dev.forseti.model.UserId;
import dev.forseti.policy.homeserver.HomeserverClient;
import dev.forseti.policy.homeserver.RoomRequest;
import dev.forseti.policy.homeserver.StateEvent;
import dev.forseti.policy.lists.Change;
import dev.forseti.policy.lists.EntryText;
import dev.forseti.runtime.http.Response;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Our policy room as last read back, with what was written since. */
final class ListRoom {
  private static final long POWER = 50;

  final RoomId id;
  final UserId self;
  private Map<List<String>, StateEvent> state = new HashMap<>();

  ListRoom(RoomId id, UserId self) {
    this.id = id;
    this.self = self;
  }

  /** The room behind the alias, joined; made if there is none. */
  static Response<RoomId> findOrMake(
      HomeserverClient homeserver, RoomRequest request, UserId self) {
    Response<RoomId> found =
        homeserver.resolveAlias("#" + request.aliasLocalpart() + ":" + self.server());
    return switch (found) {
      case Response.Done<RoomId>(RoomId room) -> homeserver.join(room);
      case Response.Refused<RoomId>(int status, String errcode, String error)
          when errcode.equals("M_NOT_FOUND") ->
          homeserver.createPolicyRoom(request);
      case Response.Refused<RoomId> refused -> refused;
      case Response.Retry<RoomId> retry -> retry;
    };
  }

  void readBack(List<StateEvent> events) {
    Map<List<String>, StateEvent> fresh = new HashMap<>();
    for (StateEvent event : events) {
      fresh.put(List.of(event.type(), event.stateKey()), event);
    }
    state = fresh;
  }

  Optional<StateEvent> under(Subject subject) {
    return EntryText.type(subject)
        .map(type -> state.get(List.of(type, EntryText.stateKey(subject))));
  }

  void wrote(StateEvent event) {
    state.put(List.of(event.type(), event.stateKey()), event);
  }

  /** Our entries as they stand. */
  Map<StateEvent, ListEntry> ours() {
    Map<StateEvent, ListEntry> ours = new HashMap<>();
    for (StateEvent event : state.values()) {
      Change.ours(event, self).ifPresent(entry -> ours.put(event, entry));
    }
    return ours;
  }

  Set<UserId> powerful() {
    StateEvent levels = state.get(List.of("m.room.power_levels", ""));
    return levels == null ? Set.of() : powerful(levels.content());
  }

  /** Users with at least the power of a moderator. */
  static Set<UserId> powerful(Json.Obj levels) {
    Json.Obj users = levels.object("users");
    Set<UserId> powerful = new HashSet<>();
    for (String user : users.fields().keySet()) {
      if (level(users.fields().get(user)) >= POWER) {
        // Old rooms let anything stand there; what is no id can be nobody's.
        UserId.read(user).ifPresent(powerful::add);
      }
    }
    return powerful;
  }

  /**
   * Rooms before version 10 let a level be a text or a fraction too, and homeservers read those.
   */
  private static long level(@Nullable Json value) {
    return switch (value) {
      case Json.Int(long level) -> level;
      case Json.Real(double level) -> (long) level;
      case Json.Str(String text) when text.strip().matches("[+-]?[0-9]{1,18}") ->
          Long.parseLong(text.strip());
      case null, default -> 0;
    };
  }
}
