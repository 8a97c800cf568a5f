package dev.forseti.policy.management;

import static dev.forseti.policy.management.ManagementWorld.ANN;
import static dev.forseti.policy.management.ManagementWorld.DESK;
import static dev.forseti.policy.management.ManagementWorld.EVE;
import static dev.forseti.policy.management.ManagementWorld.LOUNGE;
import static dev.forseti.policy.management.ManagementWorld.MO;
import static dev.forseti.policy.management.ManagementWorld.object;
import static dev.forseti.policy.management.ManagementWorld.text;
import static org.assertj.core.api.Assertions.assertThat;

import dev.forseti.model.Decision;
import dev.forseti.model.Harm;
import dev.forseti.model.Json;
import dev.forseti.model.RoomEvent;
import dev.forseti.model.RoomId;
import dev.forseti.model.Standing;
import dev.forseti.model.UserId;
import dev.forseti.policy.Mishap;
import dev.forseti.policy.TestHomeserver;
import dev.forseti.policy.World;
import dev.forseti.runtime.http.Response;
import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** What moderators say in their room, and what comes of it. */
class ManagementRoomTest {
  private final ManagementWorld desk = new ManagementWorld();

  @Test
  void aBanIsListedAndEnforcedAndToldWithTheWayToUndoIt() {
    String answer = desk.say(MO, "!forseti ban " + EVE + " spam in three rooms");

    assertThat(desk.world.listed()).containsExactly(EVE);
    assertThat(desk.world.membership(LOUNGE)).isEqualTo("ban");
    assertThat(answer)
        .isEqualTo(
            EVE
                + " is to be listed. Done: listed, banned in 1 room. To undo it: !forseti undo "
                + EVE);
    Decision decision = desk.world.journal.decisions.getFirst();
    assertThat(decision.moderator()).isEqualTo(MO.value());
    assertThat(decision.reason()).isEqualTo("spam in three rooms");
    assertThat(decision.harm()).isEqualTo(Harm.SPAM);
    assertThat(decision.expiresAt()).isNull();
  }

  @Test
  void whatWasDecidedIsTakenBack() {
    desk.say(MO, "!forseti ban " + EVE + " rude");
    String answer = desk.say(MO, "!forseti undo " + EVE);

    assertThat(desk.world.listed()).isEmpty();
    assertThat(desk.world.membership(LOUNGE)).isEqualTo("leave");
    assertThat(answer)
        .isEqualTo(
            "The last decision about "
                + EVE
                + " is taken back. Done: taken off the list, let in again in 1 room.");
    assertThat(desk.say(MO, "!forseti undo " + EVE))
        .contains("no decision about")
        .contains("holds");
  }

  @Test
  void whomRulesListedIsLetGo() {
    desk.world.say(desk.world.verdict("v1", "eve", Standing.ACT));
    desk.world.drain();
    String answer = desk.say(MO, "!forseti unban " + EVE);

    assertThat(desk.world.listed()).isEmpty();
    assertThat(desk.world.membership(LOUNGE)).isEqualTo("leave");
    assertThat(answer).contains("is not to be listed").contains("let in again in 1 room");
    assertThat(desk.world.journal.decisions.getFirst().kind()).isEqualTo(Decision.Kind.CLEAR);
  }

  @Test
  void aBanForAWeekEndsWithIt() {
    String answer = desk.say(MO, "!forseti ban " + EVE + " for 7d scam");
    assertThat(answer).contains("until 2026-06-08 12:00 UTC");
    assertThat(desk.world.journal.decisions.getFirst().expiresAt())
        .isEqualTo(desk.world.now.plus(Duration.ofDays(7)));
    assertThat(desk.world.journal.decisions.getFirst().harm().id()).isEqualTo("m.spam.fraud");
  }

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
  void aServerAndARoomAreListed() {
    assertThat(desk.say(MO, "!forseti ban evil.example open registration")).contains("listed");
    assertThat(desk.say(MO, "!forseti ban !den:evil.example raids start there")).contains("listed");

    assertThat(desk.world.listed()).containsExactly("!den:evil.example", "evil.example");
  }

