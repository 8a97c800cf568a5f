package dev.forseti.policy.enforce;

import static org.assertj.core.api.Assertions.assertThat;

import dev.forseti.model.Decision;
import dev.forseti.model.EventId;
import dev.forseti.model.Mode;
import dev.forseti.model.RoomId;
import dev.forseti.model.Standing;
import dev.forseti.policy.World;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Set;
import org.junit.jupiter.api.Test;

/** A moderator lists whom scoring has listed already. */
class ConfirmedCaseTest {
  private static final RoomId LOUNGE = new RoomId("!lounge");

  private final ArrayDeque<Runnable> unanswered = new ArrayDeque<>();

  @Test
  void theVerdictsEvidenceIsRedactedAllTheSameAndOnce() {
    World world = slow(Mode.ACT);
    world.say(world.verdict("v1", "eve", Standing.ACT));
    world.drain();
    list(world);
    answerAll(world);

    assertThat(world.homeserver.inner.server().redacted()).containsExactly(new EventId("$eeve"));
    assertThat(world.membership(LOUNGE)).isEqualTo("ban");
    world.restart();
    answerAll(world);
    assertThat(world.homeserver.inner.server().redactions()).isEqualTo(1);
  }

  @Test
  void aVerdictThatWouldListNobodyHasNothingRedacted() {
    for (Mode mode : Set.of(Mode.ACT, Mode.SUGGEST)) {
      World world = slow(mode);
      world.say(world.verdict("v1", "eve", mode == Mode.ACT ? Standing.REVIEW : Standing.ACT));
      world.drain();
      list(world);
      answerAll(world);

      assertThat(world.membership(LOUNGE)).isEqualTo("ban");
      assertThat(world.homeserver.inner.server().redacted()).isEmpty();
    }
  }

  private World slow(Mode mode) {
    World world = new World(World.enforcing(mode, Set.of(LOUNGE)));
    world.drain();
    world.executor = unanswered::add;
    return world;
  }

  private static void list(World world) {
    world.pass(Duration.ofSeconds(1));
    world.say(world.decision("d1", World.user("eve"), Decision.Kind.LIST, null));
    world.drain();
  }

  private void answerAll(World world) {
    world.drain();
    while (!unanswered.isEmpty()) {
      unanswered.remove().run();
      world.drain();
    }
  }
}
