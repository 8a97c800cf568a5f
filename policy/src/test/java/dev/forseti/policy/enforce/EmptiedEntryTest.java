package dev.forseti.policy.enforce;

import static org.assertj.core.api.Assertions.assertThat;

import dev.forseti.model.Json;
import dev.forseti.model.Mode;
import dev.forseti.model.RoomId;
import dev.forseti.model.Standing;
import dev.forseti.policy.World;
import java.time.Duration;
import java.util.Set;
import org.junit.jupiter.api.Test;

/** An entry that a moderator emptied in the policy room. */
class EmptiedEntryTest {
  private static final RoomId LOUNGE = new RoomId("!lounge");

  @Test
  void takesOurBansWithIt() {
    World world = new World(World.enforcing(Mode.ACT, Set.of(LOUNGE)));
    world.say(world.verdict("v1", "eve", Standing.ACT));
    world.drain();
    assertThat(world.membership(LOUNGE)).isEqualTo("ban");

    world.pass(Duration.ofMinutes(1));
    world.writeAs("@mod:own.example", "rule:@eve:evil.example", Json.Obj.EMPTY);
    world.pass(world.config().readBackEvery());
    world.drain();

    assertThat(world.listed()).isEmpty();
    assertThat(world.membership(LOUNGE)).isEqualTo("leave");
    assertThat(world.journal.statuses()).containsOnlyOnce("PUBLISH HELD");
  }
}
