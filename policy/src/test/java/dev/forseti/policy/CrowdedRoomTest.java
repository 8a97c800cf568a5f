package dev.forseti.policy;

import static org.assertj.core.api.Assertions.assertThat;

import dev.forseti.model.Decision;
import dev.forseti.model.Json;
import dev.forseti.model.Mode;
import dev.forseti.model.Outcome;
import dev.forseti.model.RoomId;
import dev.forseti.model.Standing;
import dev.forseti.model.UserId;
import dev.forseti.runtime.health.Trouble;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Map;
import java.util.Queue;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Anybody may join the policy room and make its state too long to be read. */
class CrowdedRoomTest {
  private static final PolicyConfig CONFIG = PolicyConfig.DEFAULT.withMode(Mode.ACT);
  private static final RoomId LOUNGE = new RoomId("!lounge");

  private final World world = new World(CONFIG);

  /** Calls in the background that have not been made yet. */
  private final Queue<Runnable> pending = new ArrayDeque<>();

  @ParameterizedTest
  @ValueSource(booleans = {true, false})
  void aListAndAClearAreCarriedOutWhileTheStateStallsForEver(boolean endsInFailure) {
    world.say(world.decision("d0", World.user("old"), Decision.Kind.LIST, null));
    world.drain();
    crowd(world, endsInFailure);
    world.pass(CONFIG.readBackEvery());
    listAndClear("before");

    world.restart();
    world.drain();
    listAndClear("after");
    decide(world, "d9", "old", Decision.Kind.CLEAR);
    assertThat(world.listed()).isEmpty();
  }

  private void listAndClear(String name) {
    decide(world, "list " + name, name, Decision.Kind.LIST);
    assertThat(world.listed()).contains(World.user(name).id());
    decide(world, "clear " + name, name, Decision.Kind.CLEAR);
    assertThat(world.listed()).containsExactly("@old:evil.example");
  }

  @ParameterizedTest
  @ValueSource(booleans = {true, false})
  void whatWasDecidedWhileForsetiWasOffIsCarriedOutToo(boolean endsInFailure) {
    world.say(world.decision("d1", World.user("eve"), Decision.Kind.LIST, null));
    world.drain();
    world.pass(Duration.ofMinutes(1));
    world.decisions.add(world.decision("d2", World.user("eve"), Decision.Kind.CLEAR, null));
    world.decisions.add(world.decision("d3", World.user("bob"), Decision.Kind.LIST, null));
    crowd(world, endsInFailure);
    world.restart();
    world.drain();

    assertThat(world.listed()).containsExactly("@bob:evil.example");
  }

  @ParameterizedTest
  @ValueSource(booleans = {true, false})
  void verdictsAndTheEndOfEntriesAreCarriedOutToo(boolean endsInFailure) {
    crowd(world, endsInFailure);
    world.say(world.verdict("v1", "eve", Standing.ACT));
    world.drain();
    assertThat(world.listed()).containsExactly("@eve:evil.example");

    world.pass(CONFIG.validity());
    world.drain();
    world.pass(CONFIG.readBackEvery());
    world.drain();
    assertThat(world.listed()).isEmpty();
    assertThat(world.journal.statuses()).containsExactly("PUBLISH DONE", "RETRACT DONE");
  }

  @Test
  void bansAreMadeAndLiftedMeanwhile() {
    World banning = new World(World.enforcing(Mode.ACT, Set.of(LOUNGE)));
    banning.homeserver.stateStalls = true;
    decide(banning, "d1", "eve", Decision.Kind.LIST);
    assertThat(banning.membership(LOUNGE)).isEqualTo("ban");

    banning.restart();
    decide(banning, "d2", "eve", Decision.Kind.CLEAR);
    assertThat(banning.membership(LOUNGE)).isEqualTo("leave");
  }

  @Test
  void bansOfWhomAModeratorClearsAreLiftedWhileNotEvenTheMakerOfTheRoomIsTold() {
    World banning = new World(World.enforcing(Mode.ACT, Set.of(LOUNGE)));
    decide(banning, "d1", "eve", Decision.Kind.LIST);
    banning.homeserver.piecesStall = true;
    banning.restart();
    decide(banning, "d2", "eve", Decision.Kind.CLEAR);

    assertThat(banning.membership(LOUNGE)).isEqualTo("leave");
    banning.homeserver.piecesStall = false;
    banning.drainFor(Duration.ofMinutes(2));
    assertThat(banning.listed()).isEmpty();
  }

