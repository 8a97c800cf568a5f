package dev.forseti.policy.homeserver;

import static dev.forseti.policy.homeserver.StatePlace.V3;
import static dev.forseti.policy.homeserver.StatePlace.part;
import static dev.forseti.policy.homeserver.StatePlace.room;

import dev.forseti.model.EventId;
import dev.forseti.model.Json;
import dev.forseti.model.RoomId;
import dev.forseti.model.ServerName;
import dev.forseti.model.UserId;
import dev.forseti.runtime.http.Response;
import dev.forseti.wire.JsonElements;
import java.net.URI;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** A real homeserver, by the client-server API with the token of an application service. */
public final class HttpHomeserver implements HomeserverClient, AutoCloseable {
  private static final Logger log = LoggerFactory.getLogger(HttpHomeserver.class);
  private static final String CREATE = "m.room.create";

  private final ClientServerApi api;
  private final WholeEvents wholeEvents;

  /**
   * Connects to nothing yet.
   *
   * @param base for example {@code http://127.0.0.1:8008}
   * @param token {@code as_token} or an access token
   * @param actAs the user of the application service to act as; null for its own sender
   * @param timeout the longest wait for an answer to begin; the whole may take six times as long,
   *     and the whole state of a room sixty times
   */
  public HttpHomeserver(URI base, String token, @Nullable UserId actAs, Duration timeout) {
    this.api = new ClientServerApi(base, token, actAs, timeout);
    this.wholeEvents = new WholeEvents(api);
  }

  @Override
  public boolean isSimulated() {
    return false;
  }

  @Override
  public Response<UserId> whoami() {
    return Replies.id(api.get(V3 + "account/whoami"), "user_id", UserId::new);
  }

  @Override
  public Response<RoomId> createPolicyRoom(PolicyRoomSpec request) {
    return Replies.id(
        api.post(V3 + "createRoom", CreateRoomBody.creation(request)), "room_id", RoomId::new);
  }

  @Override
  public Response<RoomId> resolveAlias(String alias) {
    return Replies.id(api.get(V3 + "directory/room/" + part(alias)), "room_id", RoomId::new);
  }

  @Override
  public Response<RoomId> join(RoomId room, List<ServerName> via) {
    return joinBy(part(room.value()) + StatePlace.via(via));
  }

  @Override
  public Response<RoomId> joinByAlias(String alias) {
    return joinBy(part(alias));
  }

  private Response<RoomId> joinBy(String name) {
    return Replies.id(api.post(V3 + "join/" + name, Json.Obj.EMPTY), "room_id", RoomId::new);
  }

  @Override
  public Response<Set<RoomId>> joinedRooms() {
    return Replies.read(api.get(V3 + "joined_rooms"), "joined_rooms", HttpHomeserver::rooms);
  }

  /** Without those whose ids cannot be read: nothing can be asked about them. */
  private static Optional<Set<RoomId>> rooms(Json.Obj reply) {
    if (!(reply.fields().get("joined_rooms") instanceof Json.Arr(List<Json> ids))) {
      return Optional.empty();
    }
    Set<RoomId> rooms = new LinkedHashSet<>();
    for (Json id : ids) {
      if (id instanceof Json.Str(String text)) {
        RoomId.read(text).ifPresent(rooms::add);
      }
    }
    return Optional.of(rooms);
  }

  @Override
  public Response<List<StateEvent>> state(RoomId room, Predicate<String> types) {
    return state(room, types, StateBounds.NONE);
  }

  @Override
  public Response<List<StateEvent>> state(
      RoomId room, Predicate<String> types, StateBounds bounds) {
    return collect(room, new StateCollector(types, bounds));
  }

  @Override
  public Response<List<StateEvent>> members(RoomId room, StateBounds bounds) {
    return collect(room, new StateCollector(MemberEvents.TYPE::equals, MemberEvents::keep, bounds));
  }

