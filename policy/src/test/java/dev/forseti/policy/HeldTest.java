package dev.forseti.policy;

import static org.assertj.core.api.Assertions.assertThat;

import dev.forseti.model.Decision;
import dev.forseti.model.Mode;
import dev.forseti.model.Outcome;
import dev.forseti.model.Standing;
import dev.forseti.model.Subject;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What the brakes hold stays held, over restarts too. */
class HeldTest {
  private static final PolicyConfig CONFIG = PolicyConfig.DEFAULT.withMode(Mode.ACT);

  private final World world = new World(CONFIG);

  @Test
  void neverListsItselfEvenWhenAModeratorSaysSo() {
    Subject self = Subject.user(TestHomeserver.SELF);
    world.say(world.decision("d1", self, Decision.Kind.LIST, null));
    world.drain();

    assertThat(world.listed()).isEmpty();
    assertThat(world.journal.statuses()).isEqualTo(List.of("PUBLISH HELD"));
    assertThat(world.journal.outcomes.getFirst().detail().startsWith("SELF")).isTrue();
  }

  @Test
  void aRestartReleasesNothingThatABrakeHolds() {
    World small = new World(withQuota(2));
    for (int i = 0; i < 4; i++) {
      small.say(small.verdict("v" + i, "u" + i, Standing.ACT));
    }
    small.drain();
    assertThat(small.listed()).hasSize(2);

    small.restart();
    small.drain();
    small.pass(Duration.ofMinutes(5));
    small.say(small.verdict("v9", "u9", Standing.ACT));
    small.drain();

    assertThat(small.listed()).hasSize(2);
  }

  @ParameterizedTest
  @CsvSource({"-1, 0", "0, 0", "1, 51"})
  void asksAHumanBeforeTakingBackFarMoreThanUsual(int aboveTheLimit, int left) {
    int entries = CONFIG.brakes().retractionsPerHour() + aboveTheLimit;
    for (int i = 0; i < entries; i++) {
      world.say(world.verdict("v" + i, "u" + i, Standing.ACT));
    }
    world.drain();
    world.verdicts.clear();
    world.restart();
    world.drain();

    assertThat(world.listed()).hasSize(left);
    assertThat(world.journal.outcomes.getLast().status())
        .isEqualTo(left == 0 ? Outcome.Status.DONE : Outcome.Status.HELD);
  }

  private static PolicyConfig withQuota(int perHour) {
    var base = CONFIG.brakes();
    var brakes =
        new dev.forseti.policy.brakes.BrakesConfig(
            base.moderators(),
            base.allowed(),
            base.minLiterals(),
            perHour,
            100,
            base.decidedPerHour(),
            base.retractionsPerHour(),
            base.surgeFloor(),
            base.surgeFactor(),
            base.automaticKinds());
    return new PolicyConfig(
        CONFIG.room(),
        Mode.ACT,
        CONFIG.validity(),
        CONFIG.readBackEvery(),
        CONFIG.rooms(),
        false,
        brakes);
  }
}
