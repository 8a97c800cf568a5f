package dev.forseti.standalone.service;

import dev.forseti.model.RulePack;
import dev.forseti.scoring.ScoringConfig;
import dev.forseti.scoring.ScoringJob;
import dev.forseti.scoring.cluster.FlinkCluster;
import dev.forseti.scoring.cluster.JobName;
import dev.forseti.scoring.cluster.KeptJob;
import dev.forseti.standalone.config.ForsetiConfig;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.Consumer;
import org.apache.flink.core.execution.JobClient;

/**
 * The scoring job, on a Flink inside this process or on the cluster that the configuration names;
 * it goes on from its newest checkpoint.
 */
final class ScoringService {
  private static final long STOP_SECONDS = 20;
  private static final int RESTARTS = 1_000_000; // a dead Kafka is waited for, not given up on

  private ScoringService() {}

  /** Starts the job; closing ends it, its checkpoints kept. */
  static AutoCloseable start(
      String kafka, ForsetiConfig config, List<RulePack> packs, Consumer<String> progress) {
    ScoringConfig job = job(kafka, config, packs);
    ScoringJob.tellOfRules(job, Instant.now());
    ForsetiConfig.Flink flink = config.flink();
    if (!flink.isInside()) {
      return KeptJob.start(
          FlinkCluster.at(flink.address().host(), flink.address().port()),
          job,
          JobName.of(kafka),
          progress);
    }
    AutoCloseable running = inside(job);
    progress.accept("scoring weighs events");
    return running;
  }

  private static ScoringConfig job(String kafka, ForsetiConfig config, List<RulePack> packs) {
    ScoringConfig standard = ScoringConfig.of(kafka, checkpoints(config), packs);
    return new ScoringConfig(
        standard.bootstrapServers(),
        standard.groupId(),
        standard.checkpointFolder(),
        config.scoring().checkpointInterval(),
        config.scoring().parallelism(),
        standard.packs(),
        standard.wordLists(),
        config.scoring().falsePositiveBudget(),
        Duration.ofDays(1),
        RESTARTS);
  }

  private static Path checkpoints(ForsetiConfig config) {
    String given = config.flink().checkpoints();
    return given.isEmpty() ? config.data().resolve("checkpoints") : Path.of(given);
  }

  private static AutoCloseable inside(ScoringConfig config) {
    try {
      JobClient job = ScoringJob.submit(ScoringJob.inProcess(config), config);
      return () -> stop(job);
    } catch (Exception refused) {
      throw new IllegalStateException("the scoring job did not start", refused);
    }
  }

  private static void stop(JobClient job) {
    try {
      job.cancel().get(STOP_SECONDS, TimeUnit.SECONDS);
    } catch (InterruptedException interrupted) {
      Thread.currentThread().interrupt();
    } catch (ExecutionException | TimeoutException failed) {
      throw new IllegalStateException("the scoring job did not stop", failed);
    }
  }
}
