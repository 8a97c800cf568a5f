package dev.forseti.policy.state;

import static org.assertj.core.api.Assertions.assertThat;

import dev.forseti.model.Decision;
import dev.forseti.model.EntityPattern;
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
import dev.forseti.policy.PolicyConfig;
import dev.forseti.policy.World;
import dev.forseti.policy.brakes.BrakeResult;
import dev.forseti.policy.brakes.Brakes;
import dev.forseti.policy.brakes.BrakesConfig;
import dev.forseti.policy.brakes.CountedWith;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.UnaryOperator;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** What policy remembers, and for how long. */
class PolicyStateTest {
  private final World world = new World(PolicyConfig.DEFAULT.withMode(Mode.ACT));
  private final PolicyState state = new PolicyState(false);

  @Test
  void forgetsOfWhomItsTopicsHoldNothingAnyMore() {
    state.add(world.verdict("v1", "old", Standing.ACT));
    state.add(outcome("old", World.NOON));
    state.add(world.verdict("v2", "asked", Standing.ACT));
    state.add(outcome("asked", World.NOON.plusSeconds(1)));
    state.add(world.decision("d1", World.user("decided"), Decision.Kind.LIST, null));
    state.add(outcome("decided", World.NOON));
    state.add(outcome("listed", World.NOON));
    state.add(published("listed"));
    world.pass(Duration.ofSeconds(1));
    state.add(world.verdict("v3", "new", Standing.WATCH));

    state.forget(World.NOON.plus(PolicyState.RETENTION));
    assertThat(asked()).isEqualTo(Set.of("old", "asked", "decided", "listed"));

    state.forget(World.NOON.plus(PolicyState.RETENTION).plusSeconds(1));
    assertThat(asked()).isEqualTo(Set.of("asked", "decided", "listed"));
    assertThat(state.subjects())
        .isEqualTo(Set.of(World.user("asked"), World.user("decided"), World.user("new")));
    assertThat(state.bans().causes(World.user("old"))).isEmpty();

    state.forget(World.NOON.plus(PolicyState.RETENTION).plusSeconds(2));
    assertThat(asked()).isEqualTo(Set.of("decided", "listed"));
    assertThat(state.subjects()).isEqualTo(Set.of(World.user("decided")));
  }

  @ParameterizedTest
  @EnumSource(Outcome.Status.class)
  void whatWasDoneStaysDoneWhateverIsSaidOfItLater(Outcome.Status later) {
    state.add(outcome("eve", World.NOON));
    state.add(outcome("eve", later, World.NOON.plusSeconds(60)));

    assertThat(state.outcomes().isDone("eve")).isTrue();
    assertThat(state.outcomes().doneAt("eve").isBefore(World.NOON)).isFalse();
    assertThat(state.outcomes().settledAt("eve").isBefore(World.NOON)).isFalse();
    assertThat(state.bans().causes(World.user("eve"))).isEqualTo(Set.of("v1"));
  }

  @Test
  void whatWasOnlySimulatedCountsAsDoneInADryRunAlone() {
    PolicyState dryRun = new PolicyState(true);
    for (PolicyState each : List.of(state, dryRun)) {
      each.add(outcome("eve", Outcome.Status.SIMULATED, World.NOON));
    }

    assertThat(state.outcomes().isDone("eve")).isFalse();
    assertThat(dryRun.outcomes().isDone("eve")).isTrue();
  }

  @Test
  void simulatedEntriesCountAgainstNoQuotaOnceTheyAreReal() {
    BrakesConfig two = quota(2);
    for (boolean simulated : List.of(true, false)) {
      PolicyState known = new PolicyState(simulated);
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
      Brakes brakes =
          new Brakes(two, new UserId("@self:own.example"), Set.of(), UnaryOperator.identity());
      BrakeFeeder.restore(known, brakes, World.NOON.plusSeconds(60));

      assertThat(isHeld(brakes)).isEqualTo(simulated);
    }
  }

  /** They were written while the clock was two days ahead. */
  @Test
  void entriesOfLaterThanNowHoldNothingLongerThanAnHourAfterARestart() {
    PolicyState known = new PolicyState(true);
    for (int i = 0; i < 5; i++) {
      known.add(
          new Outcome(
              "m" + i,
              Measure.Kind.PUBLISH,
              World.user("u" + i),
              Outcome.Status.DONE,
              "",
              null,
              "v" + i,
              World.NOON.plus(Duration.ofDays(2))));
    }
    Brakes brakes =
        new Brakes(quota(2), new UserId("@self:own.example"), Set.of(), UnaryOperator.identity());
    BrakeFeeder.restore(known, brakes, World.NOON.plusSeconds(60));
    assertThat(isHeld(brakes)).isTrue();

    Brakes later =
        new Brakes(quota(2), new UserId("@self:own.example"), Set.of(), UnaryOperator.identity());
    BrakeFeeder.restore(known, later, World.NOON.plusSeconds(60).minus(Duration.ofHours(1)));
    assertThat(isHeld(later)).isFalse();
  }

  private static boolean isHeld(Brakes brakes) {
    return brakes.beforePublishing(
            published("eve").entry(),
            Optional.of(new EntityPattern("@eve:evil.example")),
            Optional.of(CountedWith.of(null, Optional.empty())),
            World.NOON.plusSeconds(60))
        instanceof BrakeResult.Held;
  }

  private static BrakesConfig quota(int perHour) {
    BrakesConfig base = BrakesConfig.DEFAULT;
    return new BrakesConfig(
        base.moderators(),
        base.allowed(),
        base.minLiterals(),
        perHour,
        base.automaticPerDay(),
        base.overallPerHour(),
        base.decidedPerHour(),
        base.retractionsPerHour(),
        base.surgeFloor(),
        base.surgeFactor(),
        base.automaticKinds());
  }

  /** By whom outcomes are about; their measures have these names. */
  private Set<String> asked() {
    return state.outcomes().newest().stream()
        .map(Outcome::measureId)
        .collect(Collectors.toUnmodifiableSet());
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
