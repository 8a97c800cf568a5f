package dev.forseti.policy.homeserver;

import static org.assertj.core.api.Assertions.assertThat;

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
  protected static final Json.Obj SAID =
      new Json.Obj(Map.of("msgtype", new Json.Str("m.notice"), "body", new Json.Str("Done.")));
  private static final AtomicInteger ROOMS = new AtomicInteger();

  /** The homeserver {@code own.example} as {@link #SELF}. */
  protected final HomeserverClient client() {
    return as(SELF);
  }

  /** The same homeserver as a user of it, who is made if need be. */
  protected abstract HomeserverClient as(UserId user);

  protected static PolicyRoomSpec request() {
    return new PolicyRoomSpec("ours-" + ROOMS.incrementAndGet(), "Ours", "ours");
  }

  protected final RoomId ownRoom() {
    return done(client().createPolicyRoom(request()));
  }

  @Test
  void saysAsWhomItActs() {
    assertThat(done(client().whoami())).isEqualTo(SELF);
  }

  @Test
  void givesNoStateBeyondTheBounds() {
    RoomId room = ownRoom();
    List<StateEvent> state = done(client().state(room));
    int pieces = state.size();

    assertThat(done(client().state(room, any -> true, new StateBounds(pieces, 1 << 20))))
        .containsExactlyInAnyOrderElementsOf(state);
    assertThat(client().state(room, any -> true, new StateBounds(pieces - 1, 1 << 20)))
        .isInstanceOf(Response.Refused.class);
    assertThat(client().state(room, any -> true, new StateBounds(pieces, 100)))
        .isInstanceOf(Response.Refused.class);
  }

  @Test
  void findsTheRoomThatItMade() {
    PolicyRoomSpec request = request();
    RoomId room = done(client().createPolicyRoom(request));

    assertThat(done(client().resolveAlias("#" + request.aliasLocalpart() + ":own.example")))
        .isEqualTo(room);
    assertThat(done(client().join(room))).isEqualTo(room);
    assertThat(done(client().joinByAlias("#" + request.aliasLocalpart() + ":own.example")))
        .isEqualTo(room);
    assertThat(done(client().join(room, List.of(SELF.server())))).isEqualTo(room);
  }

  @Test
  void refusesAnUnknownAliasAndATakenOne() {
    PolicyRoomSpec request = request();
    String alias = "#" + request.aliasLocalpart() + ":own.example";
    assertThat(refusal(client().joinByAlias(alias))).isEqualTo("404 M_NOT_FOUND");
    assertThat(refusal(client().resolveAlias(alias))).isEqualTo("404 M_NOT_FOUND");

    done(client().createPolicyRoom(request));
    assertThat(refusal(client().createPolicyRoom(request))).isEqualTo("400 M_ROOM_IN_USE");
  }

  @Test
  void readsBackTheStateThatItSent() {
    RoomId room = ownRoom();
    String key = "rule:@a*/?b:evil.example ü%2F";

    EventId event = done(client().sendState(room, RULE, key, CONTENT));

    assertThat(done(client().content(room, RULE, key))).isEqualTo(CONTENT);
    assertThat(rules(room)).containsExactly(new StateEvent(RULE, key, SELF, event, CONTENT));
  }

  @Test
  void knowsWhoMadeARoomSinceThatGivesPower() {
    assertThat(done(client().creators(ownRoom()))).isEqualTo(Set.of(SELF));
  }

  @Test
  void keepsWhatWasRetractedAsEmptyState() {
    RoomId room = ownRoom();
    EventId set = done(client().sendState(room, RULE, "rule:x", CONTENT));
    EventId again = done(client().sendState(room, RULE, "rule:x", CONTENT));
    EventId cleared = done(client().sendState(room, RULE, "rule:x", Json.Obj.EMPTY));

    assertThat(again).isEqualTo(set);
    assertThat(cleared).isNotEqualTo(set);
    assertThat(done(client().content(room, RULE, "rule:x"))).isEqualTo(Json.Obj.EMPTY);
    assertThat(refusal(client().content(room, RULE, "rule:never"))).isEqualTo("404 M_NOT_FOUND");
  }

  @Test
  void bansAndLiftsTheBanOnce() {
    RoomId room = ownRoom();

    done(client().ban(room, EVE, "spam"));
    done(client().ban(room, EVE, "spam"));
    assertThat(membership(room, EVE)).isEqualTo("ban");
    assertThat(done(client().content(room, "m.room.member", EVE.value())).string("reason"))
        .hasValue("spam");
    done(client().unban(room, EVE));

    assertThat(membership(room, EVE)).isEqualTo("leave");
    assertThat(refusal(client().unban(room, EVE))).isEqualTo("403 M_BAD_STATE");
  }

  @Test
  void saysWhoBannedSomebody() {
    RoomId room = ownRoom();
    UserId mod = new UserId("@mo:own.example");
    assertThat(refusal(client().member(room, EVE))).isEqualTo("404 M_NOT_FOUND");

    done(client().ban(room, EVE, "spam"));
    assertThat(done(client().member(room, EVE)))
        .isEqualTo(new RoomMember("ban", Optional.of(SELF)));
    done(client().unban(room, EVE));
    assertThat(done(client().member(room, EVE)).membership()).isEqualTo("leave");

    done(as(mod).join(room));
    empower(room, mod, 50);
    done(as(mod).ban(room, EVE, "spam"));
    assertThat(done(client().member(room, EVE))).isEqualTo(new RoomMember("ban", Optional.of(mod)));
  }

  /** A homeserver reads no pattern in an id. */
  @Test
  void bansAUserWhoseIdHoldsSignsOfPatternsAndNobodyElse() {
    RoomId room = ownRoom();
    UserId all = new UserId("@*:evil.example");
    UserId odd = new UserId("@a?b[c]\\*:evil.example");

    for (UserId user : List.of(all, odd)) {
      done(client().ban(room, user, "spam"));
      assertThat(membership(room, user)).isEqualTo("ban");
    }
    assertThat(refusal(client().content(room, "m.room.member", EVE.value())))
        .isEqualTo("404 M_NOT_FOUND");
    done(client().unban(room, all));
    assertThat(membership(room, odd)).isEqualTo("ban");
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

    assertThat(done(client().content(room, RULE, "rule:" + hash))).isEqualTo(content);
    assertThat(rules(room))
        .containsExactly(new StateEvent(RULE, "rule:" + hash, SELF, event, content));
  }

  @Test
  void saysInWhichRoomsItIs() {
    RoomId mine = ownRoom();
    RoomId hers = done(as(new UserId("@hanna:own.example")).createPolicyRoom(request()));
    assertThat(done(client().joinedRooms())).contains(mine).doesNotContain(hers);

    done(client().join(hers));

    assertThat(done(client().joinedRooms())).contains(mine, hers);
  }

  @Test
  void sendsOnceForOneTransaction() {
    RoomId room = ownRoom();
    EventId first = done(client().send(room, "m.room.message", "answer-$e/1", SAID));

    assertThat(done(client().send(room, "m.room.message", "answer-$e/1", SAID))).isEqualTo(first);
    assertThat(done(client().send(room, "m.room.message", "answer-$e/2", SAID)))
        .isNotEqualTo(first);
  }

  @Test
  void redactsOnceForOneTransactionAlsoWhatItDoesNotKnow() {
    RoomId room = ownRoom();
    EventId bad = new EventId("$bad/event");

    EventId first = done(client().redact(room, bad, "transaction-1", "spam"));

    assertThat(done(client().redact(room, bad, "transaction-1", "spam"))).isEqualTo(first);
    assertThat(done(client().redact(room, bad, "transaction-2", "spam"))).isNotEqualTo(first);
  }

  @Test
  void saysWhoEmptiedAPieceOfState() {
    RoomId room = ownRoom();
    EventId set = done(client().sendState(room, RULE, "rule:x", CONTENT));
    done(client().redact(room, set, "transaction-2", "spam"));

    StateEvent emptied = new StateEvent(RULE, "rule:x", SELF, set, Json.Obj.EMPTY, SELF);
    assertThat(rules(room)).containsExactly(emptied);
    assertThat(withoutTime(done(client().stateEvent(room, RULE, "rule:x")))).isEqualTo(emptied);
  }

  @Test
  void tellsOnePieceOfStateWithWhoSetIt() {
    RoomId room = ownRoom();
    EventId set = done(client().sendState(room, RULE, "rule:x", CONTENT));
    EventId cleared = done(client().sendState(room, RULE, "rule:y", Json.Obj.EMPTY));

    assertThat(withoutTime(done(client().stateEvent(room, RULE, "rule:x"))))
        .isEqualTo(new StateEvent(RULE, "rule:x", SELF, set, CONTENT));
    assertThat(withoutTime(done(client().stateEvent(room, RULE, "rule:y"))))
        .isEqualTo(new StateEvent(RULE, "rule:y", SELF, cleared, Json.Obj.EMPTY));
    assertThat(done(client().stateEvent(room, "m.room.create", "")).sender()).isEqualTo(SELF);
    assertThat(client().stateEvent(room, RULE, "rule:z"))
        .isInstanceOfSatisfying(
            Response.Refused.class,
            refused -> assertThat(refused.errcode()).isEqualTo("M_NOT_FOUND"));
  }

  private List<StateEvent> rules(RoomId room) {
    return done(client().state(room, RULE::equals)).stream()
        .map(HomeserverContract::withoutTime)
        .toList();
  }

  /** When it was set is the homeserver's to say. */
  private static StateEvent withoutTime(StateEvent event) {
    return new StateEvent(
        event.type(),
        event.stateKey(),
        event.sender(),
        event.eventId(),
        event.content(),
        event.redactedBy());
  }

  /** The user's membership of the room. */
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
    if (answer instanceof Response.Refused<?> refused) {
      return refused.status() + " " + refused.errcode();
    }
    throw new AssertionError("not refused: " + answer);
  }
}
