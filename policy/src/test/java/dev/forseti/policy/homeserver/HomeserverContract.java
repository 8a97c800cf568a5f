package dev.forseti.policy.homeserver;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertNotEquals;

import dev.forseti.model.EventId;
import dev.forseti.model.Json;
import dev.forseti.model.RoomId;
import dev.forseti.model.UserId;
import dev.forseti.runtime.http.Response;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;

/** What every homeserver client does. */
abstract class HomeserverContract {
  static final UserId SELF = new UserId("@forseti:own.example");
  private static final String RULE = "m.policy.rule.user";
  private static final RoomRequest REQUEST = new RoomRequest("ours-bl", "Ours", "ours");
  private static final Json.Obj CONTENT =
      new Json.Obj(Map.of("entity", new Json.Str("@a*/?b:evil.example")));

  abstract HomeserverClient client();

  @Test
  void saysAsWhomItActs() {
    assertEquals(SELF, done(client().whoami()));
  }

  @Test
  void findsTheRoomThatItMade() {
    RoomId room = done(client().createPolicyRoom(REQUEST));

    assertEquals(room, done(client().resolveAlias("#ours-bl:own.example")));
    assertEquals(room, done(client().join(room)));
  }

  @Test
  void refusesAnUnknownAliasAndATakenOne() {
    assertEquals("M_NOT_FOUND", refusal(client().resolveAlias("#ours-bl:own.example")));
    done(client().createPolicyRoom(REQUEST));
    assertEquals("M_ROOM_IN_USE", refusal(client().createPolicyRoom(REQUEST)));
  }

  @Test
  void readsBackTheStateThatItSent() {
    RoomId room = done(client().createPolicyRoom(REQUEST));
    String key = "rule:@a*/?b:evil.example ü%2F";

    EventId event = done(client().sendState(room, RULE, key, CONTENT));

    assertEquals(CONTENT, done(client().content(room, RULE, key)));
    StateEvent expected = new StateEvent(RULE, key, SELF, event, CONTENT);
    List<StateEvent> rules =
        done(client().state(room)).stream().filter(each -> each.type().equals(RULE)).toList();
    assertEquals(List.of(expected), rules);
  }

  @Test
  void knowsWhoMadeARoomSinceThatGivesPowerOnly() {
    RoomId room = done(client().createPolicyRoom(REQUEST));
    assertEquals(Set.of(), done(client().creators(room)));

    done(client().sendState(room, "m.room.create", "", create("11")));
    assertEquals(Set.of(), done(client().creators(room)));
    done(client().sendState(room, "m.room.create", "", create("12")));
    assertEquals(Set.of(SELF, new UserId("@mo:b.example")), done(client().creators(room)));
    assertEquals("M_FORBIDDEN", refusal(client().creators(new RoomId("!elsewhere"))));
  }

  private static Json.Obj create(String version) {
    return new Json.Obj(
        Map.of(
            "room_version", new Json.Str(version),
            "additional_creators",
                new Json.Arr(List.of(new Json.Str("@mo:b.example"), new Json.Str("nobody")))));
  }

  @Test
  void keepsWhatWasTakenBackAsEmptyState() {
    RoomId room = done(client().createPolicyRoom(REQUEST));
    EventId set = done(client().sendState(room, RULE, "rule:x", CONTENT));
    EventId again = done(client().sendState(room, RULE, "rule:x", CONTENT));
    EventId cleared = done(client().sendState(room, RULE, "rule:x", Json.Obj.EMPTY));

    assertEquals(set, again);
    assertNotEquals(set, cleared);
    assertEquals(Json.Obj.EMPTY, done(client().content(room, RULE, "rule:x")));
    assertEquals("M_NOT_FOUND", refusal(client().content(room, RULE, "rule:never")));
  }

  @Test
  void bansAndTakesTheBanBackOnce() {
    RoomId room = done(client().createPolicyRoom(REQUEST));
    UserId eve = new UserId("@eve:evil.example");

    done(client().ban(room, eve, "spam"));
    done(client().unban(room, eve));

    assertEquals("M_FORBIDDEN", refusal(client().unban(room, eve)));
  }

  @Test
  void redactsOnceForOneWish() {
    RoomId room = done(client().createPolicyRoom(REQUEST));
    EventId bad = new EventId("$bad/event");

    EventId first = done(client().redact(room, bad, "wish-1", "spam"));

    assertEquals(first, done(client().redact(room, bad, "wish-1", "spam")));
  }

  @Test
  void saysWhoEmptiedAPieceOfState() {
    RoomId room = done(client().createPolicyRoom(REQUEST));
    EventId set = done(client().sendState(room, RULE, "rule:x", CONTENT));
    done(client().redact(room, set, "wish-2", "spam"));

    StateEvent expected = new StateEvent(RULE, "rule:x", SELF, set, Json.Obj.EMPTY, SELF);
    assertEquals(
        List.of(expected),
        done(client().state(room)).stream().filter(each -> each.type().equals(RULE)).toList());
  }

  @Test
  void refusesWhatIsOutsideItsRooms() {
    assertEquals("M_FORBIDDEN", refusal(client().state(new RoomId("!elsewhere"))));
  }

  static <T> T done(Response<T> answer) {
    if (answer instanceof Response.Done<T>(T value)) {
      return value;
    }
    throw new AssertionError("not done: " + answer);
  }

  static String refusal(Response<?> answer) {
    return assertInstanceOf(Response.Refused.class, answer).errcode();
  }
}
