package dev.forseti.standalone.service;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class StandstillTest {
  private static final Instant BEGIN = Instant.ofEpochSecond(1_000);

  private final Standstill standstill = new Standstill(Duration.ofSeconds(5), BEGIN);

  @Test
  void saysOnceThatNoCheckpointComesAndOnceThatTheyComeAgain() {
    Optional<Instant> newest = Optional.of(BEGIN.plusSeconds(10));

    assertThat(standstill.look(newest, BEGIN.plusSeconds(70))).isEmpty();
    assertThat(standstill.look(newest, BEGIN.plusSeconds(71)).orElse(""))
        .startsWith("scoring stands still: no checkpoint for 60 s");
    assertThat(standstill.look(newest, BEGIN.plusSeconds(90))).isEmpty();
    assertThat(standstill.look(Optional.of(BEGIN.plusSeconds(95)), BEGIN.plusSeconds(96)))
        .contains("scoring gets on again");
    assertThat(standstill.look(Optional.of(BEGIN.plusSeconds(95)), BEGIN.plusSeconds(101)))
        .isEmpty();
  }

  @Test
  void countsFromTheStartAndNotFromWhatAnEarlierRunLeft() {
    Optional<Instant> old = Optional.of(BEGIN.minusSeconds(9_000));

    assertThat(standstill.look(old, BEGIN.plusSeconds(60))).isEmpty();
    assertThat(standstill.look(old, BEGIN.plusSeconds(61))).isPresent();
    assertThat(new Standstill(Duration.ofMinutes(5), BEGIN).look(old, BEGIN.plusSeconds(61)))
        .isEmpty();
  }
}
