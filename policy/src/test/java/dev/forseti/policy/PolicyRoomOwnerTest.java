package dev.forseti.policy;

import static org.assertj.core.api.Assertions.assertThat;

import dev.forseti.model.Mode;
import dev.forseti.model.RoomId;
import dev.forseti.model.Standing;
import dev.forseti.model.UserId;
import dev.forseti.policy.homeserver.PolicyRoomSpec;
import dev.forseti.runtime.health.Trouble;
import java.time.Duration;
import org.junit.jupiter.api.Test;

/** Whoever makes the alias of the policy room before we do must not own our list. */
class PolicyRoomOwnerTest {
  private static final PolicyConfig CONFIG = PolicyConfig.DEFAULT.withMode(Mode.ACT);
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

  private void giveUsPower() {
    world.homeserver.inner.server().givenMember(theirs, TestHomeserver.SELF, 100);
  }
}
