package dev.forseti.policy;

import static org.assertj.core.api.Assertions.assertThat;

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
    assertThat(world.due()).isEqualTo(50);
    assertThat(world.troubles).isEqualTo(List.of(Optional.of("away")));

    world.homeserver.away = false;
    world.drainFor(Duration.ofMinutes(1));
    assertThat(world.listed()).hasSize(50);
    assertThat(world.troubles).isEqualTo(List.of(Optional.of("away"), Optional.empty()));
  }

  /** Policy starts afresh whenever Kafka was away; what operators were told outlives that. */
  @Test
  void aTroubleEndsAlsoWhenPolicyStartedAfreshInBetween() {
    world.homeserver.away = true;
    world.drain();
    assertThat(world.troubles).isEqualTo(List.of(Optional.of("away")));

    world.homeserver.away = false;
    world.restart();
    world.drain();
    assertThat(world.troubles).isEqualTo(List.of(Optional.of("away"), Optional.empty()));
  }

  @Test
  void oneEntryThatFailsForEverHoldsUpNoOther() {
    world.homeserver.faults.put("rule:@eve:evil.example", "HTTP 500");
    world.say(world.verdict("v1", "eve", Standing.ACT));
    world.say(world.verdict("v2", "bob", Standing.ACT));
    world.drainFor(Duration.ofMinutes(1));

    assertThat(world.listed()).isEqualTo(Set.of("@bob:evil.example"));
    Outcome waiting = world.journal.outcomes.getFirst();
    assertThat(waiting.status()).isEqualTo(Outcome.Status.RETRYING);
    assertThat(waiting.detail()).isEqualTo("HTTP 500");

    world.homeserver.faults.clear();
    world.drainFor(CONFIG.readBackEvery());
    assertThat(world.listed()).isEqualTo(Set.of("@bob:evil.example", "@eve:evil.example"));
  }

  @Test
  void endsTryingWhatNobodyWantsAnyMore() {
    world.homeserver.faults.put("rule:@eve:evil.example", "HTTP 500");
    world.say(world.verdict("v1", "eve", Standing.ACT));
    world.drain();
    world.pass(Duration.ofMinutes(1));
    world.say(world.decision("d1", World.user("eve"), Decision.Kind.CLEAR, null));
    world.drain();

    assertThat(world.journal.statuses()).isEqualTo(List.of("PUBLISH RETRYING", "PUBLISH ALREADY"));
    assertThat(world.journal.outcomes.getLast().detail()).isEqualTo("not wanted any more");
  }

  @Test
  void asksAgainWhatWasRefusedAndSaysWhy() {
    world.homeserver.faults.put("rule:@eve:evil.example", "M_FORBIDDEN");
    world.say(world.verdict("v1", "eve", Standing.ACT));
    world.drainFor(CONFIG.readBackEvery().multipliedBy(2));

    assertThat(world.journal.statuses()).isEqualTo(List.of("PUBLISH REFUSED"));
    assertThat(world.journal.outcomes.getFirst().detail()).isEqualTo("M_FORBIDDEN no");
    world.homeserver.faults.clear();
    world.drainFor(CONFIG.readBackEvery());
    assertThat(world.listed()).isEqualTo(Set.of("@eve:evil.example"));
  }
}
