package dev.forseti.policy;

import static org.assertj.core.api.Assertions.assertThat;

import dev.forseti.model.Harm;
import dev.forseti.model.ListEntry;
import dev.forseti.model.ListEntry.Recommendation;
import dev.forseti.model.Mode;
import dev.forseti.model.RuleId;
import dev.forseti.model.Standing;
import dev.forseti.model.Subject;
import dev.forseti.model.UserId;
import dev.forseti.policy.brakes.BrakeResult;
import dev.forseti.policy.brakes.Brakes;
import dev.forseti.policy.brakes.BrakesConfig;
import dev.forseti.policy.brakes.CountedWith;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What the brakes count is the same, however the clock is set. */
class QuotaClockTest {
  private static final int LIMIT = 5;
  private static final Duration HOUR = Duration.ofHours(1);
  private static final Duration TWO_DAYS = Duration.ofDays(2);
  private static final CountedWith COUNTED =
      CountedWith.of(null, Optional.of(new RuleId("link-flood")));
  private static final BrakesConfig BRAKES =
      new BrakesConfig(
          Set.of(), List.of(), 5, LIMIT, 1_000, 1_000, 100, 50, 10, 3, Set.of(Subject.Kind.USER));

  private final World world = new World(config(quiet(BRAKES)));
  private int said;

  @ParameterizedTest
  @ValueSource(longs = {2, -2})
  void aClockThatWasSetForAMomentDoesNotEmptyTheQuota(long days) {
    sayAbout(LIMIT + 1);
    assertThat(published()).isEqualTo(LIMIT);

    world.setClock(Duration.ofDays(days));
    sayAbout(1);
    world.setClock(Duration.ofDays(-days));
    sayAbout(1);

    assertThat(published()).isEqualTo(LIMIT);
  }

  /** Neither more nor fewer than the limit leave within any hour of time that passed. */
  @ParameterizedTest
  @ValueSource(longs = {1, 2, 3, 4, 5})
  void theQuotaIsExactWhateverTheClockIsSetTo(long seed) {
    Random random = new Random(seed);
    List<Duration> left = new ArrayList<>();
    Duration passed = Duration.ZERO;
    for (int step = 0; step < 300; step++) {
      if (random.nextInt(15) == 0) {
        world.setClock(Duration.ofMinutes(random.nextInt(6_000) - 3_000));
      }
      Duration pause = Duration.ofSeconds(random.nextInt(1_000));
      world.pass(pause);
      passed = passed.plus(pause);
      Duration hourAgo = passed.minus(HOUR);
      if (left.stream().filter(at -> at.compareTo(hourAgo) > 0).count() < LIMIT) {
        left.add(passed);
      }
      sayAbout(1);

      assertThat(published()).as("step " + step).isEqualTo(left.size());
    }
  }

  @ParameterizedTest
  @ValueSource(longs = {2, -2})
  void aRuleSurgesStillAfterTheClockWasSetForAMoment(long days) {
    long[] nanos = {0};
    ClockWatch watch = new ClockWatch(() -> nanos[0]);
    watch.look(World.NOON);
    Brakes brakes =
        new Brakes(BRAKES, new UserId("@self:own.example"), Set.of(), watch.steadyTimes());
    for (int i = 0; i <= BRAKES.surgeFloor(); i++) {
      brakes.hit(COUNTED, World.user("u" + i), World.NOON);
    }
    Instant other = World.NOON.plus(Duration.ofDays(days));
    watch.look(other);
    assertThat(isSurging(brakes, other)).isTrue();
    watch.look(World.NOON);
    assertThat(isSurging(brakes, World.NOON)).isTrue();

    nanos[0] += HOUR.multipliedBy(2).toNanos();
    Instant later = World.NOON.plus(HOUR.multipliedBy(2));
    watch.look(later);
    assertThat(isSurging(brakes, later)).isFalse();
  }

  @Test
  void aVerdictThatCameInWhileTheClockWasAheadIsCountedAsOfThen() {
    World busy = new World(config(BRAKES));
    busy.drain();
    for (int i = 0; i < BRAKES.surgeFloor(); i++) {
      busy.say(busy.verdict("v" + i, "u" + i, Standing.ACT));
    }
    busy.setClock(TWO_DAYS);
    busy.say(busy.verdict("w", "w", Standing.ACT));
    busy.setClock(TWO_DAYS.negated());
    busy.drain();

    assertThat(busy.listed()).isEmpty();
  }

  private static boolean isSurging(Brakes brakes, Instant now) {
    ListEntry entry =
        new ListEntry(
            World.user("eve"), Recommendation.BAN, "spam", Harm.SPAM, "v", World.NOON, null);
    BrakeResult result =
        brakes.beforePublishing(entry, Optional.empty(), Optional.of(COUNTED), now);
    return result instanceof BrakeResult.Held held && held.brake() == BrakeResult.Brake.SURGE;
  }

  private static BrakesConfig quiet(BrakesConfig brakes) {
    return new BrakesConfig(
        brakes.moderators(),
        brakes.allowed(),
        brakes.minLiterals(),
        brakes.automaticPerHour(),
        brakes.automaticPerDay(),
        brakes.overallPerHour(),
        brakes.decidedPerHour(),
        brakes.retractionsPerHour(),
        1_000,
        brakes.surgeFactor(),
        brakes.automaticKinds());
  }

  private static PolicyConfig config(BrakesConfig brakes) {
    PolicyConfig base = PolicyConfig.DEFAULT;
    return new PolicyConfig(
        base.room(), Mode.ACT, base.validity(), base.readBackEvery(), Set.of(), false, brakes);
  }

  private void sayAbout(int users) {
    for (int i = 0; i < users; i++) {
      said++;
      world.say(world.verdict("v" + said, "u" + said, Standing.ACT));
    }
    world.drain();
  }

  private int published() {
    return (int) world.homeserver.effects.stream().filter("PUBLISH"::equals).count();
  }
}
