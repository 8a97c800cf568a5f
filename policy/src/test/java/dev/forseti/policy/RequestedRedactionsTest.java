package dev.forseti.policy;

import static org.assertj.core.api.Assertions.assertThat;

import dev.forseti.model.Decision;
import dev.forseti.model.EventId;
import dev.forseti.model.EvidenceEvent;
import dev.forseti.model.Harm;
import dev.forseti.model.RedactionRequest;
import dev.forseti.model.RoomId;
import dev.forseti.model.Standing;
import dev.forseti.model.Subject;
import dev.forseti.model.UserId;
import dev.forseti.policy.brakes.BrakesConfig;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Arrays;
import java.util.Queue;
import java.util.Set;
import org.junit.jupiter.api.Test;

/** What a moderator wants removed with a decision is removed, and nothing else. */
class RequestedRedactionsTest extends CampaignFixture {
  private static final Subject EVE = World.user("eve");

  @Test
  void whatIsAskedForGoesOnceTheUserIsListed() {
    decide("d", EVE, Decision.Kind.LIST, null);
    ask("d", EVE, LOUNGE, "$a", "$b");

    assertThat(redactions()).isEqualTo(2);
    assertNothingIsDoneAgain(world);
  }

  @Test
  void aRequestThatComesBeforeItsDecisionWaitsForIt() {
    ask("d", EVE, LOUNGE, "$a", "$b");
    assertThat(redactions()).isZero();

    decide("d", EVE, Decision.Kind.LIST, null);
    assertThat(redactions()).isEqualTo(2);
  }

  @Test
  void aRequestIsKnownAfterARestart() {
    world.say(world.decision("d", EVE, Decision.Kind.LIST, null));
    world.say(request("d", EVE, LOUNGE, "$a"));
    world.restart();
    world.drain();

    assertThat(redactions()).isEqualTo(1);
  }

  @Test
  void nothingGoesOfADecisionThatIsUndone() {
    say("v", world.verdict("v", "eve", Standing.ACT));
    assertThat(redactions()).isEqualTo(1);
    decide("d", EVE, Decision.Kind.LIST, null);
    decide("u", EVE, Decision.Kind.UNDO, "d");
    ask("d", EVE, LOUNGE, "$a");

    assertThat(world.listed()).as("the verdict holds").containsExactly(EVE.id());
    assertThat(redactions()).isEqualTo(1);
  }

  @Test
  void whatIsWrittenInRoomsOfOthersStays() {
    decide("d", EVE, Decision.Kind.LIST, null);
    ask("d", EVE, new RoomId("!elsewhere"), "$a");

    assertThat(redactions()).isZero();
  }

  @Test
  void whatTheVerdictNamesIsNotRemovedTwice() {
    say("v", world.verdict("v", "eve", Standing.ACT));
    decide("d", EVE, Decision.Kind.LIST, null);
    ask("d", EVE, LOUNGE, "$eeve", "$a");

    assertThat(redactions()).isEqualTo(2);
  }

  @Test
  void whatTwoDecisionsAskForGoesOnce() {
    decide("d", EVE, Decision.Kind.LIST, null);
    ask("d", EVE, LOUNGE, "$a", "$b");
    decide("c", EVE, Decision.Kind.LIST, null); // its id comes before
    ask("c", EVE, LOUNGE, "$a", "$b", "$c");
    assertThat(redactions()).isEqualTo(3);

    decide("u", EVE, Decision.Kind.UNDO, "d");
    assertThat(redactions()).isEqualTo(3);
    assertNothingIsDoneAgain(world);
  }

  @Test
  void whatAVerdictNamesLaterIsNotRemovedAgain() {
    decide("d", EVE, Decision.Kind.LIST, null);
    ask("d", EVE, LOUNGE, "$eeve", "$a");
    say("v", world.verdict("v", "eve", Standing.ACT));

    assertThat(redactions()).isEqualTo(2);
  }

  @Test
  void anUndoStopsWhatWaitsThoughAVerdictListsTheUserToo() {
    Queue<Runnable> unanswered = new ArrayDeque<>();
    say("v", world.verdict("v", "eve", Standing.ACT));
    decide("d", EVE, Decision.Kind.LIST, null);
    world.executor = unanswered::add;
    ask("d", EVE, LOUNGE, "$a", "$b", "$c");
    decide("u", EVE, Decision.Kind.UNDO, "d");
    while (!unanswered.isEmpty()) {
      unanswered.remove().run();
      world.drain();
    }

    assertThat(redactions()).as("one was on its way").isEqualTo(1 + 1);
  }

  @Test
  void anUndoStopsWhatWaitsThoughTheEntryCannotBeRetracted() {
    Queue<Runnable> unanswered = new ArrayDeque<>();
    decide("d", EVE, Decision.Kind.LIST, null);
    world.executor = unanswered::add;
    ask("d", EVE, LOUNGE, "$a", "$b", "$c");
    world.homeserver.away = true;
    decide("u", EVE, Decision.Kind.UNDO, "d");
    world.homeserver.away = false; // but it is not asked for the policy room for a second
    while (!unanswered.isEmpty()) {
      unanswered.remove().run();
      world.drain();
    }

    assertThat(world.listed()).as("it cannot be retracted").containsExactly(EVE.id());
    assertThat(redactions()).as("one was on its way").isLessThanOrEqualTo(1);
  }

