package dev.forseti.policy;

import dev.forseti.model.EventId;
import dev.forseti.model.Json;
import dev.forseti.model.RoomEvent;
import dev.forseti.model.RoomId;
import dev.forseti.model.UserId;
import java.util.Set;

/** A world in which taps tell of invitations. */
final class InviteWorld {
  static final RoomId TRAP = new RoomId("!trap:evil.example");
  static final UserId EVE = new UserId("@eve:evil.example");
  static final UserId MAL = new UserId("@mal:evil.example");
  static final UserId NICE = new UserId("@nice:nice.example");
  static final UserId ANN = new UserId("@ann:own.example");
  static final UserId BOB = new UserId("@bob:own.example");

  final World world;
  private int seen;

  InviteWorld(PolicyConfig config) {
    world = new World(config);
    open(TRAP);
    world.drain();
  }

  /** Anybody may read the room. */
  void open(RoomId room) {
    world
        .homeserver
        .inner
        .server()
        .given(
            room,
            EVE,
            "m.room.history_visibility",
            "",
            WatchedWorld.content("history_visibility", "world_readable"));
  }

  /** Somebody invites, and a tap sees it. */
  void invite(UserId sender, RoomId room, UserId invited) {
    member(sender, room, invited, "invite");
  }

  void member(UserId sender, RoomId room, UserId user, String membership) {
    unheard(sender, room, user, membership);
    say(sender, room, user, membership);
  }

  /** So it is, and no tap has told of it yet. */
  void unheard(UserId sender, RoomId room, UserId user, String membership) {
    world
        .homeserver
        .inner
        .server()
        .given(
            room,
            sender,
            "m.room.member",
            user.value(),
            WatchedWorld.content("membership", membership));
  }

  void say(UserId sender, RoomId room, UserId user, String membership) {
    world.say(
        new RoomEvent(
            new EventId("$member" + ++seen),
            room,
            "m.room.member",
            user.value(),
            sender,
            world.now,
            world.now,
            WatchedWorld.content("membership", membership),
            null,
            "appservice",
            "1",
            Set.of(),
            Json.Obj.EMPTY));
  }

  /** What the homeserver knows: {@code invite}, {@code leave}, {@code join}. */
  String membership(RoomId room, UserId user) {
    return World.done(world.homeserver.inner.content(room, "m.room.member", user.value()))
        .string("membership")
        .orElseThrow();
  }
}
