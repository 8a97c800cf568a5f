package dev.forseti.demo.synapse;

import dev.forseti.model.EventId;
import dev.forseti.model.Json;
import dev.forseti.model.RoomId;
import dev.forseti.model.UserId;
import java.net.URI;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * The client API of a homeserver for one access token. Every call waits at most 60 s for its answer
 * and throws {@link MatrixRefusal} on any but 2xx; none is tried again.
 */
public final class MatrixClient {
  private static final String V3 = "/_matrix/client/v3";

  private final MatrixHttp http;

  public MatrixClient(URI url, String accessToken) {
    this(MatrixHttp.as(url, accessToken));
  }

  MatrixClient(MatrixHttp http) {
    this.http = http;
  }

  /**
   * One event of a room's current state.
   *
   * @param stateKey with the type the event's place in the state; often empty
   */
  public record StateEvent(
      String type, String stateKey, UserId sender, EventId event, Json.Obj content) {}

  /** Who the token belongs to. */
  public UserId whoami() {
    String path = V3 + "/account/whoami";
    return new UserId(MatrixHttp.need(MatrixHttp.object(path, http.get(path)), "user_id"));
  }

  /** Makes a room that anybody may join, of the homeserver's default version, which is 12. */
  public RoomId createPublicRoom(String name) {
    return createRoom(
        new Json.Obj(Map.of("preset", new Json.Str("public_chat"), "name", new Json.Str(name))));
  }

  /** Makes a room as the body of {@code POST createRoom} says. */
  public RoomId createRoom(Json.Obj body) {
    return new RoomId(MatrixHttp.need(http.post(V3 + "/createRoom", body), "room_id"));
  }

  /** Invites a user. */
  public void invite(RoomId room, UserId user) {
    http.post(room(room, "invite"), new Json.Obj(Map.of("user_id", new Json.Str(user.value()))));
  }

  /** Lifts a user's ban. */
  public void unban(RoomId room, UserId user) {
    http.post(room(room, "unban"), new Json.Obj(Map.of("user_id", new Json.Str(user.value()))));
  }

  /** Joins a room of this homeserver, or one invited to. */
  public void join(RoomId room) {
    http.post(room(room, "join"), Json.Obj.EMPTY);
  }

  /** Leaves a room or declines an invite. */
  public void leave(RoomId room) {
    http.post(room(room, "leave"), Json.Obj.EMPTY);
  }

  /** The room behind an alias. */
  public RoomId resolveAlias(String alias) {
    String path = MatrixHttp.path(V3 + "/directory/room", alias);
    return new RoomId(MatrixHttp.need(MatrixHttp.object(path, http.get(path)), "room_id"));
  }

  /** A room's state as it changes, from now on. */
  public RoomSync sync(RoomId room) {
    return new RoomSync(http, room);
  }

  /** All messages of a room that its members can see, the newest first, those removed too. */
  public List<RoomHistory.Message> messages(RoomId room) {
    return RoomHistory.read(http, room(room, "messages"));
  }

  /** Sends a text message; the same transaction id twice is one message. */
  public EventId say(RoomId room, String text, String transaction) {
    Map<String, Json> content = new LinkedHashMap<>();
    content.put("msgtype", new Json.Str("m.text"));
    content.put("body", new Json.Str(text));
    return send(room, "m.room.message", new Json.Obj(content), transaction);
  }

  /** Sends an event; the same transaction id twice is one event. */
  public EventId send(RoomId room, String type, Json.Obj content, String transaction) {
    return event(http.put(room(room, "send", type, transaction), content));
  }

  /** Sets a part of the room's state. */
  public EventId sendState(RoomId room, String type, String stateKey, Json.Obj content) {
    return event(http.put(room(room, "state", type, stateKey), content));
  }

  /** The whole current state of a room. */
  public List<StateEvent> state(RoomId room) {
    if (http.get(room(room, "state")) instanceof Json.Arr events) {
      return events.items().stream()
          .map(event -> stateEvent(MatrixHttp.object("state", event)))
          .toList();
    }
    throw new IllegalStateException("the state of a room is not a JSON array");
  }

  /** The content of one state event. */
  public Json.Obj state(RoomId room, String type, String stateKey) {
    String path = room(room, "state", type, stateKey);
    return MatrixHttp.object(path, http.get(path));
  }

  /** Removes an event's content; the id is that of the redaction. */
  public EventId redact(RoomId room, EventId event, String reason, String transaction) {
    return event(
        http.put(
            room(room, "redact", event.value(), transaction),
            new Json.Obj(Map.of("reason", new Json.Str(reason)))));
  }

  /**
   * Makes the homeserver call the application service, whose token this must be; it then sends at
   * once what it held back.
   *
   * @return how long the application service took
   */
  public Duration pingAppService(String id, String transaction) {
    Json.Obj answer =
        http.post(
            MatrixHttp.path("/_matrix/client/v1/appservice", id, "ping"),
            new Json.Obj(Map.of("transaction_id", new Json.Str(transaction))));
    return Duration.ofMillis(answer.integer("duration_ms").orElse(0L));
  }

  private static String room(RoomId room, String... parts) {
    return MatrixHttp.path(MatrixHttp.path(V3 + "/rooms", room.value()), parts);
  }

  private static EventId event(Json.Obj answer) {
    return new EventId(MatrixHttp.need(answer, "event_id"));
  }

  static StateEvent stateEvent(Json.Obj event) {
    return new StateEvent(
        MatrixHttp.need(event, "type"),
        MatrixHttp.need(event, "state_key"),
        new UserId(MatrixHttp.need(event, "sender")),
        new EventId(MatrixHttp.need(event, "event_id")),
        event.object("content"));
  }
}
