package dev.forseti.standalone.service;

import dev.forseti.runtime.health.LoopGuard;
import dev.forseti.runtime.health.Trouble.Effect;
import dev.forseti.runtime.health.Troubles;
import dev.forseti.scoring.ScoringConfig;
import dev.forseti.scoring.ScoringJob;
import dev.forseti.scoring.StallDetector;
import java.nio.file.Path;
import java.time.Instant;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.apache.flink.core.execution.JobClient;

/** The scoring job on the Flink inside this process, and a look at it every few seconds. */
final class EmbeddedFlinkJob implements AutoCloseable {
  /** The name under which trouble of the job is reported. */
  private static final String PART = "scoring";

  private static final long STOP_SECONDS = 20;
  private static final long BETWEEN_SECONDS = 5;

  private final JobClient job;
  private final Path checkpoints;
  private final StallDetector stalls;
  private final Troubles troubles;
  private final ScheduledExecutorService looks =
      Executors.newSingleThreadScheduledExecutor(
          Thread.ofPlatform().name("scoring-inside").daemon().factory());

  private EmbeddedFlinkJob(JobClient job, ScoringConfig config, Troubles troubles) {
    this.job = job;
    this.checkpoints = Path.of(config.checkpointFolder());
    this.stalls = new StallDetector(checkpoints, config.checkpointInterval(), Instant.now());
    this.troubles = troubles;
  }

  /**
   * Starts the job from its newest checkpoint; closing ends it, its checkpoints kept.
   *
   * @param troubles hears when the job makes no progress
   */
  static EmbeddedFlinkJob start(ScoringConfig config, Troubles troubles) {
    EmbeddedFlinkJob inside;
    try {
      inside =
          new EmbeddedFlinkJob(
              ScoringJob.submit(ScoringJob.inProcess(config), config), config, troubles);
    } catch (Exception refused) {
      throw new IllegalStateException("the scoring job did not start", refused);
    }
    var guard =
        new LoopGuard(
            troubles, "scoring-inside", Effect.STOPPED, "Nobody sees whether scoring goes on");
    var unused =
        inside.looks.scheduleWithFixedDelay(
            () -> guard.run(inside::look), BETWEEN_SECONDS, BETWEEN_SECONDS, TimeUnit.SECONDS);
    return inside;
  }

  private void look() {
    if (stalls.isStalled(Instant.now())) {
      troubles.report(
          PART,
          Effect.STOPPED,
          "Scoring stands still, without a checkpoint for %d s; events wait in Kafka"
              .formatted(stalls.limit().toSeconds()),
          "Look whether %s can be written and has room; the log may say more"
              .formatted(checkpoints));
    } else {
      troubles.recovered(PART);
    }
  }

  @Override
  public void close() {
    looks.shutdownNow();
    try {
      job.cancel().get(STOP_SECONDS, TimeUnit.SECONDS);
    } catch (InterruptedException interrupted) {
      Thread.currentThread().interrupt();
    } catch (ExecutionException | TimeoutException failed) {
      throw new IllegalStateException("the scoring job did not stop", failed);
    }
  }
}
