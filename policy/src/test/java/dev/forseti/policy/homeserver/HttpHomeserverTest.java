package dev.forseti.policy.homeserver;

import static org.assertj.core.api.Assertions.assertThat;

import dev.forseti.model.EventId;
import dev.forseti.model.Json;
import dev.forseti.model.RoomId;
import dev.forseti.model.UserId;
import dev.forseti.policy.publish.PolicyRoomFinder;
import dev.forseti.runtime.http.Response;
import java.io.IOException;
import java.net.URI;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.function.Function;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

class HttpHomeserverTest extends HomeserverRefusalContract {
  private FakeServer server;
  private HttpHomeserver homeserver;
  private final Map<UserId, HttpHomeserver> others = new HashMap<>();

  @BeforeEach
  void open() throws IOException {
    server = new FakeServer(SELF);
    homeserver = client(server.address(), "secret");
  }

  @AfterEach
  void close() {
    others.values().forEach(HttpHomeserver::close);
    homeserver.close();
    server.close();
  }

  private static HttpHomeserver client(URI address, String token) {
    return client(address, token, Duration.ofSeconds(5));
  }

  private static HttpHomeserver client(URI address, String token, Duration patience) {
    return new HttpHomeserver(address, token, new UserId("@forseti:own.example"), patience);
  }

  @Override
  protected HomeserverClient as(UserId user) {
    return user.equals(SELF) ? homeserver : others.computeIfAbsent(user, this::other);
  }

  private HttpHomeserver other(UserId user) {
    return new HttpHomeserver(server.address(), "secret", user, Duration.ofSeconds(5));
  }

  @Test
  void makesARoomThatRoomVersion12Accepts() {
    done(homeserver.createPolicyRoom(new PolicyRoomSpec("ours-bl", "Ours", "ours")));

    Json.Obj made = server.made.getFirst();
    assertThat(made.object("creation_content").string("type"))
        .contains("support.feline.policy.lists.msc.v1");
    assertThat(made.object("power_level_content_override").fields()).doesNotContainKey("users");
  }

  @ParameterizedTest
  @CsvSource({
    "2500, '', PT2.5S",
    "2500, 7, PT7S",
    "0, '', PT1S",
    "0, soon, PT1S",
    "-5, '', PT1S",
    "999999999, '', PT10M",
  })
  void waitsAsLongAsItIsTold(long millis, String header, Duration expected) {
    server.retryAfter = header;
    server.reply = "{\"errcode\":\"M_LIMIT_EXCEEDED\",\"retry_after_ms\":" + millis + "}";
    server.status = 429;

    assertThat(homeserver.whoami())
        .isInstanceOfSatisfying(
            Response.Retry.class, retry -> assertThat(retry.after()).isEqualTo(expected));
  }

