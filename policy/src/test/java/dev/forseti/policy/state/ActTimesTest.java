package dev.forseti.policy.state;

import static org.assertj.core.api.Assertions.assertThat;

import dev.forseti.model.Subject;
import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.Test;

class ActTimesTest {
  private static final Instant NOON = Instant.parse("2026-06-01T12:00:00Z");
  private static final Duration DAY = Duration.ofDays(1);
  private static final Duration MINUTE = Duration.ofMinutes(1);
  private static final Subject EVE = new Subject(Subject.Kind.USER, "@eve:evil.example");

  private final ActTimes times = new ActTimes();

  @Test
  void theyGoOnAsFastAsAClockThatWasSetBack() {
    act(NOON.plus(DAY));

    Instant first = act(NOON);
    assertThat(first).isAfter(NOON.plus(DAY));
    for (int minute = 1; minute <= 10; minute++) {
      assertThat(act(NOON.plus(MINUTE.multipliedBy(minute))))
          .isEqualTo(first.plus(MINUTE.multipliedBy(minute)));
    }
    assertThat(act(NOON.minus(DAY))).isAfter(first.plus(MINUTE.multipliedBy(10)));
  }

  @Test
  void theyAreTheClocksAgainOnceItIsNotBehind() {
    act(NOON.plus(MINUTE));
    act(NOON);

    Instant later = NOON.plus(DAY);
    assertThat(act(later)).isEqualTo(later);
    assertThat(act(later.plus(MINUTE))).isEqualTo(later.plus(MINUTE));
  }

  private Instant act(Instant now) {
    Instant at = times.next(EVE, now);
    times.seen(EVE, at);
    return at;
  }
}
