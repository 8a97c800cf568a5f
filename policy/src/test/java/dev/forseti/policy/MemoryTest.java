package dev.forseti.policy;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.forseti.model.Decision;
import dev.forseti.model.EventId;
import dev.forseti.model.Harm;
import dev.forseti.model.ListEntry;
import dev.forseti.model.Measure;
import dev.forseti.model.Mode;
import dev.forseti.model.Outcome;
import dev.forseti.model.PublishedEntry;
import dev.forseti.model.RoomId;
import dev.forseti.model.Standing;
import dev.forseti.model.Subject;
import java.time.Duration;
import java.time.Instant;
import java.util.Set;
import org.junit.jupiter.api.Test;

/** What policy remembers, and for how long. */
class MemoryTest {
  private final World world = new World(PolicyConfig.DEFAULT.withMode(Mode.ACT));
  private final Memory memory = new Memory();

  @Test
  void forgetsOfWhomItsTopicsHoldNothingAnyMore() {
    memory.add(world.verdict("v1", "old", Standing.ACT));
    memory.add(outcome("old", World.NOON));
    memory.add(world.verdict("v2", "asked", Standing.ACT));
    memory.add(outcome("asked", World.NOON.plusSeconds(1)));
    memory.add(world.decision("d1", World.user("decided"), Decision.Kind.LIST, null));
    memory.add(outcome("decided", World.NOON));
    memory.add(outcome("listed", World.NOON));
    memory.add(published("listed"));
    world.pass(Duration.ofSeconds(1));
    memory.add(world.verdict("v3", "new", Standing.WATCH));

    memory.forget(World.NOON.plus(Memory.KEPT));
    assertEquals(Set.of("old", "asked", "decided", "listed"), asked());

    memory.forget(World.NOON.plus(Memory.KEPT).plusSeconds(1));
    assertEquals(Set.of("asked", "decided", "listed"), asked());
    assertEquals(
        Set.of(World.user("asked"), World.user("decided"), World.user("new")),
        memory.histories.keySet());
    assertEquals(Set.of(), memory.causesOfBans(World.user("old")));

    memory.forget(World.NOON.plus(Memory.KEPT).plusSeconds(2));
    assertEquals(Set.of("decided", "listed"), asked());
    assertEquals(Set.of(World.user("decided")), memory.histories.keySet());
  }

  /** By whom outcomes are about; their measures have these names. */
  private Set<String> asked() {
    return Set.copyOf(memory.outcomes.keySet());
  }

  private static Outcome outcome(String user, Instant at) {
    return new Outcome(
        user, Measure.Kind.BAN, World.user(user), Outcome.Status.DONE, "", null, "v1", at);
  }

  private static PublishedEntry published(String user) {
    Subject subject = World.user(user);
    var entry =
        new ListEntry(
            subject, ListEntry.Recommendation.BAN, "spam", Harm.SPAM, "d2", World.NOON, null);
    return new PublishedEntry(
        subject, new RoomId("!list"), "key", entry, new EventId("$e"), World.NOON);
  }
}
