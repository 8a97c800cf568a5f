package dev.forseti.policy.homeserver;

import static org.assertj.core.api.Assertions.assertThat;

import dev.forseti.model.Json;
import dev.forseti.model.RoomId;
import dev.forseti.model.UserId;
import java.io.IOException;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** A homeserver that answers with the content alone when it is asked for an event. */
class ContentOnlyHomeserverTest extends HomeserverRefusalContract {
  private static final UserId MALLORY = new UserId("@mallory:own.example");

  private final Map<UserId, HttpHomeserver> clients = new HashMap<>();
  private FakeServer server;

  @BeforeEach
  void open() throws IOException {
    server = new FakeServer(SELF);
    server.contentOnly = true;
  }

  @AfterEach
  void close() {
    clients.values().forEach(HttpHomeserver::close);
    server.close();
  }

  @Override
  protected HomeserverClient as(UserId user) {
    return clients.computeIfAbsent(
        user, who -> new HttpHomeserver(server.address(), "secret", who, Duration.ofSeconds(5)));
  }

  @Test
  void doesNotTakeAnEntryThatLooksLikeAnotherEventForOne() {
    RoomId room = ownRoom();
    Json.Obj disguised =
        new Json.Obj(
            Map.of(
                "entity", new Json.Str("@eve:evil.example"),
                "type", new Json.Str(RULE),
                "state_key", new Json.Str("rule:x"),
                "event_id", new Json.Str("$other"),
                "sender", new Json.Str(SELF.value()),
                "content", Json.Obj.EMPTY));
    server.behind.server().given(room, MALLORY, RULE, "rule:x", disguised);

    StateEvent found = done(client().stateEvent(room, RULE, "rule:x"));
    assertThat(found.sender()).isEqualTo(MALLORY);
    assertThat(found.content()).isEqualTo(disguised);
  }

  @Test
  void doesNotTakeAContentThatLooksLikeAnEventForOne() {
    RoomId room = ownRoom();
    Json ban = new Json.Obj(Map.of("membership", new Json.Str("ban")));
    Json.Obj disguised =
        new Json.Obj(
            Map.of(
                "membership", new Json.Str("leave"),
                "type", new Json.Str("m.room.member"),
                "sender", new Json.Str(SELF.value()),
                "content", ban));
    server.behind.server().given(room, MALLORY, "m.room.member", MALLORY.value(), disguised);

    assertThat(done(client().member(room, MALLORY)))
        .isEqualTo(new RoomMember("leave", Optional.of(MALLORY)));
  }
}
