package dev.forseti.policy.management;

import static dev.forseti.policy.management.ManagementWorld.ANN;
import static dev.forseti.policy.management.ManagementWorld.DESK;
import static dev.forseti.policy.management.ManagementWorld.EVE;
import static dev.forseti.policy.management.ManagementWorld.LOUNGE;
import static dev.forseti.policy.management.ManagementWorld.MO;
import static dev.forseti.policy.management.ManagementWorld.object;
import static dev.forseti.policy.management.ManagementWorld.text;
import static org.assertj.core.api.Assertions.assertThat;

import dev.forseti.model.EventFlag;
import dev.forseti.model.Json;
import dev.forseti.model.RoomEvent;
import dev.forseti.model.RoomId;
import dev.forseti.model.Standing;
import dev.forseti.model.UserId;
import dev.forseti.policy.TestHomeserver;
import java.time.Duration;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;

/** Who may command, and what others try. */
class ManagementAccessTest {
  private final ManagementWorld desk = new ManagementWorld();

  @Test
  void whoMayNotBanThereIsToldSoAndNothingIsDone() {
    assertThat(desk.say(ANN, "!forseti ban " + EVE + " spam"))
        .isEqualTo(
            "I do what those say who may ban in this room: it takes power level 50, and you have"
                + " 0.");
    assertThat(desk.say(ANN, "!forseti why " + EVE)).contains("you have 0");
    desk.power(MO, 49);
    assertThat(desk.say(MO, "!forseti ban " + EVE + " spam")).contains("you have 49");

    assertThat(desk.world.journal.decisions).isEmpty();
    assertThat(desk.world.membership(LOUNGE)).isEqualTo("none");
  }

  @Test
  void nothingIsDoneAboutWhomBrakesSpare() {
    desk.world.homeserver.inner.server().givenMember(LOUNGE, ANN, 50);
    desk.world.drainFor(Duration.ofMinutes(11));
    assertThat(desk.say(MO, "!forseti ban " + ANN + " rude")).startsWith("Nothing was done: ");
    assertThat(desk.say(MO, "!forseti ban " + TestHomeserver.SELF + " rude"))
        .startsWith("Nothing was done: ");
    assertThat(desk.say(MO, "!forseti ban own.example rude")).startsWith("Nothing was done: ");

    assertThat(desk.world.journal.decisions).isEmpty();
    assertThat(desk.world.listed()).isEmpty();
  }

  @Test
  void whatIsNoCommandOfAModeratorIsPassedBy() {
    String ban = "!forseti ban " + EVE + " spam";
    Json.Obj said = object(Map.of("msgtype", text("m.text"), "body", text(ban)));
    desk.hear(desk.event(LOUNGE, "m.room.message", null, MO, said));
    desk.hear(desk.event(DESK, "m.room.message", "", MO, said));
    desk.hear(desk.message(TestHomeserver.SELF, said));
    desk.hear(desk.message(MO, object(Map.of("msgtype", text("m.notice"), "body", text(ban)))));
    desk.hear(desk.message(MO, "they said !forseti ban " + EVE));
    Json edit = object(Map.of("rel_type", text("m.replace"), "event_id", text("$said1")));
    desk.hear(
        desk.message(
            MO,
            object(Map.of("msgtype", text("m.text"), "body", text(ban), "m.relates_to", edit))));

    assertThat(desk.answers()).isEmpty();
    assertThat(desk.world.journal.decisions).isEmpty();
  }

  @Test
  void aModeratorIsToldThatACommandWasOneTooMany() {
    for (int i = 0; i < 25; i++) {
      desk.hear(desk.message(MO, "!forseti status"));
    }
    assertThat(desk.answers()).hasSize(21);
    assertThat(desk.answer()).contains("it was not carried out");
  }

  @Test
  void aRoomThatCannotServeIsATrouble() {
    ManagementWorld closed = new ManagementWorld();
    closed.world.homeserver.closed.add(DESK);
    closed.world.drainFor(Duration.ofMinutes(11));
    assertThat(trouble(closed)).contains("cannot see it");
    closed.world.homeserver.closed.clear();
    closed.changed(
        "m.room.member",
        TestHomeserver.SELF.value(),
        MO,
        object(Map.of("membership", text("invite"))));
    closed.world.drain();
    assertThat(trouble(closed)).isEmpty();

    Json.Obj open = object(Map.of("join_rule", text("public")));
    closed.changed("m.room.join_rules", "", MO, open);
    closed.world.drain();
    assertThat(trouble(closed)).contains("others than who is invited");
    closed.changed("m.room.encryption", "", MO, object(Map.of("algorithm", text("m.megolm"))));
    closed.world.drain();
    assertThat(trouble(closed)).contains("encrypted");
  }