  @Test
  void nothingGoesAgainWhenARequestIsForgottenAndAVerdictNamesItsEvents() {
    decide("d", EVE, Decision.Kind.LIST, null);
    ask("d", EVE, LOUNGE, "$eeve");
    say("v", world.verdict("v", "eve", Standing.ACT));
    assertThat(redactions()).isEqualTo(1);

    world.pass(Duration.ofDays(8));
    world.drainFor(Duration.ofMinutes(11)); // all is looked at again meanwhile
    assertThat(redactions()).isEqualTo(1);
  }

  @Test
  void nothingGoesOfAReleaseThatWasRefusedLater() {
    raid(world, "u", SHOP, 3);
    world.drain();
    int before = redactions();
    decide("d", SHOP, Decision.Kind.LIST, null);
    decide("e", SHOP, Decision.Kind.CLEAR, null);
    decide("f", World.user("u1"), Decision.Kind.LIST, null);
    world.say(request("d", SHOP, World.user("u1"), LOUNGE, "$other"));
    world.drain();

    assertThat(world.listed()).containsExactly(id("u1"));
    assertThat(redactions()).isEqualTo(before);
  }

  @Test
  void nothingGoesOnceTheDecisionIsOver() {
    say("v", world.verdict("v", "eve", Standing.ACT));
    world.say(
        new Decision(
            "d",
            EVE,
            Decision.Kind.LIST,
            "mo",
            "spam",
            Harm.SPAM,
            world.now,
            world.now.plus(Duration.ofHours(1)),
            null));
    world.drain();
    int before = redactions();
    world.pass(Duration.ofHours(2));
    ask("d", EVE, LOUNGE, "$a");

    assertThat(redactions()).isEqualTo(before);
  }

  @Test
  void ofARaidEachMembersMessagesGoAndThoseOfWhomAModeratorClearedStay() {
    raid(world, "u", SHOP, 20);
    world.drain();
    decide("c", World.user("u3"), Decision.Kind.CLEAR, null);
    int before = redactions();
    decide("d", SHOP, Decision.Kind.LIST, null);
    for (int i = 0; i < 20; i++) {
      world.say(request("d", SHOP, World.user("u" + i), LOUNGE, "$other" + i));
    }
    world.drain();

    assertThat(redactions() - before).isEqualTo(19);
    assertNothingIsDoneAgain(world);
  }

  @Test
  void whoIsSparedKeepsWhatItWrote() {
    PolicyConfig config = sparing(new UserId(EVE.id()));
    var sparing = new World(config);
    sparing.say(sparing.decision("d", EVE, Decision.Kind.LIST, null));
    sparing.say(request("d", EVE, LOUNGE, "$a"));
    sparing.drain();

    assertThat(sparing.homeserver.inner.server().redactions()).isZero();
  }

  private static PolicyConfig sparing(UserId user) {
    BrakesConfig all = CONFIG.brakes();
    var brakes =
        new BrakesConfig(
            Set.of(user),
            all.allowed(),
            all.minLiterals(),
            all.automaticPerHour(),
            all.automaticPerDay(),
            all.overallPerHour(),
            all.decidedPerHour(),
            all.retractionsPerHour(),
            all.surgeFloor(),
            all.surgeFactor(),
            all.automaticKinds());
    return new PolicyConfig(
        CONFIG.room(),
        CONFIG.mode(),
        CONFIG.validity(),
        CONFIG.readBackEvery(),
        CONFIG.rooms(),
        CONFIG.enforce(),
        brakes);
  }

  @Test
  void aRequestIsForgottenWithItsEvents() {
    ask("d", EVE, LOUNGE, "$a");
    world.drainFor(Duration.ofMinutes(1));
    world.pass(Duration.ofDays(8));
    world.drainFor(Duration.ofMinutes(11)); // all is looked at again meanwhile
    decide("d", EVE, Decision.Kind.LIST, null);

    assertThat(redactions()).isZero();
  }

  private void ask(String decision, Subject user, RoomId room, String... events) {
    world.say(request(decision, user, room, events));
    world.drain();
  }

  private RedactionRequest request(String decision, Subject user, RoomId room, String... events) {
    return request(decision, user, user, room, events);
  }

  private RedactionRequest request(
      String decision, Subject about, Subject user, RoomId room, String... events) {
    return RedactionRequest.of(
        user,
        world.decision(decision, about, Decision.Kind.LIST, null),
        Arrays.stream(events).map(id -> new EvidenceEvent(new EventId(id), room)).toList());
  }

  private int redactions() {
    return world.homeserver.inner.server().redactions();
  }
}
