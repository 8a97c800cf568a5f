package dev.forseti.policy.brakes;

import static org.assertj.core.api.Assertions.assertThat;

import dev.forseti.model.Subject;
import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.Test;

/** What is counted for a time that turns out to be later than now. */
class ClockJumpsTest {
  private static final Instant NOON = Instant.parse("2026-06-01T12:00:00Z");
  private static final Duration HOUR = Duration.ofHours(1);
  private static final Subject RULE = Subject.campaign("rule", "link-flood");

  private final RateWindow<String> window = new RateWindow<>();

  @Test
  void anEntryStampedTwoDaysLaterHidesNoneThatComesAfterIt() {
    window.add("automatic", NOON.plus(Duration.ofDays(2)));
    for (int i = 0; i < 10; i++) {
      window.add("automatic", NOON);
    }

    assertThat(window.within(HOUR, "automatic", NOON)).isEqualTo(11);
    assertThat(window.within(HOUR, "automatic", NOON.plus(HOUR))).isZero();
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
