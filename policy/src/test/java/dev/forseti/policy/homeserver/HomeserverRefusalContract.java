package dev.forseti.policy.homeserver;

import static org.assertj.core.api.Assertions.assertThat;

import dev.forseti.model.EventId;
import dev.forseti.model.Json;
import dev.forseti.model.RoomId;
import dev.forseti.model.UserId;
import dev.forseti.runtime.http.Response;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** What every homeserver refuses, with its status and Matrix's code. */
public abstract class HomeserverRefusalContract extends HomeserverContract {
  private static final UserId ALICE = new UserId("@alice:own.example");
  private static final UserId BOB = new UserId("@bob:own.example");
  private static final RoomId NOWHERE = new RoomId("!nowhere:own.example");
  private static final String FORBIDDEN = "403 M_FORBIDDEN";

  /** A room of another user's, public, and readable by all: so are all policy rooms. */
  private RoomId roomOfAlice() {
    return done(as(ALICE).createPolicyRoom(request()));
  }

  private void closeAndHide(RoomId room) {
    Json.Obj invite = new Json.Obj(Map.of("join_rule", new Json.Str("invite")));
    Json.Obj joined = new Json.Obj(Map.of("history_visibility", new Json.Str("joined")));
    done(as(ALICE).sendState(room, "m.room.join_rules", "", invite));
    done(as(ALICE).sendState(room, "m.room.history_visibility", "", joined));
  }

  private void inviteBob(RoomId room) {
    Json.Obj invite = new Json.Obj(Map.of("membership", new Json.Str("invite")));
    done(as(ALICE).sendState(room, "m.room.member", BOB.value(), invite));
  }

  private String membershipOfBob(RoomId room) {
    return done(as(ALICE).content(room, "m.room.member", BOB.value()))
        .string("membership")
        .orElseThrow();
  }

  @Test
  void rejectsAnInvitationOnceForTheUserWhoHasIt() {
    assertThat(done(as(BOB).whoami())).isEqualTo(BOB);
    RoomId open = roomOfAlice();
    RoomId closed = roomOfAlice();
    closeAndHide(closed);

    for (RoomId room : List.of(open, closed)) {
      inviteBob(room);
      assertThat(membershipOfBob(room)).isEqualTo("invite");
      done(client().rejectInvite(room, BOB));
      assertThat(membershipOfBob(room)).isEqualTo("leave");
    }
    assertThat(refusal(client().rejectInvite(open, BOB))).isEqualTo("403 M_BAD_STATE");
    inviteBob(open);
    done(client().rejectInvite(open, BOB));
    assertThat(membershipOfBob(open)).isEqualTo("leave");
  }

  @Test
  void takesNobodyOutOfARoomWhoHasAccepted() {
    RoomId open = roomOfAlice();
    RoomId closed = roomOfAlice();
    closeAndHide(closed);

    for (RoomId room : List.of(open, closed)) {
      inviteBob(room);
      done(as(BOB).join(room));
      assertThat(refusal(client().rejectInvite(room, BOB))).isEqualTo("403 M_BAD_STATE");
      assertThat(membershipOfBob(room)).isEqualTo("join");
    }
  }

  @Test
  void rejectsNothingWhereNobodyIsInvited() {
    assertThat(done(as(BOB).whoami())).isEqualTo(BOB);
    RoomId room = roomOfAlice();

    assertThat(refusal(client().rejectInvite(room, BOB))).isEqualTo("403 M_BAD_STATE");
    closeAndHide(room);
    assertThat(client().rejectInvite(room, BOB)).isInstanceOf(Response.Refused.class);
    assertThat(client().rejectInvite(NOWHERE, BOB)).isInstanceOf(Response.Refused.class);
    assertThat(membershipsOfBob(room)).isEmpty();
  }

