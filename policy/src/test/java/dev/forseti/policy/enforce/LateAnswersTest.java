package dev.forseti.policy.enforce;

import static org.assertj.core.api.Assertions.assertThat;

import dev.forseti.model.Decision;
import dev.forseti.model.Json;
import dev.forseti.model.Mode;
import dev.forseti.model.RoomId;
import dev.forseti.policy.TestHomeserver;
import dev.forseti.policy.World;
import dev.forseti.runtime.http.Response;
import java.time.Duration;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;

/** A homeserver may go on with a call after we gave up its answer. */
class LateAnswersTest {
  private static final RoomId LOUNGE = new RoomId("!lounge");

  private final World world = new World(World.enforcing(Mode.ACT, Set.of(LOUNGE)));

  @Test
  void aBanThatComesAfterItsUnbanFoundNothingIsLifted() {
    world.drain();
    timeOut();
    decide("d1", Decision.Kind.LIST, "");
    decide("d2", Decision.Kind.CLEAR, "");
    world.homeserver.failing.clear();
    world.drainFor(Duration.ofSeconds(30));
    assertThat(world.journal.statuses()).contains("UNBAN ALREADY");

    arrives("ban");
    world.drainFor(Duration.ofMinutes(11));
    assertThat(world.membership(LOUNGE)).isEqualTo("leave");
  }

  @Test
  void anUnbanThatNeverHappensIsNotAskedForEver() {
    world.drain();
    timeOut();
    decide("d1", Decision.Kind.LIST, "");
    decide("d2", Decision.Kind.CLEAR, "");
    world.homeserver.failing.clear();
    world.drainFor(Duration.ofMinutes(21));
    int outcomes = world.journal.outcomes.size();

    world.drainFor(Duration.ofHours(1));
    assertThat(world.journal.outcomes).hasSize(outcomes);
  }

  @Test
  void anUnbanThatComesAfterTheUserWasListedAgainIsMadeGood() {
    decide("d1", Decision.Kind.LIST, "");
    timeOut();
    decide("d2", Decision.Kind.CLEAR, "");
    decide("d3", Decision.Kind.UNDO, "d2");
    world.homeserver.failing.clear();
    world.drainFor(Duration.ofSeconds(30));
    assertThat(world.membership(LOUNGE)).isEqualTo("ban");

    arrives("leave");
    world.drainFor(Duration.ofMinutes(11));
    assertThat(world.membership(LOUNGE)).isEqualTo("ban");
  }

  private void timeOut() {
    world.homeserver.failing.put(LOUNGE, new Response.Retry<>(Duration.ofSeconds(1), "timed out"));
  }

  private void arrives(String membership) {
    Json.Obj content = new Json.Obj(Map.of("membership", new Json.Str(membership)));
    world
        .homeserver
        .inner
        .server()
        .given(LOUNGE, TestHomeserver.SELF, "m.room.member", World.user("eve").id(), content);
  }

  private void decide(String id, Decision.Kind kind, String undoes) {
    world.pass(Duration.ofSeconds(1));
    world.say(world.decision(id, World.user("eve"), kind, undoes.isEmpty() ? null : undoes));
    world.drain();
  }
}
