package dev.forseti.policy.brakes;

import static org.assertj.core.api.Assertions.assertThat;

import dev.forseti.model.RuleId;
import dev.forseti.model.Subject;
import dev.forseti.policy.brakes.RateWindow.Kind;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What the brakes count when the clock is set forward and back. */
class ClockJumpsTest {
  private static final Instant NOON = Instant.parse("2026-06-01T12:00:00Z");
  private static final Duration HOUR = Duration.ofHours(1);
  private static final RuleId RULE = new RuleId("link-flood");

  private final RateWindow window = new RateWindow();

  @Test
  void anEntryStampedTwoDaysLaterHidesNoneThatComesAfterIt() {
    window.add(Kind.AUTOMATIC, NOON.plus(Duration.ofDays(2)));
    for (int i = 0; i < 10; i++) {
      window.add(Kind.AUTOMATIC, NOON);
    }

    assertThat(window.within(HOUR, Kind.AUTOMATIC, NOON)).isEqualTo(11);
    assertThat(window.within(HOUR, Kind.AUTOMATIC, NOON.plus(HOUR))).isZero();
  }

  /**
   * The count is never below what was added within the last hour since the last jump, and no entry
   * counts longer than an hour of a steady clock.
   */
  @ParameterizedTest
  @ValueSource(longs = {1, 2, 3, 4, 5, 6, 7, 8, 9, 10})
  void nothingThatWasAddedSinceTheLastJumpIsForgotten(long seed) {
    Random random = new Random(seed);
    List<Instant> sinceJump = new ArrayList<>();
    Instant now = NOON;
    for (int step = 0; step < 2_000; step++) {
      if (random.nextInt(40) == 0) {
        now = now.plus(Duration.ofMinutes(random.nextInt(200_000) - 100_000));
        sinceJump.clear();
      }
      now = now.plus(Duration.ofSeconds(random.nextInt(300)));
      window.add(Kind.RETRACTED, now);
      sinceJump.add(now);
      Instant hourAgo = now.minus(HOUR);
      long added = sinceJump.stream().filter(at -> at.isAfter(hourAgo)).count();

      assertThat((long) window.within(HOUR, Kind.RETRACTED, now)).isGreaterThanOrEqualTo(added);
    }
    assertThat(window.within(HOUR, Kind.RETRACTED, now.plus(HOUR))).isZero();
  }

  @Test
  void aRuleThatOnceHitTomorrowStillSurgesToday() {
    SurgeDetector surges = new SurgeDetector(10, 3);
    surges.hit(RULE, user(0), NOON.plus(Duration.ofDays(2)));
    for (int i = 1; i <= 11; i++) {
      surges.hit(RULE, user(i), NOON);
    }

    assertThat(surges.isSurging(RULE, NOON)).isTrue();
    assertThat(surges.isSurging(RULE, NOON.plus(Duration.ofHours(2)))).isFalse();
  }

  private static Subject user(int number) {
    return new Subject(Subject.Kind.USER, "@u" + number + ":evil.example");
  }
}
