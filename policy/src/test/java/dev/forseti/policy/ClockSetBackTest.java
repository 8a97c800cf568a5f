package dev.forseti.policy;

import static org.assertj.core.api.Assertions.assertThat;

import dev.forseti.model.Decision;
import dev.forseti.model.Mode;
import dev.forseti.model.RoomId;
import dev.forseti.model.Standing;
import dev.forseti.runtime.http.Response;
import java.time.Duration;
import java.util.Set;
import org.junit.jupiter.api.Test;

/** What was done keeps its order, and waits end, when the clock is set back. */
class ClockSetBackTest {
  private static final RoomId LOUNGE = new RoomId("!lounge");

  private final World world = new World(World.enforcing(Mode.ACT, Set.of(LOUNGE)));

  @Test
  void anUnbanAfterTheClockWasSetBackIsDoneOnceAndABanFollowsIt() {
    decide("d1", Decision.Kind.LIST, "");
    assertThat(world.membership(LOUNGE)).isEqualTo("ban");
    setBack();

    decide("d2", Decision.Kind.UNDO, "d1");
    assertThat(world.membership(LOUNGE)).isEqualTo("leave");
    int bans = world.homeserver.bans.get();
    world.drainFor(Duration.ofMinutes(21));
    assertThat(world.homeserver.bans).hasValue(bans);

    world.restart();
    decide("d3", Decision.Kind.UNDO, "d2");
    assertThat(world.membership(LOUNGE)).isEqualTo("ban");
    bans = world.homeserver.bans.get();
    world.drainFor(Duration.ofMinutes(21));
    assertThat(world.homeserver.bans).hasValue(bans);
  }

  @Test
  void aFailedCallIsAskedAgainWhenTheClockWasSetBack() {
    world.homeserver.away = true;
    world.say(world.verdict("v1", "eve", Standing.ACT));
    world.drainFor(Duration.ofMinutes(5));
    world.homeserver.away = false;
    setBack();
    world.drain();

    assertThat(world.listed()).hasSize(1);
  }

  @Test
  void theRoomIsReadBackWhenTheClockWasSetBack() {
    decide("d1", Decision.Kind.LIST, "");
    world.writeAs(
        TestHomeserver.SELF.value(), "rule:@eve:evil.example", dev.forseti.model.Json.Obj.EMPTY);
    setBack();
    world.drain();

    assertThat(world.listed()).hasSize(1);
  }

  @Test
  void anUnbanThatNeverHappensIsNotAskedUntilTheClockHasCaughtUp() {
    decide("d1", Decision.Kind.LIST, "");
    world.setClock(Duration.ofDays(-1));
    decide("d2", Decision.Kind.UNDO, "d1");
    timeOut();
    decide("d3", Decision.Kind.UNDO, "d2");
    decide("d4", Decision.Kind.UNDO, "d3");
    world.homeserver.failing.clear();
    world.drainFor(Duration.ofMinutes(31));
    int outcomes = world.journal.outcomes.size();

    world.drainFor(Duration.ofHours(1));
    assertThat(world.journal.outcomes).hasSize(outcomes);
    assertThat(world.membership(LOUNGE)).isEqualTo("leave");
  }

  @Test
  void aBanAfterAnUnbanOfUnknownEndIsNotAskedUntilTheClockHasCaughtUp() {
    decide("d1", Decision.Kind.LIST, "");
    world.setClock(Duration.ofDays(-1));
    timeOut();
    decide("d2", Decision.Kind.UNDO, "d1");
    decide("d3", Decision.Kind.UNDO, "d2");
    world.homeserver.failing.clear();
    world.drainFor(Duration.ofMinutes(31));
    int bans = world.homeserver.bans.get();

    world.drainFor(Duration.ofHours(1));
    assertThat(world.homeserver.bans).hasValue(bans);
    assertThat(world.membership(LOUNGE)).isEqualTo("ban");
  }

  private void timeOut() {
    world.homeserver.failing.put(LOUNGE, new Response.Retry<>(Duration.ofSeconds(1), "timed out"));
  }

  private void setBack() {
    world.setClock(Duration.ofHours(-1));
  }

  private void decide(String id, Decision.Kind kind, String undoes) {
    world.pass(Duration.ofSeconds(5));
    world.say(world.decision(id, World.user("eve"), kind, undoes.isEmpty() ? null : undoes));
    world.drain();
  }
}
