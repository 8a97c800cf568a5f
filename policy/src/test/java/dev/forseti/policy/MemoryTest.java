package dev.forseti.policy;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

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
import dev.forseti.model.UserId;
import dev.forseti.policy.brakes.Brakes;
import dev.forseti.policy.brakes.BrakesConfig;
import dev.forseti.policy.brakes.Check;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

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

  @ParameterizedTest
  @EnumSource(Outcome.Status.class)
  void whatWasDoneStaysDoneWhateverIsSaidOfItLater(Outcome.Status later) {
    memory.add(outcome("eve", World.NOON));
    memory.add(outcome("eve", later, World.NOON.plusSeconds(60)));

    assertTrue(memory.isDone("eve"));
    assertFalse(memory.doneAt("eve").isBefore(World.NOON));
    assertFalse(memory.settledAt("eve").isBefore(World.NOON));
    assertEquals(Set.of("v1"), memory.causesOfBans(World.user("eve")));
  }

  @Test
  void whatWasOnlySimulatedCountsAsDoneInADryRunAlone() {
    Memory dryRun = new Memory(true);
    for (Memory each : List.of(memory, dryRun)) {
      each.add(outcome("eve", Outcome.Status.SIMULATED, World.NOON));
    }

    assertFalse(memory.isDone("eve"));
    assertTrue(dryRun.isDone("eve"));
  }

  @Test
  void simulatedEntriesCountAgainstNoQuotaOnceTheyAreReal() {
    BrakesConfig two = quota(2);
    for (boolean simulated : List.of(true, false)) {
      Memory known = new Memory(simulated);
      for (int i = 0; i < 5; i++) {
        known.add(
            new Outcome(
                "m" + i,
                Measure.Kind.PUBLISH,
                World.user("u" + i),
                Outcome.Status.SIMULATED,
                "",
                null,
                "v" + i,
                World.NOON));
      }
      Brakes brakes = new Brakes(two, new UserId("@self:own.example"), Set.of());
      known.remind(brakes, World.NOON.plusSeconds(60));

      assertEquals(simulated, isHeld(brakes));
    }
  }

  private static boolean isHeld(Brakes brakes) {
    return brakes.beforePublishing(
            published("eve").entry(), true, Optional.empty(), World.NOON.plusSeconds(60))
        instanceof Check.Held;
  }

  private static BrakesConfig quota(int perHour) {
    BrakesConfig base = BrakesConfig.DEFAULT;
    return new BrakesConfig(
        base.moderators(),
        base.allowed(),
        base.minLiterals(),
        perHour,
        base.automaticPerDay(),
        base.decidedPerHour(),
        base.retractionsPerHour(),
        base.surgeFloor(),
        base.surgeFactor(),
        base.automaticKinds());
  }

  /** By whom outcomes are about; their measures have these names. */
  private Set<String> asked() {
    return Set.copyOf(memory.outcomes.keySet());
  }

  private static Outcome outcome(String user, Instant at) {
    return outcome(user, Outcome.Status.DONE, at);
  }

  private static Outcome outcome(String user, Outcome.Status status, Instant at) {
    return new Outcome(user, Measure.Kind.BAN, World.user(user), status, "", null, "v1", at);
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
