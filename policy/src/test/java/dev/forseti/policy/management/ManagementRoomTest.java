package dev.forseti.policy.management;

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
import dev.forseti.model.Standing;
import dev.forseti.policy.Mishap;
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
  void whatIsHeardBeforeTheStartIsOverIsAnswered() {
    ManagementWorld early = new ManagementWorld();
    early.world.say(early.message(MO, "!forseti status"));
    early.world.drain();
    assertThat(early.answer()).startsWith("Rules list");
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
  void whatAnotherServerDeliversLateIsNotDone() {
    RoomEvent event = desk.message(MO, "!forseti ban " + EVE + " spam");
    desk.world.pass(Duration.ofMinutes(6));
    desk.hear(event.arrivedAt(desk.world.now));

    assertThat(desk.answer()).startsWith("That was said at 2026-06-01 12:00 UTC");
    assertThat(desk.world.journal.decisions).isEmpty();
  }
}
