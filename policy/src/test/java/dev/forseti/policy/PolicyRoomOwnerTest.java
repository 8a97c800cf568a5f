package dev.forseti.policy;

import static org.assertj.core.api.Assertions.assertThat;

import dev.forseti.model.Decision;
import dev.forseti.model.Mode;
import dev.forseti.model.RoomId;
import dev.forseti.model.Standing;
import dev.forseti.model.UserId;
import dev.forseti.policy.homeserver.PolicyRoomSpec;
import dev.forseti.runtime.health.Trouble;
import dev.forseti.runtime.http.Response;
import java.time.Duration;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;

/** Whoever makes the alias of the policy room before we do must not own our list. */
class PolicyRoomOwnerTest {
  private static final PolicyConfig CONFIG = PolicyConfig.DEFAULT.withMode(Mode.ACT);
  private static final RoomId LOUNGE = new RoomId("!lounge");
  private static final UserId MALLORY = new UserId("@mallory:own.example");

  private final World world = new World(CONFIG);
  private final RoomId theirs =
      World.done(world.homeserver.inner.as(MALLORY).createPolicyRoom(CONFIG.room()));

  @Test
  void nothingIsPublishedIntoARoomThatAnotherMade() {
    giveUsPower();
    world.say(world.verdict("v1", "eve", Standing.ACT));
    world.drainFor(Duration.ofMinutes(5));

    assertThat(world.homeserver.sent).isEmpty();
    assertThat(world.due()).isEqualTo(1);
    Trouble trouble = world.roomTroubles.of("policy-room").orElseThrow();
    assertThat(trouble.effect()).isEqualTo(Trouble.Effect.STOPPED);
    assertThat(trouble.what())
        .contains("#forseti-list:own.example", theirs.value(), MALLORY.value());
    assertThat(trouble.advice()).contains("policy.room-id");
    assertThat(world.troubles).isEmpty();
  }

  @Test
  void aRoomThatWasHandedOverIsUsed() {
    giveUsPower();
    world.drain();
    PolicyRoomSpec spec = CONFIG.room();
    world.restart(
        new PolicyConfig(
            new PolicyRoomSpec(spec.aliasLocalpart(), spec.name(), spec.shortcode(), theirs),
            Mode.ACT,
            CONFIG.validity(),
            CONFIG.readBackEvery(),
            CONFIG.rooms(),
            false,
            CONFIG.brakes()));
    world.say(world.verdict("v1", "eve", Standing.ACT));
    world.drain();

    assertThat(world.listed()).containsExactly("@eve:evil.example");
    assertThat(world.roomTroubles.now()).isEmpty();
  }

  @Test
  void bansThatAModeratorLiftsAreLiftedAllTheSame() {
    World banning = banningWithAForeignRoom();
    assertThat(banning.membership("dan", LOUNGE)).isEqualTo("leave");
    int sent = banning.homeserver.sent.size();

    banning.say(banning.decision("d3", World.user("eve"), Decision.Kind.CLEAR, null));
    banning.drain();
    assertThat(banning.membership("eve", LOUNGE)).isEqualTo("leave");

    banning.drainFor(Duration.ofMinutes(5));
    assertThat(banning.membership("fay", LOUNGE)).isEqualTo("ban");
    assertThat(banning.homeserver.sent).hasSize(sent);
    assertThat(banning.roomTroubles.of("policy-room").orElseThrow().what()).contains("cleared");
  }

  @Test
  void bansAreLiftedAlsoWhenNobodyLetsUsIntoTheRoom() {
    World banning = new World(World.enforcing(Mode.ACT, Set.of(LOUNGE)));
    banning.say(banning.decision("d1", World.user("eve"), Decision.Kind.LIST, null));
    banning.drain();
    banning.homeserver.closed.add(banning.room());
    banning.restart();
    banning.drain();
    assertThat(banning.membership(LOUNGE)).isEqualTo("ban");

    banning.pass(Duration.ofSeconds(1));
    banning.say(banning.decision("d2", World.user("eve"), Decision.Kind.CLEAR, null));
    banning.drain();
    assertThat(banning.membership(LOUNGE)).isEqualTo("leave");

    banning.homeserver.closed.clear();
    banning.drainFor(Duration.ofMinutes(5));
    assertThat(banning.listed()).isEmpty();
    assertThat(banning.journal.statuses()).contains("UNBAN DONE").doesNotContain("UNBAN ALREADY");
  }

  @Test
  void aBanIsNotLiftedIfTheModeratorThinksAgainBeforeItCanBe() {
    World banning = banningWithAForeignRoom();
    banning.homeserver.failing.put(
        LOUNGE, new Response.Retry<>(Duration.ofSeconds(1), "timed out"));
    banning.say(banning.decision("d3", World.user("eve"), Decision.Kind.CLEAR, null));
    banning.drain();
    banning.pass(Duration.ofSeconds(1));
    banning.say(banning.decision("d4", World.user("eve"), Decision.Kind.UNDO, "d3"));
    banning.homeserver.failing.clear();
    banning.drainFor(Duration.ofMinutes(5));

    assertThat(banning.membership("eve", LOUNGE)).isEqualTo("ban");
  }

  /** Dan, Eve and Fay are banned, and Dan is cleared, when the room turns out to be another's. */
  private static World banningWithAForeignRoom() {
    PolicyConfig config = World.enforcing(Mode.ACT, Set.of(LOUNGE));
    World banning = new World(config);
    for (String user : List.of("dan", "eve", "fay")) {
      banning.say(banning.decision("list " + user, World.user(user), Decision.Kind.LIST, null));
    }
    banning.drain();
    assertThat(banning.membership("dan", LOUNGE)).isEqualTo("ban");
    PolicyRoomSpec foreign = new PolicyRoomSpec("taken", "Theirs", "theirs");
    World.done(banning.homeserver.inner.as(MALLORY).createPolicyRoom(foreign));
    banning.pass(Duration.ofSeconds(1));
    banning.decisions.add(banning.decision("d2", World.user("dan"), Decision.Kind.CLEAR, null));
    banning.restart(
        new PolicyConfig(
            foreign,
            Mode.ACT,
            config.validity(),
            config.readBackEvery(),
            config.rooms(),
            true,
            config.brakes()));
    banning.drain();
    return banning;
  }

  private void giveUsPower() {
    world.homeserver.inner.server().givenMember(theirs, TestHomeserver.SELF, 100);
  }
}
