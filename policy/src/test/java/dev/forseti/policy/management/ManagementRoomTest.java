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
import dev.forseti.model.EventFlag;
import dev.forseti.model.Harm;
import dev.forseti.model.Json;
import dev.forseti.model.Mode;
import dev.forseti.model.RoomEvent;
import dev.forseti.model.RoomId;
import dev.forseti.model.Standing;
import dev.forseti.model.Subject;
import dev.forseti.model.UserId;
import dev.forseti.policy.Mishap;
import dev.forseti.policy.TestHomeserver;
import dev.forseti.policy.World;
import dev.forseti.runtime.http.Response;
import java.time.Duration;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
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
            EVE
                + ": what @mo:own.example decided on 2026-06-01 12:00 UTC is taken back (listed:"
                + " rude). Done: taken off the list, let in again in 1 room.");
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
        .contains("Done: listed. Tried again: ban (the room is busy).")
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
        .contains("Banned by me in 1 of the 1 room that I protect");
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

  @Test
  void whatWasSaidLongAgoIsNotDone() {
    RoomEvent old = desk.message(MO, "!forseti ban " + EVE + " spam");
    desk.world.pass(Duration.ofMinutes(6));
    assertThat(desk.hear(old))
        .startsWith("That was said at 2026-06-01 12:00 UTC")
        .contains("again");

    desk.world.homeserver.away = true;
    desk.hear(desk.message(MO, "!forseti ban " + EVE + " spam"));
    desk.world.drainFor(Duration.ofMinutes(6));
    desk.world.homeserver.away = false;
    desk.world.drainFor(Duration.ofMinutes(2));

    assertThat(desk.world.journal.decisions).isEmpty();
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
  void anUndoSaysWhatItTookBackAlsoWhenItIsHeardTwice() {
    desk.say(MO, "!forseti ban " + EVE + " spam");
    desk.say(MO, "!forseti unban " + EVE + " my mistake");
    RoomEvent undo = desk.message(MO, "!forseti undo " + EVE);
    desk.world.say(undo);
    desk.hear(undo);

    assertThat(desk.answer()).contains("(not to be listed: my mistake)").contains("Done: listed");
    assertThat(desk.world.listed()).containsExactly(EVE);
    assertThat(desk.world.journal.decisions).hasSize(3);
  }

  @Test
  void aDecisionOfAClockThatIsAheadIsAnsweredWithItsOwnEffects() {
    desk.world.say(
        new Decision(
            "d1",
            World.user("eve"),
            Decision.Kind.WATCH,
            "ann",
            "was warned",
            Harm.OTHER,
            desk.world.now.plus(Duration.ofHours(1)),
            null,
            null));
    desk.world.drain();
    assertThat(desk.say(MO, "!forseti ban " + EVE + " spam"))
        .contains("Done: listed, banned in 1 room");
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
  void aBanThatEndsIsTold() {
    desk.say(MO, "!forseti ban " + EVE + " for 1h spam");
    for (int i = 0; i < 20; i++) {
      desk.world.drainFor(Duration.ofMinutes(5));
    }
    assertThat(desk.world.listed()).isEmpty();
    assertThat(desk.world.membership(LOUNGE)).isEqualTo("leave");
    assertThat(desk.answer()).startsWith("No longer listed: " + EVE);
  }

  @Test
  void whatWaitsForAModeratorIsCountedUntilTheyDecide() {
    ManagementWorld suggesting = new ManagementWorld(ManagementWorld.config(Mode.SUGGEST));
    suggesting.world.say(suggesting.world.verdict("v1", "eve", Standing.ACT));
    suggesting.world.say(suggesting.world.verdict("v2", "zoe", Standing.REVIEW));
    suggesting.world.drain();
    assertThat(suggesting.say(MO, "!forseti status"))
        .startsWith("Rules list nobody by themselves (mode suggest)")
        .contains("2 wait for a moderator");
    suggesting.say(MO, "!forseti ban " + EVE + " spam");
    suggesting.say(MO, "!forseti unban @zoe:evil.example");
    assertThat(suggesting.say(MO, "!forseti status")).contains("0 wait for a moderator");
  }

  @Test
  void newsComeAlsoWhenTheClockWasSetBack() {
    desk.world.say(desk.world.verdict("v1", "eve", Standing.ACT));
    desk.world.drain();
    assertThat(desk.answers()).hasSize(1);
    desk.world.setClock(Duration.ofHours(-5));
    desk.world.say(desk.world.verdict("v2", "zoe", Standing.ACT));
    desk.world.drain();
    assertThat(desk.answers()).hasSize(2);
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
  void itIsToldThatABanReleasesAllWhoAreHeldTogether() {
    Subject campaign = Subject.campaign("text.sketch", "coins");
    for (int i = 0; i < 120; i++) {
      desk.world.say(desk.world.verdict("v" + i, "eve" + i, campaign));
    }
    desk.world.drain();
    int listed = desk.world.listed().size();
    assertThat(listed).isLessThan(120);

    String answer = desk.say(MO, "!forseti ban @eve119:evil.example spam");

    assertThat(answer).contains("They are one of 120 who are held together");
    desk.world.drainFor(Duration.ofMinutes(2));
    assertThat(desk.world.listed()).hasSize(120);
    assertThat(desk.answer()).startsWith("Listed, as was decided about all of them: ");
  }

  @Test
  void whereNobodyNeedsPowerToBanItIsATrouble() {
    desk.changed("m.room.power_levels", "", MO, object(Map.of("users_default", new Json.Int(50))));
    desk.world.drain();
    assertThat(trouble(desk)).contains("everybody who comes in may command");
  }

  @Test
  void whatAnotherServerDeliversLateIsNotDone() {
    RoomEvent event = desk.message(MO, "!forseti ban " + EVE + " spam");
    desk.world.pass(Duration.ofMinutes(6));
    desk.hear(event.arrivedAt(desk.world.now));

    assertThat(desk.answer()).startsWith("That was said at 2026-06-01 12:00 UTC");
    assertThat(desk.world.journal.decisions).isEmpty();
  }
}