  @Test
  void theSameMessageIsOneDecision() {
    RoomEvent event = desk.message(MO, "!forseti ban " + EVE + " spam");
    desk.hear(event);
    desk.hear(event);
    desk.world.restart();
    desk.hear(event);

    assertThat(desk.world.journal.decisions).hasSize(1);
  }

  @Test
  void whomAClientNamesByANameIsMeantByTheId() {
    String link = "<a href=\"https://matrix.to/#/%40eve%3Aevil.example\">Eve &amp; Co</a>";
    Map<String, Json> content =
        Map.of(
            "msgtype", text("m.text"),
            "body", text("!forseti ban Eve & Co: spam"),
            "format", text("org.matrix.custom.html"),
            "formatted_body", text("!forseti ban " + link + ": spam"));
    desk.hear(desk.message(MO, object(content)));

    assertThat(desk.world.listed()).containsExactly(EVE);
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
  void whatWasSaidWhileTheHomeserverWasAwayIsDoneWhenItIsBack() {
    desk.world.homeserver.away = true;
    desk.hear(desk.message(MO, "!forseti ban " + EVE + " spam"));
    desk.world.drainFor(Duration.ofMinutes(2));
    assertThat(desk.world.journal.decisions).isEmpty();
    desk.world.homeserver.away = false;
    desk.world.drainFor(Duration.ofMinutes(2));

    assertThat(desk.world.listed()).containsExactly(EVE);
    assertThat(desk.answer()).contains("To undo it");
  }

  @Test
  void itIsAnsweredLaterWhatTakesLong() {
    desk.world.homeserver.failing.put(
        LOUNGE, new Response.Retry<>(Duration.ofMinutes(5), "the room is busy"));
    desk.hear(desk.message(MO, "!forseti ban " + EVE + " spam"));
    assertThat(desk.answer()).isEmpty();
    desk.world.drainFor(Duration.ofSeconds(20));

    assertThat(desk.answer())
        .contains("Done: listed.")
        .contains("Tried again: ban (the room is busy).")
        .contains("More is still to be done: ask !forseti why " + EVE + " later.");
    assertThat(desk.answers()).hasSize(1);
  }

  /** A decision is stored first: either nothing of it is known after a death, or all is done. */
  @Test
  void aDeathBetweenAnyTwoStepsLosesNoDecisionThatWasTaken() {
    int taken = 0;
    for (int steps = 0; steps < 60; steps++) {
      ManagementWorld fresh = new ManagementWorld();
      fresh.world.drain();
      fresh.world.mishap.after(steps);
      try {
        fresh.hear(fresh.message(MO, "!forseti ban " + EVE + " spam"));
      } catch (Mishap.Died died) {
        // as expected
      }
      fresh.world.restart();
      fresh.world.drain();
      boolean isTaken = !fresh.world.journal.decisions.isEmpty();
      taken += isTaken ? 1 : 0;
      assertThat(fresh.world.listed().contains(EVE)).as("after %d steps", steps).isEqualTo(isTaken);
      assertThat(fresh.world.membership(LOUNGE)).isEqualTo(isTaken ? "ban" : "none");
    }
    assertThat(taken).isBetween(20, 59);
  }

  @Test
  void oneModeratorIsAnsweredSixTimesAMinute() {
    for (int i = 0; i < 10; i++) {
      desk.hear(desk.message(MO, "!forseti status"));
    }
    assertThat(desk.answers()).hasSize(6);
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
    assertThat(trouble(closed)).contains("anybody may join");
    closed.changed("m.room.encryption", "", MO, object(Map.of("algorithm", text("m.megolm"))));
    closed.world.drain();
    assertThat(trouble(closed)).contains("encrypted");
  }

  private static String trouble(ManagementWorld world) {
    return world.world.roomTroubles.of("management-room").map(each -> each.what()).orElse("");
  }

  @Test
  void moderatorsAreToldWhatRulesDid() {
    for (int i = 0; i < 12; i++) {
      desk.world.say(desk.world.verdict("v" + i, "eve" + i, Standing.ACT, "floods rooms"));
    }
    desk.world.drain();

    assertThat(desk.answer())
        .startsWith("Listed by rules: @eve0:evil.example (floods rooms), ")
        .contains(" and 2 more")
        .endsWith("To see more: !forseti why WHO");
    assertThat(desk.answers()).hasSize(1);

    desk.world.say(desk.world.verdict("v20", "zoe", Standing.ACT));
    desk.world.drain();
    assertThat(desk.answers()).as("within the same minute").hasSize(1);
    desk.world.drainFor(Duration.ofMinutes(2));
    assertThat(desk.answers()).hasSize(2);
    assertThat(desk.answer()).contains("@zoe:evil.example");
  }

  @Test
  void moderatorsAreToldWhatWaitsForThem() {
    ManagementWorld braked = new ManagementWorld();
    braked.world.homeserver.inner.server().givenMember(LOUNGE, new UserId(EVE), 50);
    braked.world.drainFor(Duration.ofMinutes(11));
    braked.world.say(braked.world.verdict("v1", "eve", Standing.ACT));
    braked.world.drain();

    assertThat(braked.answer()).startsWith("Waits for a moderator: " + EVE + " (MODERATOR: ");
  }

  @Test
  void nothingIsSaidUnaskedOfWhatAModeratorDecided() {
    desk.say(MO, "!forseti ban " + EVE + " spam");
    desk.world.say(desk.world.decision("d9", World.user("zoe"), Decision.Kind.LIST, null));
    desk.world.drainFor(Duration.ofMinutes(3));
    assertThat(desk.answers()).hasSize(1);
  }

  @Test
  void itIsToldWhatIsKnownOfSomebody() {
    assertThat(desk.say(MO, "!forseti why " + EVE)).startsWith("Nothing is known of " + EVE);
    desk.world.say(desk.world.verdict("v1", "eve", Standing.ACT, "floods rooms"));
    desk.world.drain();
    desk.say(MO, "!forseti ban " + EVE + " spam");

    assertThat(desk.say(MO, "!forseti why " + EVE))
        .startsWith(EVE + ":\nListed since 2026-06-01 12:00 UTC")
        .contains("Decided by @mo:own.example on 2026-06-01 12:00 UTC: to be listed (spam)")
        .contains("Rules say act since 2026-06-01 12:00 UTC: floods rooms (1 event)")
        .contains("Banned by me in 1 room of the 1 that I protect");
  }

  @Test
  void itIsToldWhatIsDoneHere() {
    desk.say(MO, "!forseti ban " + EVE + " spam");
    assertThat(desk.say(MO, "!forseti status"))
        .startsWith("Rules list by themselves (mode act); who is listed is banned in 1 room.")
        .contains("has 1 entry. 0 wait for a moderator. 0 lists of others are watched.");
    assertThat(desk.say(MO, "!forseti rooms")).isEqualTo("!lounge: I may ban and remove messages");
    desk.world.homeserver.inner.server().givenPower(LOUNGE, TestHomeserver.SELF, 20);
    assertThat(desk.say(MO, "!forseti rooms"))
        .isEqualTo(
            "!lounge: I may not ban or remove messages there: it takes power level 50 and I have"
                + " 20");
    assertThat(desk.say(MO, "!forseti lists")).contains("lists.watched");
    assertThat(desk.say(MO, "!forseti")).contains("!forseti ban WHO REASON");
  }

  @Test
  void whatIsHeardBeforeTheStartIsOverIsAnswered() {
    ManagementWorld early = new ManagementWorld();
    early.world.say(early.message(MO, "!forseti status"));
    early.world.drain();
    assertThat(early.answer()).startsWith("Rules list");
  }

  @Test
  void otherRoomsHaveNoCommands() {
    RoomId other = new RoomId("!other:own.example");
    Json.Obj said = object(Map.of("msgtype", text("m.text"), "body", text("!forseti status")));
    desk.hear(desk.event(other, "m.room.message", null, MO, said));
    assertThat(desk.answers()).isEmpty();
    assertThat(desk.world.homeserver.inner.server().sent(other)).isEmpty();
  }
}
