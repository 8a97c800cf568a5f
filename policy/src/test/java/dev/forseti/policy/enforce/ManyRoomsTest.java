package dev.forseti.policy.enforce;

import static org.assertj.core.api.Assertions.assertThat;

import dev.forseti.model.Decision;
import dev.forseti.model.Mode;
import dev.forseti.model.RoomId;
import dev.forseti.model.Standing;
import dev.forseti.policy.World;
import java.util.ArrayDeque;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** Many users are banned in many rooms at the same time. */
class ManyRoomsTest {
  private static final Set<RoomId> ROOMS =
      IntStream.range(0, 40).mapToObj(i -> new RoomId("!r" + i)).collect(Collectors.toSet());

  @Test
  void aDecisionReachesAllRoomsBeforeTheBansThatWaitedThere() {
    ArrayDeque<Runnable> unanswered = new ArrayDeque<>();
    World world = new World(World.enforcing(Mode.ACT, ROOMS));
    world.drain();
    world.executor = unanswered::add;
    for (int i = 0; i < 100; i++) {
      world.say(world.verdict("v" + i, "u" + i, Standing.ACT));
    }
    world.drain();
    answer(200, unanswered, world);
    world.say(world.decision("d1", World.user("bob"), Decision.Kind.LIST, null));
    world.drain();

    answer(2 * ROOMS.size() + 16, unanswered, world); // a look and a ban each, behind what runs
    assertThat(ROOMS).allMatch(room -> world.membership("bob", room).equals("ban"));
  }

  private static void answer(int calls, ArrayDeque<Runnable> unanswered, World world) {
    for (int i = 0; i < calls; i++) {
      unanswered.remove().run();
      world.drain();
    }
  }
}
