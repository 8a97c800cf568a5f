package dev.forseti.policy;

import static org.assertj.core.api.Assertions.assertThat;

import dev.forseti.model.Decision;
import dev.forseti.model.Mode;
import dev.forseti.model.Standing;
import java.time.Duration;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** One subject whose entry always fails is no fault of the homeserver's. */
class PoisonedSubjectTest {
  private static final PolicyConfig CONFIG = PolicyConfig.DEFAULT.withMode(Mode.ACT);

  private final World world = new World(CONFIG);

  @Test
  void holdsUpNoDecisionAndIsNoTroubleForLong() {
    world.homeserver.faults.put("rule:@eve:evil.example", "a proxy's page");
    world.say(world.verdict("v1", "eve", Standing.ACT));
    world.drainFor(Duration.ofMinutes(10));
    assertThat(world.troubles.getLast()).isEmpty();
    int troubles = world.troubles.size();

    for (int i = 0; i < 20; i++) {
      world.pass(Duration.ofSeconds(7));
      world.say(world.decision("d" + i, World.user("u" + i), Decision.Kind.LIST, null));
      world.drain();
      assertThat(world.listed()).contains("@u" + i + ":evil.example");
    }
    assertThat(world.troubles).hasSize(troubles);
    assertThat(world.due()).isEqualTo(1);
  }

  @Test
  void isTriedAgainWhenTheRoomIsReadBack() {
    world.homeserver.faults.put("rule:@eve:evil.example", "a proxy's page");
    world.say(world.verdict("v1", "eve", Standing.ACT));
    world.drainFor(Duration.ofMinutes(10));
    world.homeserver.faults.clear();
    world.drainFor(CONFIG.readBackEvery());

    assertThat(world.listed()).containsExactly("@eve:evil.example");
    assertThat(world.due()).isZero();
  }

  @Test
  void aHomeserverThatIsAwayIsTroubleHoweverOftenASubjectFailed() {
    world.drain();
    world.homeserver.away = true;
    world.say(world.verdict("v1", "eve", Standing.ACT));
    world.drainFor(Duration.ofMinutes(10));
    assertThat(world.troubles).containsExactly(Optional.of("away"));

    world.homeserver.away = false;
    world.drainFor(Duration.ofMinutes(1));
    assertThat(world.listed()).containsExactly("@eve:evil.example");
  }
}
