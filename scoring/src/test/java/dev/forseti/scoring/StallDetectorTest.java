package dev.forseti.scoring;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class StallDetectorTest {
  private static final Instant BEGIN = Instant.ofEpochSecond(1_000);

  @TempDir private Path checkpoints;

  @Test
  void isStalledWhileNoCheckpointComes() {
    StallDetector stalls = detector(Duration.ofSeconds(5));
    Optional<Instant> newest = Optional.of(BEGIN.plusSeconds(10));

    assertThat(stalls.isStalled(newest, BEGIN.plusSeconds(70))).isFalse();
    assertThat(stalls.isStalled(newest, BEGIN.plusSeconds(71))).isTrue();
    assertThat(stalls.isStalled(Optional.of(BEGIN.plusSeconds(95)), BEGIN.plusSeconds(96)))
        .isFalse();
  }

  @Test
  void countsFromTheStartAndNotFromWhatAnEarlierRunLeft() {
    StallDetector stalls = detector(Duration.ofSeconds(5));
    Optional<Instant> old = Optional.of(BEGIN.minusSeconds(9_000));

    assertThat(stalls.isStalled(old, BEGIN.plusSeconds(60))).isFalse();
    assertThat(stalls.isStalled(old, BEGIN.plusSeconds(61))).isTrue();
  }

  /** With checkpoints every ten minutes a job without one for a minute is no trouble. */
  @Test
  void waitsForFiveIntervalsWhereTheyAreLong() {
    StallDetector stalls = detector(Duration.ofMinutes(10));

    assertThat(stalls.isStalled(BEGIN.plusSeconds(3_000))).isFalse();
    assertThat(stalls.isStalled(BEGIN.plusSeconds(3_001))).isTrue();
  }

  @Test
  void aJobWhoseCheckpointsStopLaterIsStalledToo() throws IOException {
    StallDetector stalls = detector(Duration.ofSeconds(5));
    Path metadata = Files.createDirectories(checkpoints.resolve("job/chk-7")).resolve("_metadata");
    Files.writeString(metadata, "complete");
    Files.setLastModifiedTime(metadata, FileTime.from(BEGIN.plusSeconds(600)));

    assertThat(stalls.isStalled(BEGIN.plusSeconds(660))).isFalse();
    assertThat(stalls.isStalled(BEGIN.plusSeconds(661))).isTrue();
  }

  private StallDetector detector(Duration interval) {
    return new StallDetector(checkpoints, interval, BEGIN);
  }
}
