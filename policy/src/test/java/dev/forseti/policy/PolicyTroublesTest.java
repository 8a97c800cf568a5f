package dev.forseti.policy;

import static org.assertj.core.api.Assertions.assertThat;

import dev.forseti.model.Mode;
import dev.forseti.model.RoomId;
import dev.forseti.runtime.health.Trouble;
import dev.forseti.runtime.health.Troubles;
import java.util.Set;
import org.junit.jupiter.api.Test;

class PolicyTroublesTest {
  private final Troubles troubles = new Troubles(() -> World.NOON);

  @Test
  void saysThatVerdictsActThoughNoRoomsAreNamed() {
    new PolicyTroubles(troubles).configured(PolicyConfig.DEFAULT.withMode(Mode.ACT));

    Trouble trouble = troubles.of("community.rooms").orElseThrow();
    assertThat(trouble.effect()).isEqualTo(Trouble.Effect.PARTIAL);
    assertThat(trouble.what()).contains("no rooms are named", "whoever has power");
    assertThat(trouble.advice()).contains("community.rooms", "community.mode");
  }

  @Test
  void saysNothingOfAConfigurationThatNamesRoomsOrDoesNotAct() {
    PolicyTroubles policy = new PolicyTroubles(troubles);
    policy.configured(PolicyConfig.DEFAULT.withMode(Mode.SUGGEST));
    policy.configured(World.enforcing(Mode.ACT, Set.of(new RoomId("!lounge"))));

    assertThat(troubles.now()).isEmpty();
  }
}