  @Test
  void anothersEntryIsSeenAndLeftAlone() {
    world.drain();
    world.writeAs(
        "@mo:own.example",
        "rule:@eve:evil.example",
        new Json.Obj(
            Map.of(
                "entity", new Json.Str("@eve:evil.example"),
                "recommendation", new Json.Str("m.ban"))));
    world.homeserver.stateStalls = true;
    world.restart();
    world.say(world.verdict("v1", "eve", Standing.ACT));
    world.drain();

    assertThat(world.homeserver.sent).isEmpty();
    assertThat(world.journal.statuses()).containsExactly("PUBLISH ALREADY");
  }

  @Test
  void whoHasPowerInThePolicyRoomIsSparedAllTheSame() {
    world.drain();
    UserId eve = new UserId("@eve:evil.example");
    world.homeserver.inner.server().givenPower(world.room(), eve, 50);
    world.homeserver.stateStalls = true;
    world.restart();
    world.say(world.verdict("v1", "eve", Standing.ACT));
    world.drain();

    assertThat(world.listed()).isEmpty();
    assertThat(world.journal.outcomes.getLast().detail()).startsWith("MODERATOR: ");
  }

  @Test
  void aMassRetractionIsHeldFromItsFirstEntryAlsoWhenTheRoomWasNotRead() {
    int many = CONFIG.brakes().retractionsPerHour() + 1;
    for (int i = 0; i < many; i++) {
      world.say(world.verdict("v" + i, "u" + i, Standing.ACT));
    }
    world.drain();
    world.verdicts.clear();
    world.homeserver.stateStalls = true;
    world.restart();
    world.drain();

    assertThat(world.listed()).hasSize(many);
    assertThat(world.journal.outcomes.getLast().status()).isEqualTo(Outcome.Status.HELD);
  }

  @Test
  void isToldUntilTheRoomCanBeRead() {
    world.homeserver.stateStalls = true;
    world.drain();

    Trouble trouble = world.roomTroubles.of("policy-room-state").orElseThrow();
    assertThat(trouble.effect()).isEqualTo(Trouble.Effect.PARTIAL);
    assertThat(trouble.what()).contains("did not end");
    assertThat(trouble.advice()).contains("m.room.join_rules", "m.room.server_acl");
    world.homeserver.stateStalls = false;
    world.pass(CONFIG.readBackEvery());
    world.drain();
    assertThat(world.roomTroubles.now()).isEmpty();
  }

  @Test
  void aReadingThatDoesNotEndIsToldAndTakenWhenItEnds() {
    crowd(world, false);
    world.drain();
    world.pass(CONFIG.readBackEvery());
    world.drain();
    assertThat(world.roomTroubles.of("policy-room-state").orElseThrow().what())
        .contains("10 minutes");
    assertThat(pending).hasSize(1);

    pending.remove().run();
    world.drain();
    assertThat(world.roomTroubles.now()).isEmpty();
  }

  @Test
  void isToldWhenStrangersCrowdTheRoom() {
    world.drain();
    for (int i = 0; i < 2 * Crowd.FEW; i++) {
      world.homeserver.inner.server().givenMember(world.room(), new UserId("@u" + i + ":e.x"), 0);
    }
    world.pass(CONFIG.readBackEvery());
    world.drain();

    Trouble trouble = world.roomTroubles.of("policy-room-crowd").orElseThrow();
    assertThat(trouble.what()).contains("1001 ");
    assertThat(trouble.advice()).contains("m.room.server_acl");
  }

  /** Strangers crowd the room: its state fails, or there is no answer at all. */
  private void crowd(World of, boolean endsInFailure) {
    of.homeserver.stateStalls = endsInFailure;
    if (!endsInFailure) {
      of.executor = pending::add;
    }
  }

  private static void decide(World world, String id, String user, Decision.Kind kind) {
    world.pass(Duration.ofSeconds(1));
    world.say(world.decision(id, World.user(user), kind, null));
    world.drain();
  }
}
