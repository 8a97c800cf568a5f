package dev.forseti.standalone.service;

import static org.assertj.core.api.Assertions.assertThat;

import dev.forseti.scoring.JobFailure;
import dev.forseti.scoring.StallDetector;
import dev.forseti.standalone.service.JobProgress.Found;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class JobProgressTest {
  private static final long BEGIN = -7_000;

  @TempDir private Path checkpoints;

  private JobProgress progress;

  @BeforeEach
  void start() {
    progress = new JobProgress(new StallDetector(checkpoints, Duration.ofSeconds(5), BEGIN), BEGIN);
  }

  @Test
  void worksFromItsFirstCheckpointOn() throws IOException {
    assertThat(look(5)).isEqualTo(Found.UNPROVEN);
    assertThat(look(50)).isEqualTo(Found.UNPROVEN);
    complete(1);
    assertThat(look(55)).isEqualTo(Found.WORKS);
    assertThat(look(60)).isEqualTo(Found.WORKS);
  }

  /** Each time it runs for some seconds, in which nothing else is wrong with it. */
  @Test
  void failsAgainFromTheSecondFailureUntilACheckpointHoweverLongItRunsBetween() throws IOException {
    complete(1);
    look(5);
    complete(2);
    assertThat(look(10)).isEqualTo(Found.WORKS);

    assertThat(look(15, 1)).as("one failure").isEqualTo(Found.WORKS);
    assertThat(look(20, 2)).isEqualTo(Found.FAILS_AGAIN);
    assertThat(look(25, 2)).isEqualTo(Found.FAILS_AGAIN);
    assertThat(look(30, 3)).isEqualTo(Found.FAILS_AGAIN);
    assertThat(look(100, 3)).as("and stands still").isEqualTo(Found.FAILS_AGAIN);
    assertThat(progress.cause()).isEqualTo("TimeoutException");

    complete(3);
    assertThat(look(105, 3)).isEqualTo(Found.WORKS);
    assertThat(look(110, 3)).isEqualTo(Found.WORKS);
  }

  @Test
  void aFailureThatACheckpointFollowsIsOver() throws IOException {
    complete(1);
    look(5);
    for (int failure = 1; failure <= 5; failure++) {
      look(10L * failure, failure);
      complete(1 + failure);
      assertThat(look(10L * failure + 5, failure)).isEqualTo(Found.WORKS);
    }
  }

  @Test
  void standsStillUntilANewCheckpoint() throws IOException {
    assertThat(look(5)).isEqualTo(Found.UNPROVEN);
    assertThat(look(61)).isEqualTo(Found.STANDS_STILL);
    complete(1);
    assertThat(look(66)).isEqualTo(Found.WORKS);
  }

  @Test
  void afterAnotherTroubleACheckpointHasToComeAnew() throws IOException {
    look(5);
    complete(1);
    assertThat(look(10)).isEqualTo(Found.WORKS);
    progress.unproven(after(10));

    assertThat(look(15)).isEqualTo(Found.UNPROVEN);
    assertThat(look(40)).as("however long it runs").isEqualTo(Found.UNPROVEN);
    complete(2);
    assertThat(look(45)).isEqualTo(Found.WORKS);
  }

  /** Flink does not answer while it starts a job again. */
  @Test
  void aFailureThatCannotBeToldForAWhileIsNoOtherOne() {
    look(5, 1);
    look(10);

    assertThat(look(15, 1)).isEqualTo(Found.UNPROVEN);
  }

  private void complete(int number) throws IOException {
    Path checkpoint = Files.createDirectories(checkpoints.resolve("job/chk-" + number));
    Files.writeString(checkpoint.resolve("_metadata"), "complete");
  }

  private Found look(long seconds) {
    return progress.look(after(seconds), null);
  }

  private Found look(long seconds, long failure) {
    return progress.look(after(seconds), new JobFailure(failure, "TimeoutException"));
  }

  private static long after(long seconds) {
    return BEGIN + Duration.ofSeconds(seconds).toNanos();
  }
}
