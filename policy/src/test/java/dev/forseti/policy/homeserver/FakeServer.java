package dev.forseti.policy.homeserver;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import dev.forseti.model.EventId;
import dev.forseti.model.Json;
import dev.forseti.model.RoomId;
import dev.forseti.model.UserId;
import dev.forseti.policy.World;
import dev.forseti.policy.homeserver.simulated.SimulatedHomeserver;
import dev.forseti.runtime.http.Response;
import dev.forseti.wire.JsonLimits;
import dev.forseti.wire.JsonRefused;
import dev.forseti.wire.JsonText;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.net.URLDecoder;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;

/** The client-server API in front of a {@link SimulatedHomeserver}, as far as policy calls it. */
final class FakeServer implements AutoCloseable {
  final SimulatedHomeserver behind;

  /** The bodies of requests that made rooms. */
  final List<Json.Obj> made = new ArrayList<>();

  private final HttpServer server;

  /** A reply to give instead, once; a status of 0 for none. */
  volatile int status;

  volatile String reply = "";

  /** Whether it says nothing more after the first half of a reply. */
  volatile boolean stalls;

  volatile String retryAfter = "";

  /** Whether it does not know {@code format=event}, and answers with the content alone. */
  volatile boolean contentOnly;

  /** Whether it fails when it is asked for the whole state of a room. */
  volatile boolean failsAtWholeState;

  FakeServer(UserId self) throws IOException {
    behind = new SimulatedHomeserver(self);
    server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    server.createContext("/", this::handle);
    server.start();
  }

  URI address() {
    return URI.create("http://127.0.0.1:" + server.getAddress().getPort() + "/");
  }

  private void handle(HttpExchange exchange) throws IOException {
    if (status != 0) {
      if (!retryAfter.isEmpty()) {
        exchange.getResponseHeaders().set("Retry-After", retryAfter);
      }
      send(exchange, status, reply.getBytes(UTF_8));
      return;
    }
    if (!"Bearer secret".equals(exchange.getRequestHeaders().getFirst("Authorization"))) {
      send(exchange, 401, "{\"errcode\":\"M_UNKNOWN_TOKEN\",\"error\":\"\"}".getBytes(UTF_8));
      return;
    }
    Json.Obj body = body(exchange.getRequestBody().readAllBytes());
    String raw = exchange.getRequestURI().getRawPath().replaceFirst("^/_matrix/client/v3/", "");
    List<String> path =
        Arrays.stream(raw.split("/", -1)).map(part -> URLDecoder.decode(part, UTF_8)).toList();
    String query = exchange.getRequestURI().getRawQuery();
    if (!contentOnly && query.startsWith("format=event&")) {
      path = new ArrayList<>(path);
      path.add("whole");
    }
    UserId user = new UserId(URLDecoder.decode(query.replaceFirst(".*user_id=", ""), UTF_8));
    Response<? extends Json> answer =
        route(behind.as(user), exchange.getRequestMethod(), path, body);
    switch (answer) {
      case Response.Done<? extends Json> done -> send(exchange, 200, JsonText.write(done.value()));
      case Response.Refused<? extends Json> no ->
          send(
              exchange,
              no.status(),
              JsonText.write(object("errcode", no.errcode(), "error", no.error())));
      case Response.Retry<? extends Json> later -> send(exchange, 500, new byte[] {'{', '}'});
    }
  }

  private Response<? extends Json> route(
      HomeserverClient behind, String method, List<String> path, Json.Obj body) {
    String last = path.getLast();
    return switch (path.getFirst()) {
      case "account" -> behind.whoami().map(user -> object("user_id", user.value()));
      case "createRoom" -> {
        made.add(body);
        String alias = body.string("room_alias_name").orElseThrow();
        yield behind
            .createPolicyRoom(new PolicyRoomSpec(alias, "n", "s"))
            .map(room -> object("room_id", room.value()));
      }
      case "directory" -> behind.resolveAlias(last).map(room -> object("room_id", room.value()));
      case "joined_rooms" ->
          behind
              .joinedRooms()
              .map(
                  rooms ->
                      new Json.Obj(
                          Map.of(
                              "joined_rooms",
                              new Json.Arr(
                                  rooms.stream()
                                      .<Json>map(id -> new Json.Str(id.value()))
                                      .toList()))));
      case "join" ->
          (last.startsWith("#") ? behind.joinByAlias(last) : behind.join(new RoomId(last)))
              .map(room -> object("room_id", room.value()));
      default ->
          inRoom(behind, method, new RoomId(path.get(1)), path.subList(2, path.size()), body);
    };
  }

