package dev.forseti.policy;

import static org.assertj.core.api.Assertions.assertThat;

import dev.forseti.model.Decision;
import dev.forseti.model.Mode;
import dev.forseti.model.Standing;
import dev.forseti.runtime.health.Trouble;
import java.time.Duration;
import org.junit.jupiter.api.Test;

/** A clock that is set for a moment neither ends an entry nor brings one back. */
class ClockSetTest {
  private static final PolicyConfig CONFIG = PolicyConfig.DEFAULT.withMode(Mode.ACT);

  private final World world = new World(CONFIG);

  @Test
  void noEntryEndsBecauseTheClockWasAMonthAheadForHalfAMinute() {
    list();
    world.setClock(Duration.ofDays(31));
    world.drainFor(Duration.ofSeconds(30));
    assertThat(world.listed()).hasSize(10);
    Trouble trouble = world.roomTroubles.of("clock").orElseThrow();
    assertThat(trouble.effect()).isEqualTo(Trouble.Effect.PARTIAL);

    world.setClock(Duration.ofDays(-31));
    world.drainFor(Duration.ofHours(1));
    assertThat(world.listed()).hasSize(10);
    assertThat(world.roomTroubles.now()).isEmpty();
  }

  @Test
  void noEntryComesBackBecauseTheClockWasSetBack() {
    list();
    world.pass(CONFIG.validity().plusDays(1));
    world.drain();
    assertThat(world.listed()).isEmpty();
    world.setClock(Duration.ofDays(-10));
    world.drainFor(Duration.ofMinutes(1));
    world.setClock(Duration.ofDays(10));
    world.drainFor(Duration.ofHours(1));

    assertThat(world.listed()).isEmpty();
    assertThat(world.homeserver.effects).hasSize(20);
  }

  @Test
  void aClockThatGoesOnSteadilyIsBelieved() {
    list();
    world.setClock(Duration.ofDays(31));
    world.drain();
    world.drainFor(ClockWatch.PROBATION.minusMinutes(1));
    assertThat(world.listed()).hasSize(10);

    world.drainFor(CONFIG.readBackEvery().plusMinutes(1));
    assertThat(world.listed()).isEmpty();
  }

  @Test
  void aModeratorIsHeardWhateverTheClockSays() {
    list();
    world.setClock(Duration.ofDays(31));
    world.drain();
    world.say(world.decision("d1", World.user("u1"), Decision.Kind.CLEAR, null));
    world.drain();

    assertThat(world.listed()).hasSize(9);
  }

  @Test
  void aStartAfreshDoesNotMakeTheClockBelieved() {
    list();
    world.setClock(Duration.ofDays(31));
    world.drain();
    world.restart();
    world.drain();

    assertThat(world.listed()).hasSize(10);
  }

  @Test
  void entriesOfOneRaidEndTogetherWhenTheirTimeIsOver() {
    list();
    world.pass(CONFIG.validity());
    world.drain();

    assertThat(world.listed()).isEmpty();
  }

  private void list() {
    for (int i = 0; i < 10; i++) {
      world.say(world.verdict("v" + i, "u" + i, Standing.ACT));
    }
    world.drain();
  }
}