  @Test
  void takesAnInvitationBackByPowerAndNobodyOutWhoHasAccepted() {
    RoomId room = ownRoom();
    done(as(ALICE).join(room));
    empower(room, ALICE, 0);
    assertThat(refusal(client().retractInvite(room, BOB))).isEqualTo("403 M_BAD_STATE");
    inviteBob(room);

    assertThat(refusal(as(ALICE).retractInvite(room, BOB))).isEqualTo(FORBIDDEN);
    assertThat(membership(room, BOB)).isEqualTo("invite");
    done(client().retractInvite(room, BOB));
    assertThat(membership(room, BOB)).isEqualTo("leave");
    assertThat(refusal(client().retractInvite(room, BOB))).isEqualTo("403 M_BAD_STATE");

    done(as(BOB).join(room));
    assertThat(refusal(client().retractInvite(room, BOB))).isEqualTo("403 M_BAD_STATE");
    assertThat(membership(room, BOB)).isEqualTo("join");
    assertThat(refusal(client().retractInvite(NOWHERE, BOB))).isEqualTo(FORBIDDEN);
  }

  private List<StateEvent> membershipsOfBob(RoomId room) {
    return done(as(ALICE).state(room, "m.room.member"::equals)).stream()
        .filter(event -> event.stateKey().equals(BOB.value()))
        .toList();
  }

  @Test
  void invitesOnlyWhereItMay() {
    Json.Obj invite = new Json.Obj(Map.of("membership", new Json.Str("invite")));
    RoomId room = roomOfAlice();
    assertThat(refusal(client().sendState(room, "m.room.member", BOB.value(), invite)))
        .isEqualTo(FORBIDDEN);
    done(as(BOB).join(room));
    assertThat(refusal(as(ALICE).sendState(room, "m.room.member", BOB.value(), invite)))
        .isEqualTo(FORBIDDEN);
    done(as(ALICE).ban(room, EVE, "spam"));
    assertThat(refusal(as(ALICE).sendState(room, "m.room.member", EVE.value(), invite)))
        .isEqualTo("403 M_BAD_STATE");
  }

  @Test
  void refusesEverythingInARoomThatNobodyKnows() {
    assertThat(refusal(client().join(NOWHERE))).isEqualTo("404 M_UNKNOWN");
    assertThat(refusal(client().state(NOWHERE))).isEqualTo(FORBIDDEN);
    assertThat(refusal(client().content(NOWHERE, RULE, "rule:x"))).isEqualTo(FORBIDDEN);
    assertThat(refusal(client().creators(NOWHERE))).isEqualTo(FORBIDDEN);
    assertThat(refusal(client().sendState(NOWHERE, RULE, "rule:x", CONTENT))).isEqualTo(FORBIDDEN);
    assertThat(refusal(client().redact(NOWHERE, new EventId("$e"), "t", "spam")))
        .isEqualTo("404 M_NOT_FOUND");
    assertThat(refusal(client().ban(NOWHERE, EVE, "spam"))).isEqualTo(FORBIDDEN);
    assertThat(refusal(client().unban(NOWHERE, EVE))).isEqualTo("400 M_BAD_JSON");
    assertThat(refusal(client().unban(NOWHERE, BOB))).isEqualTo("404 M_UNKNOWN");
  }

  @Test
  void refusesEverythingInAClosedRoomThatItIsNotIn() {
    RoomId room = roomOfAlice();
    EventId made = done(as(ALICE).state(room)).getFirst().eventId();
    closeAndHide(room);

    assertThat(refusal(client().join(room))).isEqualTo(FORBIDDEN);
    assertThat(refusal(client().state(room))).isEqualTo(FORBIDDEN);
    assertThat(refusal(client().content(room, RULE, "rule:x"))).isEqualTo(FORBIDDEN);
    assertThat(refusal(client().creators(room))).isEqualTo(FORBIDDEN);
    assertThat(refusal(client().sendState(room, RULE, "rule:x", CONTENT))).isEqualTo(FORBIDDEN);
    assertThat(refusal(client().redact(room, made, "t", "spam"))).isEqualTo(FORBIDDEN);
    assertThat(refusal(client().ban(room, EVE, "spam"))).isEqualTo(FORBIDDEN);
    assertThat(refusal(client().unban(room, EVE))).isEqualTo(FORBIDDEN);
  }

