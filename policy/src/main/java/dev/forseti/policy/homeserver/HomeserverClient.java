package dev.forseti.policy.homeserver;

import dev.forseti.model.EventId;
import dev.forseti.model.Json;
import dev.forseti.model.RoomId;
import dev.forseti.model.ServerName;
import dev.forseti.model.UserId;
import dev.forseti.runtime.http.Response;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;

/**
 * What policy may ask of a homeserver, as one user of it. Calls block until there is an answer, and
 * may be repeated: the same request twice leaves what one would.
 */
public interface HomeserverClient {

  /** Whether nothing real happens: its outcomes are called simulated. */
  boolean isSimulated();

  /** The user as whom it acts. */
  Response<UserId> whoami();

  /** Makes a public, world-readable policy room in which only the maker may write. */
  Response<RoomId> createPolicyRoom(PolicyRoomSpec request);

  /** The room behind {@code #localpart:server}; refused with {@code M_NOT_FOUND} if none is. */
  Response<RoomId> resolveAlias(String alias);

  /** Joins a room that somebody of this homeserver is in, or stays in it. */
  default Response<RoomId> join(RoomId room) {
    return join(room, List.of());
  }

  /**
   * Joins a room, or stays in it.
   *
   * @param via servers that are in the room; needed where nobody of this homeserver is
   */
  Response<RoomId> join(RoomId room, List<ServerName> via);

  /** Joins the room behind {@code #localpart:server}, or stays in it. */
  Response<RoomId> joinByAlias(String alias);

  /** The rooms that it is in. */
  Response<Set<RoomId>> joinedRooms();

  /** The whole current state of a room, pieces that were emptied included. */
  default Response<List<StateEvent>> state(RoomId room) {
    return state(room, type -> true);
  }

  /**
   * The same of some types. In a room that is open to all, the state of others is of any size: what
   * is not asked for takes no memory.
   */
  Response<List<StateEvent>> state(RoomId room, Predicate<String> types);

  /** The same; refused with {@code M_TOO_LARGE} where more of it is there than the bounds allow. */
  default Response<List<StateEvent>> state(
      RoomId room, Predicate<String> types, StateBounds bounds) {
    Response<List<StateEvent>> answer = state(room, types);
    return answer instanceof Response.Done<List<StateEvent>>(List<StateEvent> events)
        ? bounds.check(events)
        : answer;
  }

  /**
   * Who is in a room, invited, knocks or is banned there: their member events, with the membership
   * and the beginning of the reason alone; refused with {@code M_TOO_LARGE} as above.
   */
  default Response<List<StateEvent>> members(RoomId room, StateBounds bounds) {
    Response<List<StateEvent>> answer = state(room, MemberEvents.TYPE::equals);
    return answer instanceof Response.Done<List<StateEvent>>(List<StateEvent> events)
        ? bounds.check(events.stream().flatMap(each -> MemberEvents.keep(each).stream()).toList())
        : answer;
  }

  /** The content of one piece of state; refused with {@code M_NOT_FOUND} if it was never set. */
  Response<Json.Obj> content(RoomId room, String type, String stateKey);

  /**
   * The same with who set it. In a room that is open to all it takes no longer than in any other,
   * while the whole state may take for ever.
   */
  Response<StateEvent> stateEvent(RoomId room, String type, String stateKey);

  /** The same; none if it was never set. */
  default Response<Optional<StateEvent>> stateEventIfSet(RoomId room, String type, String key) {
    Response<StateEvent> answer = stateEvent(room, type, key);
    return answer instanceof Response.Refused<StateEvent> refused
            && refused.errcode().equals("M_NOT_FOUND")
        ? new Response.Done<>(Optional.empty())
        : answer.map(Optional::of);
  }

  /**
   * How a user stands to a room, and who made it so; refused with {@code M_NOT_FOUND} if the user
   * never was there nor banned.
   */
  Response<RoomMember> member(RoomId room, UserId user);

  /**
   * Users of a room whose power no power levels name: since room version 12 those who made it.
   * Empty for older rooms.
   */
  Response<Set<UserId>> creators(RoomId room);

  /** Sets one piece of state. */
  Response<EventId> sendState(RoomId room, String type, String stateKey, Json.Obj content);

  /**
   * Sends an event that sets no state.
   *
   * @param transaction the same for the same event: a repetition sends no second one
   */
  Response<EventId> send(RoomId room, String type, String transaction, Json.Obj content);

  /**
   * Removes an event's content.
   *
   * @param transaction the same for the same measure: a repetition makes no second redaction
   */
  Response<EventId> redact(RoomId room, EventId event, String transaction, String reason);

  /** Bans a user, member or not. */
  Response<Ok> ban(RoomId room, UserId user, String reason);

  /** Lifts a ban; refused if there is none. */
  Response<Ok> unban(RoomId room, UserId user);

  /**
   * Rejects an invitation as the user of this homeserver whom somebody invited, which needs no
   * power in the room; refused with {@code M_BAD_STATE} where the user is not invited, or joined
   * meanwhile.
   */
  Response<Ok> rejectInvite(RoomId room, UserId invited);

  /**
   * Takes an invitation back, whoever made it, by power in the room; refused with {@code
   * M_BAD_STATE} where the user is not invited, or joined meanwhile.
   */
  Response<Ok> retractInvite(RoomId room, UserId invited);

  /** That something was done which gives nothing back. */
  enum Ok {
    /** The only one. */
    OK
  }
}