  @ParameterizedTest
  @ValueSource(ints = {500, 502, 503})
  void triesAgainAfterAFaultOfTheServer(int status) {
    server.reply = "<html>";
    server.status = status;

    assertThat(homeserver.whoami()).isInstanceOf(Response.Retry.class);
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "{}", "[]", "{\"user_id\":7}", "{\"user_id\":\"eve\"}", "{"})
  void takesNothingForAnAnswerThatIsNone(String reply) {
    server.reply = reply;
    server.status = 200;

    assertThat(homeserver.whoami()).isInstanceOf(Response.Retry.class);
  }

  @Test
  void takesAPolicyRoomOnlyWhenItMadeIt() {
    PolicyRoomSpec ours = new PolicyRoomSpec("list", "Ours", "ours");
    UserId mallory = new UserId("@mallory:own.example");
    RoomId theirs = done(as(mallory).createPolicyRoom(ours));

    assertThat(PolicyRoomFinder.findOrCreate(homeserver, ours, SELF))
        .isInstanceOfSatisfying(
            Response.Refused.class,
            refused -> {
              assertThat(PolicyRoomFinder.isForeign(refused)).isTrue();
              assertThat(refused.error()).contains(theirs.value(), mallory.value());
            });
    PolicyRoomSpec handedOver = new PolicyRoomSpec("list", "Ours", "ours", theirs);
    assertThat(done(PolicyRoomFinder.findOrCreate(homeserver, handedOver, SELF)).id())
        .isEqualTo(theirs);
    PolicyRoomSpec fresh = new PolicyRoomSpec("fresh", "Ours", "ours");
    RoomId made = done(PolicyRoomFinder.findOrCreate(homeserver, fresh, SELF)).id();
    assertThat(done(PolicyRoomFinder.findOrCreate(homeserver, fresh, SELF)).id()).isEqualTo(made);
  }

  /** Strangers who crowd the room make its whole state as long as they like. */
  @Test
  void findsItsRoomAndItsEntriesWithoutTheRoomsWholeState() {
    PolicyRoomSpec ours = new PolicyRoomSpec("list", "Ours", "ours");
    RoomId room = done(PolicyRoomFinder.findOrCreate(homeserver, ours, SELF)).id();
    EventId event = done(homeserver.sendState(room, RULE, "rule:x", CONTENT));
    server.failsAtWholeState = true;

    assertThat(homeserver.state(room)).isInstanceOf(Response.Retry.class);
    assertThat(done(PolicyRoomFinder.findOrCreate(homeserver, ours, SELF)).id()).isEqualTo(room);
    assertThat(done(homeserver.stateEvent(room, RULE, "rule:x")))
        .isEqualTo(new StateEvent(RULE, "rule:x", SELF, event, CONTENT));
  }

  static Stream<Arguments> repliesOfAnotherShape() {
    RoomId room = new RoomId("!r");
    UserId eve = new UserId("@eve:evil.example");
    String sent = "\"sender\":\"@eve:evil.example\"";
    String made = "{\"type\":\"m.room.create\"," + sent + ",\"content\":";
    String place = "\"type\":\"t\",\"state_key\":\"k\",";
    Map<Function<HomeserverClient, Response<?>>, List<String>> calls =
        Map.of(
            client -> client.stateEvent(room, "t", "k"),
                List.of(
                    "{}",
                    "{\"recommendation\":\"m.ban\"}",
                    "{" + sent + ",\"content\":{}}",
                    "{" + place + sent + ",\"event_id\":\"$e\",\"content\":[]}",
                    "{" + place + "\"sender\":1,\"event_id\":\"$e\",\"content\":{}}",
                    "{" + place + sent + ",\"content\":{}}"),
            client -> client.content(room, "t", "k"), List.of(),
            client -> client.ban(room, eve, "spam"), List.of(),
            client -> client.unban(room, eve), List.of(),
            client -> client.redact(room, new EventId("$e"), "t", "spam"), List.of("{}"),
            client -> client.sendState(room, "t", "k", Json.Obj.EMPTY), List.of("{}"),
            client -> client.join(room), List.of("{}", "{\"room_id\":1}"),
            client -> client.state(room), List.of("{}", "[1]", "[{}]"),
            client -> client.member(room, eve),
                List.of(
                    "{}",
                    "{\"membership\":\"ban\"}",
                    "{" + sent + ",\"content\":[]}",
                    "{" + sent + ",\"content\":{}}",
                    "{" + sent + ",\"content\":{\"membership\":1}}",
                    "{" + sent + ",\"content\":{\"membership\":\"\"}}",
                    "{\"sender\":1,\"content\":{\"membership\":\"leave\"}}"),
            client -> client.creators(room),
                List.of(
                    "{}",
                    "{\"room_version\":\"12\"}",
                    "{" + sent + ",\"content\":{}}",
                    "{\"type\":\"m.room.create\",\"content\":{}}",
                    made + "1}",
                    made + "{\"room_version\":12}}",
                    made + "{\"additional_creators\":{}}}"));
    return calls.entrySet().stream()
        .flatMap(
            call ->
                Stream.concat(Stream.of("[]", "null", "1", "\"text\""), call.getValue().stream())
                    .map(body -> Arguments.of(call.getKey(), body)));
  }

  @ParameterizedTest
  @MethodSource("repliesOfAnotherShape")
  void takesValidJsonOfAnotherShapeForNoAnswer(
      Function<HomeserverClient, Response<?>> call, String body) {
    server.reply = body;
    server.status = 200;

    assertThat(call.apply(homeserver)).as(body).isInstanceOf(Response.Retry.class);
  }

  @Test
  void triesAgainWhenNobodyAnswersOrTheTokenIsWrong() throws IOException {
    try (HttpHomeserver wrong = client(server.address(), "wrong")) {
      assertThat(wrong.whoami()).isInstanceOf(Response.Retry.class);
    }
    server.close();

    assertThat(homeserver.whoami()).isInstanceOf(Response.Retry.class);
  }

  /** Its end, too, must not wait for the rest of the answer. */
  @Test
  void givesUpAnAnswerThatStopsInTheMiddle() {
    server.stalls = true;

    CompletableFuture<Response<UserId>> answer =
        CompletableFuture.supplyAsync(
            () -> {
              try (HttpHomeserver hasty =
                  client(server.address(), "secret", Duration.ofMillis(300))) {
                return hasty.whoami();
              }
            });

    assertThat(answer).succeedsWithin(Duration.ofSeconds(20)).isInstanceOf(Response.Retry.class);
    assertThat(answer.join().why()).contains("did not end");
  }
}