  /** In a policy room only those with power may say something. */
  @Test
  void saysNothingWhereItIsNotOrMayNot() {
    RoomId room = roomOfAlice();
    assertThat(refusal(client().send(room, "m.room.message", "t1", SAID))).isEqualTo(FORBIDDEN);

    done(client().join(room));

    assertThat(refusal(client().send(room, "m.room.message", "t2", SAID))).isEqualTo(FORBIDDEN);
    done(as(ALICE).send(room, "m.room.message", "t3", SAID));
  }

  @Test
  void readsButDoesNotWriteWhereItIsNotInAnOpenRoom() {
    RoomId room = roomOfAlice();

    assertThat(done(client().creators(room))).containsExactly(ALICE);
    assertThat(refusal(client().sendState(room, RULE, "rule:x", CONTENT))).isEqualTo(FORBIDDEN);
  }

  @Test
  void refusesWhatAsksForPowerThatItDoesNotHave() {
    RoomId room = roomOfAlice();
    EventId rule = done(as(ALICE).sendState(room, RULE, "rule:x", CONTENT));
    done(as(ALICE).ban(room, EVE, "spam"));
    done(client().join(room));

    assertThat(refusal(client().sendState(room, RULE, "rule:x", Json.Obj.EMPTY)))
        .isEqualTo(FORBIDDEN);
    assertThat(refusal(client().redact(room, rule, "t", "spam"))).isEqualTo(FORBIDDEN);
    assertThat(refusal(client().ban(room, BOB, "spam"))).isEqualTo(FORBIDDEN);
    assertThat(refusal(client().unban(room, EVE))).isEqualTo(FORBIDDEN);
    assertThat(refusal(client().unban(room, BOB))).isEqualTo(FORBIDDEN);
  }

  /** In a room where everybody may send, but not everybody may redact. */
  @Test
  void redactsWithoutPowerOnlyWhatItSentItself() {
    RoomId room = ownRoom();
    EventId ours = done(client().sendState(room, RULE, "rule:x", CONTENT));
    done(as(ALICE).join(room));
    Json.Obj levels = done(client().content(room, "m.room.power_levels", ""));
    Map<String, Json> open = Map.of(RULE, new Json.Int(0), "m.room.redaction", new Json.Int(0));
    done(client().sendState(room, "m.room.power_levels", "", with(levels, "events", open)));
    EventId hers = done(as(ALICE).sendState(room, RULE, "rule:y", CONTENT));

    assertThat(refusal(as(ALICE).redact(room, ours, "t1", "spam"))).isEqualTo(FORBIDDEN);
    assertThat(refusal(as(ALICE).redact(room, new EventId("$no"), "t2", "spam")))
        .isEqualTo("404 M_NOT_FOUND");
    done(as(ALICE).redact(room, hers, "t3", "spam"));
  }

  @Test
  void refusesToRedactWhatIsInAnotherRoomAndWhatHoldsTheRoomTogether() {
    RoomId room = ownRoom();
    EventId elsewhere = done(as(ALICE).sendState(roomOfAlice(), RULE, "rule:x", CONTENT));
    Json.Obj all = new Json.Obj(Map.of("allow", new Json.Arr(List.of(new Json.Str("*")))));
    EventId acl = done(client().sendState(room, "m.room.server_acl", "", all));
    EventId create =
        done(client().state(room)).stream()
            .filter(event -> event.type().equals("m.room.create"))
            .findFirst()
            .orElseThrow()
            .eventId();

    assertThat(refusal(client().redact(room, elsewhere, "t1", "spam"))).isEqualTo("400 M_UNKNOWN");
    assertThat(refusal(client().redact(room, create, "t2", "spam"))).isEqualTo(FORBIDDEN);
    assertThat(refusal(client().redact(room, acl, "t3", "spam"))).isEqualTo(FORBIDDEN);
  }

