package dev.forseti.policy;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.forseti.model.Decision;
import dev.forseti.model.Mode;
import dev.forseti.model.Outcome;
import dev.forseti.model.Standing;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;

/** What a homeserver that is away, fails or refuses does to the rest. */
class FailingHomeserverTest {
  private static final PolicyConfig CONFIG = PolicyConfig.DEFAULT.withMode(Mode.ACT);

  private final World world = new World(CONFIG);

  @Test
  void losesNothingWhileTheHomeserverIsAway() {
    world.homeserver.away = true;
    for (int i = 0; i < 50; i++) {
      world.say(world.verdict("v" + i, "u" + i, Standing.ACT));
    }
    world.drainFor(Duration.ofMinutes(10));
    assertEquals(50, world.due());
    assertEquals(List.of(Optional.of("away")), world.troubles);

    world.homeserver.away = false;
    world.drainFor(Duration.ofMinutes(1));
    assertEquals(50, world.listed().size());
    assertEquals(List.of(Optional.of("away"), Optional.empty()), world.troubles);
  }

  @Test
  void oneEntryThatFailsForEverHoldsUpNoOther() {
    world.homeserver.faults.put("rule:@eve:evil.example", "HTTP 500");
    world.say(world.verdict("v1", "eve", Standing.ACT));
    world.say(world.verdict("v2", "bob", Standing.ACT));
    world.drainFor(Duration.ofMinutes(1));

    assertEquals(Set.of("@bob:evil.example"), world.listed());
    Outcome waiting = world.journal.outcomes.getFirst();
    assertEquals(Outcome.Status.RETRYING, waiting.status());
    assertEquals("HTTP 500", waiting.detail());

    world.homeserver.faults.clear();
    world.drainFor(Duration.ofMinutes(2));
    assertEquals(Set.of("@bob:evil.example", "@eve:evil.example"), world.listed());
  }

  @Test
  void endsTryingWhatNobodyWantsAnyMore() {
    world.homeserver.faults.put("rule:@eve:evil.example", "HTTP 500");
    world.say(world.verdict("v1", "eve", Standing.ACT));
    world.drain();
    world.pass(Duration.ofMinutes(1));
    world.say(world.decision("d1", World.user("eve"), Decision.Kind.CLEAR, null));
    world.drain();

    assertEquals(List.of("PUBLISH RETRYING", "PUBLISH ALREADY"), world.journal.statuses());
    assertEquals("not wanted any more", world.journal.outcomes.getLast().detail());
  }

  @Test
  void asksAgainWhatWasRefusedAndSaysWhy() {
    world.homeserver.faults.put("rule:@eve:evil.example", "M_FORBIDDEN");
    world.say(world.verdict("v1", "eve", Standing.ACT));
    world.drainFor(CONFIG.readBackEvery().multipliedBy(2));

    assertEquals(List.of("PUBLISH REFUSED"), world.journal.statuses());
    assertEquals("M_FORBIDDEN no", world.journal.outcomes.getFirst().detail());
    world.homeserver.faults.clear();
    world.drainFor(CONFIG.readBackEvery());
    assertEquals(Set.of("@eve:evil.example"), world.listed());
  }
}
