package dev.forseti.policy;

import static org.assertj.core.api.Assertions.assertThat;

import dev.forseti.model.Decision;
import dev.forseti.model.Mode;
import dev.forseti.model.Standing;
import java.time.Duration;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Retractions that a brake holds keep nobody else listed. */
class HeldRetractionsTest extends CampaignFixture {
  private static final int TOO_MANY = CONFIG.brakes().retractionsPerHour() + 1;

  @ParameterizedTest
  @ValueSource(booleans = {true, false})
  void whatIsHeldAlreadyIsNotDue(boolean restarts) {
    raid(world, "u", SHOP, TOO_MANY);
    raid(world, "more", SHOP, 1);
    world.drain();
    allFall("u", TOO_MANY);
    assertThat(listed("u")).isEqualTo(TOO_MANY);

    if (restarts) {
      world.restart();
      world.drain();
    }
    allFall("more", 1);
    assertThat(listed("more")).isEqualTo(0);
    assertThat(listed("u")).isEqualTo(TOO_MANY);
  }

  @Test
  void anUnrelatedInnocentIsTakenOffTheListMeanwhile() {
    raid(world, "u", SHOP, TOO_MANY);
    raid(world, "eve", CASINO, 1);
    world.drain();
    fall("eve0");
    allFall("u", TOO_MANY);

    assertThat(listed("eve")).isEqualTo(0);
    assertThat(listed("u")).isEqualTo(TOO_MANY);
    assertThat(campaignsOfHeld(world)).isEqualTo(Set.of(SHOP));
  }

  @Test
  void whatAModeratorAnsweredWithAListingIsNotDueEither() {
    raid(world, "u", SHOP, TOO_MANY);
    raid(world, "more", SHOP, 1);
    world.drain();
    allFall("u", TOO_MANY);
    decide("d1", SHOP, Decision.Kind.LIST, null);
    assertThat(listed("u")).isEqualTo(TOO_MANY);

    decide("d2", SHOP, Decision.Kind.UNDO, "d1");
    allFall("more", 1);
    assertThat(listed("more")).isEqualTo(0);
  }

  private void allFall(String name, int accounts) {
    for (int i = 0; i < accounts; i++) {
      fall(name + i);
    }
    world.pass(CONFIG.readBackEvery());
    world.drain();
  }

  private void fall(String user) {
    world.pass(Duration.ofMillis(1));
    world.say(world.verdict("w-" + user, user, Standing.ACT, Standing.NONE, Mode.ACT, ""));
  }
}
