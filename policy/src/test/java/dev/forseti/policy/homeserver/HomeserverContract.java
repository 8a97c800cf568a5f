package dev.forseti.policy.homeserver;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertNotEquals;

import dev.forseti.model.EventId;
import dev.forseti.model.Json;
import dev.forseti.model.RoomId;
import dev.forseti.model.UserId;
import dev.forseti.runtime.http.Response;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;

/** What every homeserver does for somebody in a room of their own. */
public abstract class HomeserverContract {
  protected static final UserId SELF = new UserId("@forseti:own.example");
  protected static final UserId EVE = new UserId("@eve:evil.example");
  protected static final String RULE = "m.policy.rule.user";
  protected static final Json.Obj CONTENT =
      new Json.Obj(Map.of("entity", new Json.Str("@a*/?b:evil.example")));
  private static final AtomicInteger ROOMS = new AtomicInteger();

  /** The homeserver {@code own.example} as {@link #SELF}. */
  protected final HomeserverClient client() {
    return as(SELF);
  }

  /** The same homeserver as a user of it, who is made if need be. */
  protected abstract HomeserverClient as(UserId user);

  protected static RoomRequest request() {
    return new RoomRequest("ours-" + ROOMS.incrementAndGet(), "Ours", "ours");
  }

  protected final RoomId ownRoom() {
    return done(client().createPolicyRoom(request()));
  }

  @Test
  void saysAsWhomItActs() {
    assertEquals(SELF, done(client().whoami()));
  }

  @Test
  void findsTheRoomThatItMade() {
    RoomRequest request = request();
    RoomId room = done(client().createPolicyRoom(request));

    assertEquals(
        room, done(client().resolveAlias("#" + request.aliasLocalpart() + ":own.example")));
    assertEquals(room, done(client().join(room)));
  }

  @Test
  void refusesAnUnknownAliasAndATakenOne() {
    RoomRequest request = request();
    String alias = "#" + request.aliasLocalpart() + ":own.example";
    assertEquals("404 M_NOT_FOUND", refusal(client().resolveAlias(alias)));

    done(client().createPolicyRoom(request));
    assertEquals("400 M_ROOM_IN_USE", refusal(client().createPolicyRoom(request)));
  }

  @Test
  void readsBackTheStateThatItSent() {
    RoomId room = ownRoom();
    String key = "rule:@a*/?b:evil.example ü%2F";

    EventId event = done(client().sendState(room, RULE, key, CONTENT));

    assertEquals(CONTENT, done(client().content(room, RULE, key)));
    assertEquals(List.of(new StateEvent(RULE, key, SELF, event, CONTENT)), rules(room));
  }

  @Test
  void knowsWhoMadeARoomSinceThatGivesPower() {
    assertEquals(Set.of(SELF), done(client().creators(ownRoom())));
  }

  @Test
  void keepsWhatWasTakenBackAsEmptyState() {
    RoomId room = ownRoom();
    EventId set = done(client().sendState(room, RULE, "rule:x", CONTENT));
    EventId again = done(client().sendState(room, RULE, "rule:x", CONTENT));
    EventId cleared = done(client().sendState(room, RULE, "rule:x", Json.Obj.EMPTY));

    assertEquals(set, again);
    assertNotEquals(set, cleared);
    assertEquals(Json.Obj.EMPTY, done(client().content(room, RULE, "rule:x")));
    assertEquals("404 M_NOT_FOUND", refusal(client().content(room, RULE, "rule:never")));
  }

  @Test
  void bansAndTakesTheBanBackOnce() {
    RoomId room = ownRoom();

    done(client().ban(room, EVE, "spam"));
    done(client().ban(room, EVE, "spam"));
    assertEquals("ban", membership(room, EVE));
    done(client().unban(room, EVE));

    assertEquals("leave", membership(room, EVE));
    assertEquals("403 M_BAD_STATE", refusal(client().unban(room, EVE)));
  }

