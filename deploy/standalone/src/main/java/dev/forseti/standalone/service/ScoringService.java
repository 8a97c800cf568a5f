package dev.forseti.standalone.service;

import dev.forseti.model.RulePack;
import dev.forseti.scoring.ScoringConfig;
import dev.forseti.scoring.ScoringJob;
import dev.forseti.standalone.config.ForsetiConfig;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.apache.flink.core.execution.JobClient;

/** The scoring job on a Flink inside this process; it goes on from its newest checkpoint. */
final class ScoringService implements AutoCloseable {
  private static final long STOP_SECONDS = 20;
  private static final int RESTARTS = 1_000_000; // a dead Kafka is waited for, not given up on

  private final JobClient job;

  private ScoringService(JobClient job) {
    this.job = job;
  }

  static ScoringService start(
      String kafka, Path checkpoints, ForsetiConfig.Scoring settings, List<RulePack> packs) {
    ScoringConfig standard = ScoringConfig.of(kafka, checkpoints, packs);
    var config =
        new ScoringConfig(
            standard.bootstrapServers(),
            standard.groupId(),
            standard.checkpointFolder(),
            settings.checkpointInterval(),
            settings.parallelism(),
            standard.packs(),
            standard.wordLists(),
            settings.falsePositiveBudget(),
            Duration.ofDays(1),
            RESTARTS);
    try {
      ScoringJob.tellOfRules(config, Instant.now());
      return new ScoringService(ScoringJob.submit(ScoringJob.inProcess(config), config));
    } catch (Exception refused) {
      throw new IllegalStateException("the scoring job did not start", refused);
    }
  }

  @Override
  public void close() {
    try {
      job.cancel().get(STOP_SECONDS, TimeUnit.SECONDS);
    } catch (InterruptedException interrupted) {
      Thread.currentThread().interrupt();
    } catch (ExecutionException | TimeoutException failed) {
      throw new IllegalStateException("the scoring job did not stop", failed);
    }
  }
}
