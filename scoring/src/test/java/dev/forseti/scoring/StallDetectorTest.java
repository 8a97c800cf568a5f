package dev.forseti.scoring;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class StallDetectorTest {
  private static final long BEGIN = -7_000;

  @TempDir private Path checkpoints;

  @Test
  void isStalledWhileNoCheckpointComesAndGoesOnWithTheNext() throws IOException {
    StallDetector stalls = detector(Duration.ofSeconds(5));
    assertThat(stalls.isStalled(after(5))).isFalse();
    complete("job/chk-1", 1_000);
    assertThat(stalls.isStalled(after(10))).isFalse();

    assertThat(stalls.isStalled(after(70))).isFalse();
    assertThat(stalls.isStalled(after(71))).isTrue();
    complete("job/chk-2", 2_000);
    assertThat(stalls.isStalled(after(72))).isFalse();
  }

  @Test
  void countsFromTheStartAndNotFromWhatAnEarlierRunLeft() throws IOException {
    complete("earlier/chk-90", 1_000);
    StallDetector stalls = detector(Duration.ofSeconds(5));

    assertThat(stalls.isStalled(after(5))).isFalse();
    assertThat(stalls.isStalled(after(60))).isFalse();
    assertThat(stalls.isStalled(after(61))).isTrue();
  }

  /** With checkpoints every ten minutes a job without one for a minute is no trouble. */
  @Test
  void waitsForFiveIntervalsWhereTheyAreLong() {
    StallDetector stalls = detector(Duration.ofMinutes(10));

    assertThat(stalls.isStalled(after(3_000))).isFalse();
    assertThat(stalls.isStalled(after(3_001))).isTrue();
  }

  /** Files have the time of a clock that may be set: a month ahead, and back again. */
  @Test
  void goesByTheTimeThatPassesWhateverTheFilesAreDated() throws IOException {
    StallDetector stalls = detector(Duration.ofSeconds(5));
    complete("job/chk-1", 9_000_000);
    assertThat(stalls.isStalled(after(50))).isFalse();
    complete("job/chk-2", 1_000);
    assertThat(stalls.isStalled(after(100))).isFalse();

    assertThat(stalls.isStalled(after(161))).isTrue();
  }

  @Test
  void aCheckpointThatIsSweptIsNoProgress() throws IOException {
    StallDetector stalls = detector(Duration.ofSeconds(5));
    complete("job/chk-1", 1_000);
    Path second = complete("job/chk-2", 2_000);
    assertThat(stalls.isStalled(after(5))).isFalse();
    Files.delete(second.resolve("_metadata"));

    assertThat(stalls.isStalled(after(61))).isTrue();
  }

  @Test
  void knowsWhetherACheckpointCameAfterAMomentWhichAStartIsNot() throws IOException {
    complete("earlier/chk-90", 1_000);
    StallDetector stalls = detector(Duration.ofSeconds(5));
    assertThat(stalls.isStalled(after(5))).isFalse();
    assertThat(stalls.hasCheckpointSince(BEGIN)).isFalse();

    complete("job/chk-1", 2_000);
    assertThat(stalls.isStalled(after(10))).isFalse();
    assertThat(stalls.hasCheckpointSince(after(5))).isTrue();
    assertThat(stalls.hasCheckpointSince(after(10))).isFalse();
  }

  /** As on a disk that was taken off and put back. */
  @Test
  void checkpointsOfAFolderThatWasAwayAreNoNewOnes() throws IOException {
    StallDetector stalls = detector(Duration.ofSeconds(5));
    complete("job/chk-1", 1_000);
    assertThat(stalls.isStalled(after(5))).isFalse();
    Path away = checkpoints.resolveSibling(checkpoints.getFileName() + "-away");
    Files.move(checkpoints, away);
    assertThat(stalls.isStalled(after(61))).isTrue();
    Files.move(away, checkpoints);

    assertThat(stalls.isStalled(after(66))).isTrue();
    assertThat(stalls.hasCheckpointSince(after(5))).isFalse();
    complete("job/chk-2", 2_000);
    assertThat(stalls.isStalled(after(71))).isFalse();
  }

  private Path complete(String name, long second) throws IOException {
    Path checkpoint = Files.createDirectories(checkpoints.resolve(name));
    Path metadata = Files.writeString(checkpoint.resolve("_metadata"), "complete");
    Files.setLastModifiedTime(metadata, FileTime.from(Instant.ofEpochSecond(second)));
    return checkpoint;
  }

  private static long after(long seconds) {
    return BEGIN + Duration.ofSeconds(seconds).toNanos();
  }

  private StallDetector detector(Duration interval) {
    return new StallDetector(checkpoints, interval, BEGIN);
  }
}