  private Response<? extends Json> inRoom(
      HomeserverClient behind, String method, RoomId room, List<String> path, Json.Obj body) {
    String user = body.string("user_id").orElse("");
    return switch (path.getFirst()) {
      case "ban" ->
          behind
              .ban(room, new UserId(user), body.string("reason").orElse(""))
              .map(ok -> Json.Obj.EMPTY);
      case "unban" -> behind.unban(room, new UserId(user)).map(ok -> Json.Obj.EMPTY);
      case "kick" -> behind.retractInvite(room, new UserId(user)).map(ok -> Json.Obj.EMPTY);
      case "leave" ->
          behind.whoami() instanceof Response.Done<UserId>(UserId leaver)
              ? behind.rejectInvite(room, leaver).map(ok -> Json.Obj.EMPTY)
              : new Response.Retry<Json>(Duration.ZERO, "");
      case "send" -> behind.send(room, path.get(1), path.get(2), body).map(FakeServer::event);
      case "redact" ->
          behind.redact(room, new EventId(path.get(1)), path.get(2), "").map(FakeServer::event);
      default -> {
        if (path.size() == 1) {
          if (failsAtWholeState) {
            yield new Response.Retry<Json>(Duration.ZERO, "");
          }
          yield behind
              .state(room)
              .map(all -> new Json.Arr(all.stream().map(FakeServer::state).toList()));
        }
        if (path.getLast().equals("whole")) {
          yield behind
              .content(room, path.get(1), path.get(2))
              .map(content -> state(World.done(behind.state(room)), path.get(1), path.get(2)));
        }
        yield method.equals("PUT")
            ? behind.sendState(room, path.get(1), path.get(2), body).map(FakeServer::event)
            : behind.content(room, path.get(1), path.get(2));
      }
    };
  }

  private static Json state(List<StateEvent> all, String type, String key) {
    return all.stream()
        .filter(event -> event.type().equals(type) && event.stateKey().equals(key))
        .map(FakeServer::state)
        .findFirst()
        .orElseThrow();
  }

  private static Json state(StateEvent event) {
    return new Json.Obj(
        Map.of(
            "type", new Json.Str(event.type()),
            "state_key", new Json.Str(event.stateKey()),
            "sender", new Json.Str(event.sender().value()),
            "event_id", new Json.Str(event.eventId().value()),
            "content", event.content(),
            "unsigned", unsigned(event)));
  }

  private static Json.Obj unsigned(StateEvent event) {
    return event.redactedBy() == null
        ? Json.Obj.EMPTY
        : new Json.Obj(Map.of("redacted_because", object("sender", event.redactedBy().value())));
  }

  private static Json.Obj event(EventId id) {
    return object("event_id", id.value());
  }

  private static Json.Obj object(String... pairs) {
    Map<String, Json> fields = new java.util.LinkedHashMap<>();
    for (int i = 0; i < pairs.length; i += 2) {
      fields.put(pairs[i], new Json.Str(pairs[i + 1]));
    }
    return new Json.Obj(fields);
  }

  private static Json.Obj body(byte[] bytes) {
    try {
      return bytes.length > 0 && JsonText.parse(bytes, JsonLimits.EVENT) instanceof Json.Obj object
          ? object
          : Json.Obj.EMPTY;
    } catch (JsonRefused notJson) {
      throw new IllegalStateException(notJson);
    }
  }

  private void send(HttpExchange exchange, int status, byte[] body) throws IOException {
    exchange.sendResponseHeaders(status, body.length == 0 ? -1 : body.length);
    if (stalls) {
      exchange.getResponseBody().write(body, 0, body.length / 2);
      exchange.getResponseBody().flush();
      return;
    }
    exchange.getResponseBody().write(body);
    exchange.close();
  }

  @Override
  public void close() {
    server.stop(0);
  }
}