  private Response<List<StateEvent>> collect(RoomId room, StateCollector collector) {
    Response<JsonElements> answer =
        api.getElementsPatiently(
            room(room) + "/state",
            element -> {
              collector.take(element);
              return false; // what is wanted is kept already
            });
    if (!(answer instanceof Response.Done<JsonElements>(JsonElements read))) {
      return answer.failed();
    }
    if (!read.refused().isEmpty()) {
      log.debug(
          "{} pieces of state could not be read; the first: {}",
          read.refused().size(),
          read.refused().getFirst().detail());
    }
    return collector.all();
  }

  @Override
  public Response<Json.Obj> content(RoomId room, String type, String stateKey) {
    return Replies.read(
        api.get(StatePlace.of(room, type, stateKey).path()), "content", Optional::of);
  }

  @Override
  public Response<StateEvent> stateEvent(RoomId room, String type, String stateKey) {
    return Replies.read(
        wholeEvents.get(StatePlace.of(room, type, stateKey)), "event", StateEvents::read);
  }

  @Override
  public Response<RoomMember> member(RoomId room, UserId user) {
    return Replies.read(
        wholeEvents.get(StatePlace.of(room, "m.room.member", user.value()), "membership"),
        "membership",
        RoomMember::read);
  }

  /** The whole event is asked for: its sender is one of them. Each new room has its version. */
  @Override
  public Response<Set<UserId>> creators(RoomId room) {
    return Replies.read(
        wholeEvents.get(StatePlace.of(room, CREATE, ""), "room_version"),
        "creator",
        Creators::read);
  }

  @Override
  public Response<EventId> sendState(RoomId room, String type, String stateKey, Json.Obj content) {
    return Replies.id(
        api.put(StatePlace.of(room, type, stateKey).path(), content), "event_id", EventId::new);
  }

  @Override
  public Response<EventId> send(RoomId room, String type, String transaction, Json.Obj content) {
    return Replies.id(
        api.put(room(room) + "/send/" + part(type) + "/" + part(transaction), content),
        "event_id",
        EventId::new);
  }

  @Override
  public Response<EventId> redact(RoomId room, EventId event, String transaction, String reason) {
    return Replies.id(
        api.put(
            room(room) + "/redact/" + part(event.value()) + "/" + part(transaction),
            strings("reason", reason)),
        "event_id",
        EventId::new);
  }

  @Override
  public Response<Ok> ban(RoomId room, UserId user, String reason) {
    return Replies.done(
        api.post(room(room) + "/ban", strings("user_id", user.value(), "reason", reason)));
  }

  @Override
  public Response<Ok> unban(RoomId room, UserId user) {
    return Replies.done(api.post(room(room) + "/unban", strings("user_id", user.value())));
  }

  @Override
  public Response<Ok> rejectInvite(RoomId room, UserId invited) {
    return new InviteRejection(api, api.as(invited), room, invited).call();
  }

  /** To remove somebody from a room would remove who has joined as well: that is looked at. */
  @Override
  public Response<Ok> retractInvite(RoomId room, UserId invited) {
    Response<RoomMember> member = member(room, invited);
    if (!(member instanceof Response.Done<RoomMember>(RoomMember there))) {
      return member instanceof Response.Refused<RoomMember> none
              && none.errcode().equals("M_NOT_FOUND")
          ? InviteRejection.notInvited("none")
          : member.failed();
    }
    return there.membership().equals(InviteRejection.INVITE)
        ? Replies.done(api.post(room(room) + "/kick", strings("user_id", invited.value())))
        : InviteRejection.notInvited(there.membership());
  }

  @Override
  public void close() {
    api.close();
  }

  private static Json.Obj strings(String... pairs) {
    Map<String, Json> fields = new LinkedHashMap<>();
    for (int i = 0; i < pairs.length; i += 2) {
      fields.put(pairs[i], new Json.Str(pairs[i + 1]));
    }
    return new Json.Obj(fields);
  }
}
