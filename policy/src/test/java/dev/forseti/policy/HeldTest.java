package dev.forseti.policy;

import static org.assertj.core.api.Assertions.assertThat;

import dev.forseti.model.Decision;
import dev.forseti.model.Json;
import dev.forseti.model.Mode;
import dev.forseti.model.Outcome;
import dev.forseti.model.Standing;
import dev.forseti.model.Subject;
import dev.forseti.policy.state.PolicyState;
import java.time.Duration;
import java.util.List;
import java.util.Map;
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

  @Test
  void entriesWhoseTimeWasOverCountAgainstNoRetractionAfterARestartEither() {
    for (int i = 0; i <= CONFIG.brakes().retractionsPerHour(); i++) {
      world.say(world.verdict("v" + i, "u" + i, Standing.ACT));
    }
    world.drain();
    world.pass(Duration.ofHours(2));
    world.say(world.verdict("v99", "late", Standing.ACT));
    world.drain();
    world.pass(CONFIG.validity().minusHours(1));
    world.drain();
    assertThat(world.listed()).containsExactly("@late:evil.example");

    world.restart();
    world.say(world.verdict("v100", "late", Standing.ACT, Standing.NONE, Mode.ACT, ""));
    world.drain();
    assertThat(world.listed()).isEmpty();
  }

  @Test
  void whatAnothersEntryHeldOffIsListedWhenThatIsGone() {
    world.drain();
    var theirs =
        new Json.Obj(
            Map.of("entity", new Json.Str("@x:y"), "recommendation", new Json.Str("m.ban")));
    world.writeAs("@mo:own.example", "rule:@eve:evil.example", theirs);
    world.pass(CONFIG.readBackEvery());
    world.say(world.decision("d1", World.user("eve"), Decision.Kind.LIST, null));
    world.drain();
    assertThat(world.journal.statuses()).isEqualTo(List.of("PUBLISH HELD"));

    world.writeAs("@mo:own.example", "rule:@eve:evil.example", Json.Obj.EMPTY);
    world.pass(CONFIG.readBackEvery());
    world.drain();
    assertThat(world.listed()).containsExactly("@eve:evil.example");
  }

  @Test
  void whatABrakeHoldsStaysHeldWhenAnothersEntryCameAndWent() {
    World small = new World(withQuota(1));
    small.say(small.verdict("v1", "u1", Standing.ACT));
    small.say(small.verdict("v2", "eve", Standing.ACT));
    small.drain();
    var theirs =
        new Json.Obj(
            Map.of(
                "entity", new Json.Str("@eve:evil.example"),
                "recommendation", new Json.Str("m.ban")));
    small.writeAs("@mo:own.example", "rule:@eve:evil.example", theirs);
    small.pass(Duration.ofHours(2));
    small.drain();
    assertThat(small.journal.statuses()).endsWith("PUBLISH HELD", "PUBLISH ALREADY");

    small.writeAs(TestHomeserver.SELF.value(), "rule:@eve:evil.example", Json.Obj.EMPTY);
    small.pass(CONFIG.readBackEvery());
    small.drain();
    assertThat(small.listed()).containsExactly("@u1:evil.example");
  }

  @Test
  void aDecisionThatABrakeHoldsStaysHeldHoweverLongTheTopicKeepsOutcomes() {
    World small = new World(withDecided(1));
    small.say(small.decision("d1", World.user("u1"), Decision.Kind.LIST, null));
    small.drain();
    small.say(small.decision("d2", World.user("u2"), Decision.Kind.LIST, null));
    small.drain();
    for (int week = 1; week <= 30; week++) {
      small.pass(Duration.ofDays(7));
      small.drain();
      var kept = small.now.minus(PolicyState.RETENTION);
      small.journal.outcomes.removeIf(outcome -> outcome.at().isBefore(kept));
      small.restart();
      small.drain();
    }

    assertThat(small.listed()).containsExactly("@u1:evil.example");
    assertThat(small.journal.outcomes).hasSizeLessThan(6);
  }

  private static PolicyConfig withQuota(int perHour) {
    return withLimits(perHour, CONFIG.brakes().decidedPerHour());
  }

  private static PolicyConfig withDecided(int perHour) {
    return withLimits(CONFIG.brakes().automaticPerHour(), perHour);
  }

  private static PolicyConfig withLimits(int automaticPerHour, int decidedPerHour) {
    var base = CONFIG.brakes();
    var brakes =
        new dev.forseti.policy.brakes.BrakesConfig(
            base.moderators(),
            base.allowed(),
            base.minLiterals(),
            automaticPerHour,
            100,
            base.overallPerHour(),
            decidedPerHour,
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
