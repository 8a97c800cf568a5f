package dev.forseti.policy.homeserver;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.forseti.model.EventId;
import dev.forseti.model.Json;
import dev.forseti.model.RoomId;
import dev.forseti.model.UserId;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** A real homeserver, by the client-server API with the token of an application service. */
public final class HttpHomeserver implements HomeserverClient, AutoCloseable {
  private static final String V3 = "/_matrix/client/v3/";

  private final HttpClient http;
  private final HttpExchange exchange;

  /**
   * Connects to nothing yet.
   *
   * @param base for example {@code http://127.0.0.1:8008}
   * @param token {@code as_token} or an access token
   * @param actAs the user of the application service to act as; null for its own sender
   * @param timeout the longest wait for an answer to begin; the whole may take six times as long
   */
  public HttpHomeserver(URI base, String token, @Nullable UserId actAs, Duration timeout) {
    this.http =
        HttpClient.newBuilder()
            .version(HttpClient.Version.HTTP_1_1)
            .connectTimeout(timeout)
            .build();
    this.exchange = new HttpExchange(http, base, token, actAs, timeout);
  }

  @Override
  public boolean isSimulated() {
    return false;
  }

  @Override
  public Answer<UserId> whoami() {
    return read(exchange.get(V3 + "account/whoami"), "user_id", UserId::new);
  }

  @Override
  public Answer<RoomId> createPolicyRoom(RoomRequest request) {
    return read(
        exchange.post(V3 + "createRoom", PolicyRoom.creation(request)), "room_id", RoomId::new);
  }

  @Override
  public Answer<RoomId> resolveAlias(String alias) {
    return read(exchange.get(V3 + "directory/room/" + part(alias)), "room_id", RoomId::new);
  }

  @Override
  public Answer<RoomId> join(RoomId room) {
    return read(
        exchange.post(V3 + "join/" + part(room.value()), Json.Obj.EMPTY), "room_id", RoomId::new);
  }

  @Override
  public Answer<List<StateEvent>> state(RoomId room) {
    return exchange.get(room(room) + "/state").map(StateEvents::read);
  }

  @Override
  public Answer<Json.Obj> content(RoomId room, String type, String stateKey) {
    return exchange.get(statePath(room, type, stateKey)).map(HttpHomeserver::object);
  }

  /** The whole event is asked for: its sender is one of them. */
  @Override
  public Answer<Set<UserId>> creators(RoomId room) {
    return exchange
        .get(statePath(room, "m.room.create", "") + "?format=event")
        .map(HttpHomeserver::object)
        .map(event -> Creators.of(event.object("content"), event.string("sender").orElse("")));
  }

  @Override
  public Answer<EventId> sendState(RoomId room, String type, String stateKey, Json.Obj content) {
    return read(exchange.put(statePath(room, type, stateKey), content), "event_id", EventId::new);
  }

  @Override
  public Answer<EventId> redact(RoomId room, EventId event, String transaction, String reason) {
    return read(
        exchange.put(
            room(room) + "/redact/" + part(event.value()) + "/" + part(transaction),
            strings("reason", reason)),
        "event_id",
        EventId::new);
  }

  @Override
  public Answer<Ok> ban(RoomId room, UserId user, String reason) {
    return exchange
        .post(room(room) + "/ban", strings("user_id", user.value(), "reason", reason))
        .map(done -> Ok.OK);
  }

  @Override
  public Answer<Ok> unban(RoomId room, UserId user) {
    return exchange
        .post(room(room) + "/unban", strings("user_id", user.value()))
        .map(done -> Ok.OK);
  }

  @Override
  public void close() {
    http.close();
  }

  private static <T> Answer<T> read(
      Answer<Json> answer, String key, java.util.function.Function<String, T> type) {
    if (!(answer instanceof Answer.Done<Json>(Json reply))) {
      return answer.failed();
    }
    try {
      return new Answer.Done<>(type.apply(object(reply).string(key).orElse("")));
    } catch (IllegalArgumentException malformed) {
      return new Answer.Retry<>(
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
