package dev.forseti.policy.homeserver;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.forseti.model.EventId;
import dev.forseti.model.Json;
import dev.forseti.model.RoomId;
import dev.forseti.model.UserId;
import dev.forseti.runtime.http.Response;
import java.net.URI;
import java.net.URLEncoder;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/** A real homeserver, by the client-server API with the token of an application service. */
public final class HttpHomeserver implements HomeserverClient, AutoCloseable {
  private static final String V3 = "/_matrix/client/v3/";

  private final ClientServerApi api;

  /**
   * Connects to nothing yet.
   *
   * @param base for example {@code http://127.0.0.1:8008}
   * @param token {@code as_token} or an access token
   * @param actAs the user of the application service to act as; null for its own sender
   * @param timeout the longest wait for an answer to begin; the whole may take six times as long
   */
  public HttpHomeserver(URI base, String token, @Nullable UserId actAs, Duration timeout) {
    this.api = new ClientServerApi(base, token, actAs, timeout);
  }

  @Override
  public boolean isSimulated() {
    return false;
  }

  @Override
  public Response<UserId> whoami() {
    return read(api.get(V3 + "account/whoami"), "user_id", UserId::new);
  }

  @Override
  public Response<RoomId> createPolicyRoom(PolicyRoomSpec request) {
    return read(
        api.post(V3 + "createRoom", CreateRoomBody.creation(request)), "room_id", RoomId::new);
  }

  @Override
  public Response<RoomId> resolveAlias(String alias) {
    return read(api.get(V3 + "directory/room/" + part(alias)), "room_id", RoomId::new);
  }

  @Override
  public Response<RoomId> join(RoomId room) {
    return read(
        api.post(V3 + "join/" + part(room.value()), Json.Obj.EMPTY), "room_id", RoomId::new);
  }

  @Override
  public Response<List<StateEvent>> state(RoomId room, Predicate<String> types) {
    return api.getElements(room(room) + "/state", event -> isOf(types, event))
        .map(StateEvents::read);
  }

  private static boolean isOf(Predicate<String> types, Json event) {
    return object(event).string("type").filter(types).isPresent();
  }

  @Override
  public Response<Json.Obj> content(RoomId room, String type, String stateKey) {
    return api.get(statePath(room, type, stateKey)).map(HttpHomeserver::object);
  }

  @Override
  public Response<RoomMember> member(RoomId room, UserId user) {
    return api.get(statePath(room, "m.room.member", user.value()) + "?format=event")
        .map(HttpHomeserver::object)
        .map(RoomMember::of);
  }

  /** The whole event is asked for: its sender is one of them. */
  @Override
  public Response<Set<UserId>> creators(RoomId room) {
    return api.get(statePath(room, "m.room.create", "") + "?format=event")
        .map(HttpHomeserver::object)
        .map(event -> Creators.of(event.object("content"), event.string("sender").orElse("")));
  }

  @Override
  public Response<EventId> sendState(RoomId room, String type, String stateKey, Json.Obj content) {
    return read(api.put(statePath(room, type, stateKey), content), "event_id", EventId::new);
  }

  @Override
  public Response<EventId> redact(RoomId room, EventId event, String transaction, String reason) {
    return read(
        api.put(
            room(room) + "/redact/" + part(event.value()) + "/" + part(transaction),
            strings("reason", reason)),
        "event_id",
        EventId::new);
  }

  @Override
  public Response<Ok> ban(RoomId room, UserId user, String reason) {
    return api.post(room(room) + "/ban", strings("user_id", user.value(), "reason", reason))
        .map(done -> Ok.OK);
  }

  @Override
  public Response<Ok> unban(RoomId room, UserId user) {
    return api.post(room(room) + "/unban", strings("user_id", user.value())).map(done -> Ok.OK);
  }

  @Override
  public void close() {
    api.close();
  }

  private static <T> Response<T> read(
      Response<Json> answer, String key, java.util.function.Function<String, T> type) {
    if (!(answer instanceof Response.Done<Json>(Json reply))) {
      return answer.failed();
    }
    try {
      return new Response.Done<>(type.apply(object(reply).string(key).orElse("")));
    } catch (IllegalArgumentException malformed) {
      return new Response.Retry<>(
          Duration.ofSeconds(5), "the reply has no valid " + key + "; is this a homeserver?");
    }
  }

  private static Json.Obj object(Json reply) {
    return reply instanceof Json.Obj object ? object : Json.Obj.EMPTY;
  }

  private static Json.Obj strings(String... pairs) {
    Map<String, Json> fields = new LinkedHashMap<>();
    for (int i = 0; i < pairs.length; i += 2) {
      fields.put(pairs[i], new Json.Str(pairs[i + 1]));
    }
    return new Json.Obj(fields);
  }

  private static String room(RoomId room) {
    return V3 + "rooms/" + part(room.value());
  }

  private static String statePath(RoomId room, String type, String stateKey) {
    return room(room) + "/state/" + part(type) + "/" + part(stateKey);
  }

  private static String part(String raw) {
    return URLEncoder.encode(raw, UTF_8).replace("+", "%20");
  }
}