  @Test
  void saysWhoBannedSomebody() {
    RoomId room = ownRoom();
    UserId mod = new UserId("@mo:own.example");
    assertEquals("404 M_NOT_FOUND", refusal(client().member(room, EVE)));

    done(client().ban(room, EVE, "spam"));
    assertEquals(new RoomMember("ban", Optional.of(SELF)), done(client().member(room, EVE)));
    done(client().unban(room, EVE));
    assertEquals("leave", done(client().member(room, EVE)).membership());

    done(as(mod).join(room));
    empower(room, mod, 50);
    done(as(mod).ban(room, EVE, "spam"));
    assertEquals(new RoomMember("ban", Optional.of(mod)), done(client().member(room, EVE)));
  }

  /** A homeserver reads no pattern in an id. */
  @Test
  void bansAUserWhoseIdHoldsSignsOfPatternsAndNobodyElse() {
    RoomId room = ownRoom();
    UserId all = new UserId("@*:evil.example");
    UserId odd = new UserId("@a?b[c]\\*:evil.example");

    for (UserId user : List.of(all, odd)) {
      done(client().ban(room, user, "spam"));
      assertEquals("ban", membership(room, user));
    }
    assertEquals("404 M_NOT_FOUND", refusal(client().content(room, "m.room.member", EVE.value())));
    done(client().unban(room, all));
    assertEquals("ban", membership(room, odd));
  }

  /** As MSC4205 writes it, under a key that is a hash too. */
  @Test
  void takesAnEntryThatNamesItsEntityByHash() {
    RoomId room = ownRoom();
    String hash = "VPqwbUV7mMMkOVto3kPwsNXXiALMs7VCKWh3OeqqjGs=";
    Json hashes = new Json.Obj(Map.of("sha256", new Json.Str(hash)));
    Json.Obj content =
        new Json.Obj(
            Map.of(
                "hashes", hashes,
                "org.matrix.msc4205.hashes", hashes,
                "recommendation", new Json.Str("m.ban")));

    EventId event = done(client().sendState(room, RULE, "rule:" + hash, content));

    assertEquals(content, done(client().content(room, RULE, "rule:" + hash)));
    assertEquals(List.of(new StateEvent(RULE, "rule:" + hash, SELF, event, content)), rules(room));
  }

  @Test
  void redactsOnceForOneWishAlsoWhatItDoesNotKnow() {
    RoomId room = ownRoom();
    EventId bad = new EventId("$bad/event");

    EventId first = done(client().redact(room, bad, "wish-1", "spam"));

    assertEquals(first, done(client().redact(room, bad, "wish-1", "spam")));
    assertNotEquals(first, done(client().redact(room, bad, "wish-2", "spam")));
  }

  @Test
  void saysWhoEmptiedAPieceOfState() {
    RoomId room = ownRoom();
    EventId set = done(client().sendState(room, RULE, "rule:x", CONTENT));
    done(client().redact(room, set, "wish-2", "spam"));

    assertEquals(
        List.of(new StateEvent(RULE, "rule:x", SELF, set, Json.Obj.EMPTY, SELF)), rules(room));
  }

  private List<StateEvent> rules(RoomId room) {
    return done(client().state(room)).stream().filter(each -> each.type().equals(RULE)).toList();
  }

  /** How the user stands to the room. */
  protected final String membership(RoomId room, UserId user) {
    return done(client().content(room, "m.room.member", user.value()))
        .string("membership")
        .orElseThrow();
  }

  /** Gives a user power in a room of ours. */
  protected final void empower(RoomId room, UserId user, long power) {
    Json.Obj levels = done(client().content(room, "m.room.power_levels", ""));
    Map<String, Json> users = new LinkedHashMap<>(levels.object("users").fields());
    users.put(user.value(), new Json.Int(power));
    done(client().sendState(room, "m.room.power_levels", "", with(levels, "users", users)));
  }

  protected static Json.Obj with(Json.Obj object, String key, Map<String, Json> value) {
    Map<String, Json> fields = new LinkedHashMap<>(object.fields());
    fields.put(key, new Json.Obj(value));
    return new Json.Obj(fields);
  }

  protected static <T> T done(Response<T> answer) {
    if (answer instanceof Response.Done<T>(T value)) {
      return value;
    }
    throw new AssertionError("not done: " + answer);
  }

  /** For example {@code 403 M_FORBIDDEN}. */
  protected static String refusal(Response<?> answer) {
    Response.Refused<?> refused = assertInstanceOf(Response.Refused.class, answer);
    return refused.status() + " " + refused.errcode();
  }
}
