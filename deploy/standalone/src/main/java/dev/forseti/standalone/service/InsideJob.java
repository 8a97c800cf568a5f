package dev.forseti.standalone.service;

import dev.forseti.scoring.LatestCheckpoint;
import dev.forseti.scoring.ScoringConfig;
import dev.forseti.scoring.ScoringJob;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.time.Instant;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.Consumer;
import org.apache.flink.core.execution.JobClient;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The scoring job on the Flink inside this process, and a look at it every few seconds. */
final class InsideJob implements AutoCloseable {
  private static final Logger log = LoggerFactory.getLogger(InsideJob.class);
  private static final long STOP_SECONDS = 20;
  private static final long BETWEEN_SECONDS = 5;

  private final JobClient job;
  private final Path checkpoints;
  private final Standstill standstill;
  private final Consumer<String> tell;
  private final ScheduledExecutorService looks =
      Executors.newSingleThreadScheduledExecutor(
          Thread.ofPlatform().name("scoring-inside").daemon().factory());

  private InsideJob(JobClient job, ScoringConfig config, Consumer<String> tell) {
    this.job = job;
    this.checkpoints = Path.of(config.checkpointFolder());
    this.standstill = new Standstill(config.checkpointInterval(), Instant.now());
    this.tell = tell;
  }

  /**
   * Starts the job from its newest checkpoint; closing ends it, its checkpoints kept.
   *
   * @param tell takes a line when the job stands still, and when it gets on again
   */
  static InsideJob start(ScoringConfig config, Consumer<String> tell) {
    InsideJob inside;
    try {
      inside = new InsideJob(ScoringJob.submit(ScoringJob.inProcess(config), config), config, tell);
    } catch (Exception refused) {
      throw new IllegalStateException("the scoring job did not start", refused);
    }
    var unused =
        inside.looks.scheduleWithFixedDelay(
            inside::look, BETWEEN_SECONDS, BETWEEN_SECONDS, TimeUnit.SECONDS);
    return inside;
  }

  private void look() {
    try {
      standstill
          .look(LatestCheckpoint.completedIn(checkpoints), Instant.now())
          .ifPresent(
              text -> {
                log.warn(text);
                tell.accept(text);
              });
    } catch (UncheckedIOException swept) {
      log.debug("a checkpoint was removed while it was looked at");
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
