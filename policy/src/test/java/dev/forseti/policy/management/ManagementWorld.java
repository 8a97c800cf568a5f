package dev.forseti.policy.management;

import dev.forseti.model.EventId;
import dev.forseti.model.Json;
import dev.forseti.model.Mode;
import dev.forseti.model.RoomEvent;
import dev.forseti.model.RoomId;
import dev.forseti.model.UserId;
import dev.forseti.policy.PolicyConfig;
import dev.forseti.policy.TestHomeserver;
import dev.forseti.policy.World;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** A community of one room with a room for its moderators, and a tap that tells what they say. */
final class ManagementWorld {
  static final RoomId LOUNGE = new RoomId("!lounge");
  static final RoomId DESK = new RoomId("!desk:own.example");
  static final UserId MO = new UserId("@mo:own.example");
  static final UserId ANN = new UserId("@ann:own.example");
  static final String EVE = "@eve:evil.example";

  final World world;
  private int said;

  ManagementWorld() {
    this(config(Mode.ACT));
  }

  ManagementWorld(PolicyConfig config) {
    world = new World(config);
    given("m.room.create", object(Map.of("room_version", text("11"))));
    given("m.room.join_rules", object(Map.of("join_rule", text("invite"))));
    world.homeserver.inner.server().givenMember(DESK, MO, 50);
    world.homeserver.inner.server().givenMember(DESK, ANN, 0);
    world.homeserver.inner.server().givenMember(DESK, TestHomeserver.SELF, 0);
    World.done(world.homeserver.inner.join(LOUNGE));
    world
        .homeserver
        .inner
        .server()
        .given(LOUNGE, MO, "m.room.create", "", object(Map.of("room_version", text("11"))));
    world.homeserver.inner.server().givenPower(LOUNGE, TestHomeserver.SELF, 100);
    world.drain();
  }

  static PolicyConfig config(Mode mode) {
    return World.enforcing(mode, Set.of(LOUNGE)).withManagementRoom(DESK);
  }

  void given(String type, Json.Obj content) {
    world.homeserver.inner.server().given(DESK, MO, type, "", content);
  }

  /** A piece of the management room's state that a tap sees. */
  void changed(String type, String key, UserId sender, Json.Obj content) {
    world.homeserver.inner.server().given(DESK, sender, type, key, content);
    world.say(event(DESK, type, key, sender, content));
  }

  void power(UserId user, long power) {
    world.homeserver.inner.server().givenPower(DESK, user, power);
  }

  RoomEvent message(UserId sender, String body) {
    return message(sender, object(Map.of("msgtype", text("m.text"), "body", text(body))));
  }

  RoomEvent message(UserId sender, Json.Obj content) {
    return event(DESK, "m.room.message", null, sender, content);
  }

  RoomEvent event(RoomId room, String type, @Nullable String key, UserId sender, Json.Obj content) {
    return new RoomEvent(
        new EventId("$said" + ++said),
        room,
        type,
        key,
        sender,
        world.now,
        world.now,
        content,
        null,
        "tap",
        "1",
        Set.of(),
        Json.Obj.EMPTY);
  }

  /** Somebody says something there, and what follows is done; the newest thing that we said. */
  String say(UserId sender, String body) {
    world.pass(Duration.ofSeconds(1));
    return hear(message(sender, body));
  }

  /** A tap tells of an event, and what follows is done; the newest thing that we said. */
  String hear(RoomEvent event) {
    world.say(event);
    world.drain();
    return answer();
  }

  /** Whether something was not asked of rules or brakes but by moderators. */
  List<String> answers() {
    return world.homeserver.inner.server().sent(DESK).stream()
        .map(content -> content.string("body").orElseThrow())
        .toList();
  }

  String answer() {
    List<String> all = answers();
    return all.isEmpty() ? "" : all.getLast();
  }

  static Json.Obj object(Map<String, Json> fields) {
    return new Json.Obj(new LinkedHashMap<>(fields));
  }

  static Json text(String value) {
    return new Json.Str(value);
  }
}