  @Test
  void otherRoomsHaveNoCommands() {
    RoomId other = new RoomId("!other:own.example");
    Json.Obj said = object(Map.of("msgtype", text("m.text"), "body", text("!forseti status")));
    desk.hear(desk.event(other, "m.room.message", null, MO, said));
    assertThat(desk.answers()).isEmpty();
    assertThat(desk.world.homeserver.inner.server().sent(other)).isEmpty();
  }

  @Test
  void nobodyEndsWhatIsDoneForAllByWhatTheySay() {
    for (String odd :
        new String[] {"https://matrix.to/#/", "https://matrix.to/#/?via=a", "@", "!"}) {
      desk.world.pass(Duration.ofMinutes(1));
      assertThat(desk.say(ANN, "!forseti ban " + odd + " x")).contains("you have 0");
      assertThat(desk.say(MO, "!forseti ban " + odd + " x")).contains("no user, server or room");
    }
    assertThat(desk.say(MO, "!forseti ban " + EVE + " spam")).contains("Done: listed");
  }

  /** What the homeserver does not show in the room was not said there. */
  @Test
  void whatTheRoomDoesNotShowIsNoCommand() {
    RoomEvent event = desk.message(MO, "!forseti ban " + EVE + " spam");
    for (EventFlag flag :
        EnumSet.of(EventFlag.SOFT_FAILED, EventFlag.REJECTED, EventFlag.BACKFILLED)) {
      desk.hear(event.withFlags(Set.of(flag)));
    }
    assertThat(desk.world.journal.decisions).isEmpty();
    assertThat(desk.answers()).isEmpty();
  }

  @Test
  void aCrowdInTheRoomKeepsNoModeratorFromCommanding() {
    desk.say(MO, "!forseti status");
    for (int i = 0; i < 40; i++) {
      desk.hear(desk.message(new UserId("@crowd" + i + ":evil.example"), "!forseti help"));
    }
    assertThat(desk.answers()).hasSize(11);
    assertThat(desk.hear(desk.message(MO, "!forseti ban " + EVE + " spam")))
        .contains("Done: listed");
  }

  @Test
  void whoMayCommandIsSparedAndSoIsTheirRoom() {
    UserId bo = new UserId("@bo:else.example");
    desk.world.homeserver.inner.server().givenMember(DESK, bo, 50);
    assertThat(desk.say(MO, "!forseti ban " + bo + " rude")).contains("they may command here");
    assertThat(desk.say(MO, "!forseti ban " + DESK + " x")).startsWith("Nothing was done: ");
    assertThat(desk.world.journal.decisions).isEmpty();

    desk.power(new UserId(EVE), 50);
    desk.say(MO, "!forseti status");
    desk.world.say(desk.world.verdict("v1", "eve", Standing.ACT));
    desk.world.drain();
    assertThat(desk.world.listed()).isEmpty();
    assertThat(desk.answer()).startsWith("Waits for a moderator: " + EVE);
  }

  @Test
  void aRoomThatWasReplacedOrWhereItMayNotSpeakIsATrouble() {
    desk.changed("m.room.tombstone", "", MO, object(Map.of("replacement_room", text("!new:a.b"))));
    desk.world.drain();
    assertThat(trouble(desk)).contains("replaced");
    ManagementWorld muted = new ManagementWorld();
    muted.power(TestHomeserver.SELF, -1);
    muted.changed("m.room.history_visibility", "", MO, object(Map.of()));
    muted.world.drain();
    assertThat(trouble(muted)).contains("may not speak");
  }

  /** A reply calls whom it answers, and is not about them. */
  @Test
  void whomAReplyCallsIsNotWhomItIsAbout() {
    Json answered = object(Map.of("m.in_reply_to", object(Map.of("event_id", text("$x")))));
    Json called = object(Map.of("user_ids", new Json.Arr(List.of(text(ANN.value())))));
    Map<String, Json> content =
        Map.of(
            "msgtype",
            text("m.text"),
            "body",
            text("!forseti ban evil.example spam"),
            "m.mentions",
            called,
            "m.relates_to",
            answered);
    desk.hear(desk.message(MO, object(content)));

    assertThat(desk.world.listed()).containsExactly("evil.example");
  }

  @Test
  void whereNobodyNeedsPowerToBanItIsATrouble() {
    desk.changed("m.room.power_levels", "", MO, object(Map.of("users_default", new Json.Int(50))));
    desk.world.drain();
    assertThat(trouble(desk)).contains("everybody who comes in may command");
  }

  private static String trouble(ManagementWorld world) {
    return world.world.roomTroubles.of("management-room").map(each -> each.what()).orElse("");
  }
}
