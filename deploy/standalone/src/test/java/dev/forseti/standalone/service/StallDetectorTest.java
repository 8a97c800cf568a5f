package dev.forseti.standalone.service;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class StallDetectorTest {
  private static final Instant BEGIN = Instant.ofEpochSecond(1_000);

  private final StallDetector stalls = new StallDetector(Duration.ofSeconds(5), BEGIN);

  @Test
  void isStalledWhileNoCheckpointComes() {
    Optional<Instant> newest = Optional.of(BEGIN.plusSeconds(10));

    assertThat(stalls.isStalled(newest, BEGIN.plusSeconds(70))).isFalse();
    assertThat(stalls.isStalled(newest, BEGIN.plusSeconds(71))).isTrue();
    assertThat(stalls.isStalled(Optional.of(BEGIN.plusSeconds(95)), BEGIN.plusSeconds(96)))
        .isFalse();
  }

  @Test
  void countsFromTheStartAndNotFromWhatAnEarlierRunLeft() {
    Optional<Instant> old = Optional.of(BEGIN.minusSeconds(9_000));

    assertThat(stalls.isStalled(old, BEGIN.plusSeconds(60))).isFalse();
    assertThat(stalls.isStalled(old, BEGIN.plusSeconds(61))).isTrue();
    assertThat(
            new StallDetector(Duration.ofMinutes(5), BEGIN).isStalled(old, BEGIN.plusSeconds(61)))
        .isFalse();
  }
}