  @Test
  void refusesToBanSomebodyWithEqualOrGreaterPower() {
    RoomId room = ownRoom();
    done(as(ALICE).join(room));
    empower(room, ALICE, 50);
    empower(room, BOB, 50);

    assertThat(refusal(as(ALICE).ban(room, BOB, "spam"))).isEqualTo(FORBIDDEN);
    assertThat(refusal(as(ALICE).ban(room, SELF, "spam"))).isEqualTo(FORBIDDEN);
    assertThat(refusal(client().ban(room, SELF, "spam"))).isEqualTo(FORBIDDEN);
    assertThat(refusal(as(ALICE).unban(room, BOB))).isEqualTo(FORBIDDEN);
    done(as(ALICE).ban(room, EVE, "spam"));
  }

  @Test
  void letsWhoeverIsBannedNeitherInNorRead() {
    RoomId room = ownRoom();
    Json.Obj joined = new Json.Obj(Map.of("history_visibility", new Json.Str("joined")));
    done(client().sendState(room, "m.room.history_visibility", "", joined));
    done(as(BOB).join(room));
    done(as(BOB).state(room));
    done(client().ban(room, BOB, "spam"));

    assertThat(refusal(as(BOB).join(room))).isEqualTo("403 M_BAD_STATE");
    assertThat(refusal(as(BOB).state(room))).isEqualTo(FORBIDDEN);
    done(client().unban(room, BOB));
    done(as(BOB).join(room));
  }

  @Test
  void refusesStateThatIsAnothersOrSetOnce() {
    RoomId room = ownRoom();
    Json.Obj create = new Json.Obj(Map.of("room_version", new Json.Str("12")));

    assertThat(refusal(client().sendState(room, RULE, EVE.value(), CONTENT))).isEqualTo(FORBIDDEN);
    done(client().sendState(room, RULE, SELF.value(), CONTENT));
    assertThat(refusal(client().sendState(room, "m.room.create", "", create)))
        .isEqualTo("400 M_INVALID_PARAM");
  }

  @Test
  void refusesWhatIsTooLargeAndWhatIsNoCanonicalJson() {
    RoomId room = ownRoom();
    assertThat(refused(room, "ü".repeat(128), new Json.Str(""))).isEqualTo("413 M_TOO_LARGE");
    assertThat(refused(room, "x", new Json.Str("y".repeat(66_000)))).isEqualTo("413 M_TOO_LARGE");
    assertThat(refused(room, "x", new Json.Real(1.5))).isEqualTo("400 M_BAD_JSON");
    assertThat(refused(room, "x", new Json.Int(1L << 53))).isEqualTo("400 M_BAD_JSON");
  }

  private String refused(RoomId room, String key, Json value) {
    return refusal(client().sendState(room, RULE, key, new Json.Obj(Map.of("x", value))));
  }

  @Test
  void refusesPowerThatTheGiverDoesNotHave() {
    RoomId room = ownRoom();
    done(as(ALICE).join(room));
    Json.Obj before = done(client().content(room, "m.room.power_levels", ""));
    Json.Obj open = with(before, "events", Map.of("m.room.power_levels", new Json.Int(50)));
    done(client().sendState(room, "m.room.power_levels", "", open));
    empower(room, ALICE, 50);
    empower(room, BOB, 50);

    assertThat(levels(as(ALICE), room, ALICE, new Json.Int(51))).isEqualTo(FORBIDDEN);
    assertThat(levels(as(ALICE), room, BOB, new Json.Int(0))).isEqualTo(FORBIDDEN);
    assertThat(levels(client(), room, SELF, new Json.Int(100))).isEqualTo("400 M_UNKNOWN");
    assertThat(levels(client(), room, ALICE, new Json.Str("50"))).isEqualTo("400 M_BAD_JSON");
  }

  private String levels(HomeserverClient who, RoomId room, UserId user, Json level) {
    Json.Obj before = done(client().content(room, "m.room.power_levels", ""));
    Map<String, Json> users = new java.util.LinkedHashMap<>(before.object("users").fields());
    users.put(user.value(), level);
    return refusal(who.sendState(room, "m.room.power_levels", "", with(before, "users", users)));
  }
}
