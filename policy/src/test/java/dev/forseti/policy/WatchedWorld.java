package dev.forseti.policy;

import dev.forseti.model.EventId;
import dev.forseti.model.Json;
import dev.forseti.model.Mode;
import dev.forseti.model.RoomEvent;
import dev.forseti.model.RoomId;
import dev.forseti.model.UserId;
import dev.forseti.policy.homeserver.PolicyRoomSpec;
import dev.forseti.policy.homeserver.StateEvent;
import dev.forseti.policy.watch.WatchConfig;
import dev.forseti.policy.watch.WatchedList;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** A world in which a list of others is watched, for a community of one room. */
final class WatchedWorld {
  static final RoomId LOUNGE = new RoomId("!lounge");
  static final RoomId LIST = new RoomId("!list:lists.example");
  static final UserId WRITER = new UserId("@writer:lists.example");
  static final String USER = "m.policy.rule.user";
  static final String SERVER = "m.policy.rule.server";

  final World world;
  private int seen;

  private WatchedWorld(World world) {
    this.world = world;
  }

  /** Lists as settings name them, within the default limits. */
  static WatchedWorld of(String... lists) {
    return of(50, 60, lists);
  }

  static WatchedWorld of(int mostMembers, int bansPerHour, String... lists) {
    WatchedWorld made = new WatchedWorld(new World(config(mostMembers, bansPerHour, lists)));
    made.open(LOUNGE);
    made.open(LIST);
    return made;
  }

  static PolicyConfig config(int mostMembers, int bansPerHour, String... lists) {
    return config(mostMembers, bansPerHour, 50_000, lists);
  }

  static PolicyConfig config(int mostMembers, int bansPerHour, int mostEntries, String... lists) {
    List<WatchedList> watched = Arrays.stream(lists).map(WatchedList::read).toList();
    return World.enforcing(Mode.OBSERVE, Set.of(LOUNGE))
        .withWatch(new WatchConfig(watched, mostMembers, bansPerHour, mostEntries));
  }

  void restart(String... lists) {
    world.restart(config(50, 60, lists));
  }

  void open(RoomId room) {
    World.done(world.homeserver.inner.join(room));
  }

  /** Somebody of evil.example is in the room, without our hearing of it. */
  void member(String name) {
    world.homeserver.inner.server().givenMember(LOUNGE, user(name), 0);
  }

  /** Somebody joins, and a tap sees it. */
  void join(String name) {
    member(name);
    saw(LOUNGE, "m.room.member", user(name).value(), "membership", "join");
  }

  /** The user's membership of a room becomes that, by the hand of another and unheard of by us. */
  void given(RoomId room, UserId by, UserId user, String membership) {
    Json.Obj content = content("membership", membership);
    world.homeserver.inner.server().given(room, by, "m.room.member", user.value(), content);
  }

  /** A list of the writer's that has the alias {@code #spam-bl:lists.example}. */
  RoomId listByAlias() {
    return World.done(
        world
            .homeserver
            .inner
            .as(WRITER)
            .createPolicyRoom(new PolicyRoomSpec("spam-bl", "Spam", "spam")));
  }

  /** The list's room is closed, and says that its entries go on there. */
  void close(RoomId room, String next, String upgrade) {
    write(
        room,
        "m.room.tombstone",
        "",
        content("replacement_room", next, "org.matrix.msc4321.policy_room_upgrade_type", upgrade));
  }

  static UserId user(String name) {
    return new UserId("@" + name + ":evil.example");
  }

  void ban(String stateKey, String entity) {
    write(LIST, USER, stateKey, ban(entity));
  }

  /** Members {@code eve0}, {@code eve1} and so on, each named by an entry of its own. */
  void bannedMembers(int count) {
    for (int i = 0; i < count; i++) {
      member("eve" + i);
      ban("rule:" + i, user("eve" + i).value());
    }
  }

  static Json.Obj ban(String entity) {
    return content("entity", entity, "recommendation", "m.ban", "reason", "rude words");
  }

  void remove(String stateKey) {
    write(LIST, USER, stateKey, Json.Obj.EMPTY);
  }

  void write(RoomId room, String type, String stateKey, Json.Obj content) {
    world.homeserver.inner.server().given(room, WRITER, type, stateKey, content);
  }

  /** The event that stands there. */
  EventId event(RoomId room, String type, String stateKey) {
    return World.done(world.homeserver.inner.stateEvent(room, type, stateKey)).eventId();
  }

  static Json.Obj content(String... keysAndValues) {
    Map<String, Json> fields = new LinkedHashMap<>();
    for (int i = 0; i < keysAndValues.length; i += 2) {
      fields.put(keysAndValues[i], new Json.Str(keysAndValues[i + 1]));
    }
    return new Json.Obj(fields);
  }

  /** A tap sees that something changed in a list. */
  void news(RoomId list) {
    saw(list, USER, "whatever", "entity", "whatever");
  }

  void saw(RoomId room, String type, String stateKey, String... content) {
    world.say(event("$seen" + ++seen, room, type, stateKey, world.now, content(content)));
  }

  /** The event by which somebody joins. */
  static RoomEvent joined(RoomId room, String name, Instant now) {
    return event(
        "$joined", room, "m.room.member", user(name).value(), now, content("membership", "join"));
  }

  private static RoomEvent event(
      String id, RoomId room, String type, String stateKey, Instant now, Json.Obj content) {
    return new RoomEvent(
        new EventId(id),
        room,
        type,
        stateKey,
        WRITER,
        now,
        now,
        content,
        null,
        "appservice",
        id,
        Set.of(),
        Json.Obj.EMPTY);
  }

  /** Works until nothing can be done, with a moment between, so that news are read. */
  void settle() {
    world.drain();
    world.pass(Duration.ofSeconds(2));
    world.drain();
    world.drain();
  }

  /** So long that everything is read again. */
  void readAgain() {
    world.pass(Duration.ofMinutes(10));
    settle();
  }

  String membership(String name) {
    return world.membership(name, LOUNGE);
  }

  /** What stands in the topic of lists: entity and use. */
  List<String> records() {
    List<String> records = new ArrayList<>();
    world.journal.watched.forEach(
        (place, each) ->
            records.add(each.event().content().string("entity").orElse("") + " " + each.use()));
    return records;
  }

  /** The troubles of lists, by part. */
  Map<String, String> troubles() {
    Map<String, String> troubles = new LinkedHashMap<>();
    world.roomTroubles.now().stream()
        .filter(each -> each.part().startsWith("list "))
        .forEach(each -> troubles.put(each.part(), each.what()));
    return troubles;
  }

  /** Who set the user's membership of the room. */
  UserId setBy(String name) {
    StateEvent event =
        World.done(world.homeserver.inner.stateEvent(LOUNGE, "m.room.member", user(name).value()));
    return event.sender();
  }
}
