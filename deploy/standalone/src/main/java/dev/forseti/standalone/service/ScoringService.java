package dev.forseti.standalone.service;

import dev.forseti.model.RulePack;
import dev.forseti.runtime.health.Troubles;
import dev.forseti.runtime.kafka.KafkaConnection;
import dev.forseti.scoring.ScoringConfig;
import dev.forseti.scoring.ScoringJob;
import dev.forseti.scoring.cluster.FlinkCluster;
import dev.forseti.scoring.cluster.JobName;
import dev.forseti.scoring.cluster.JobSupervisor;
import dev.forseti.standalone.config.ForsetiConfig;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.function.Consumer;

/**
 * The scoring job, on a Flink inside this process or on the cluster that the configuration names;
 * it goes on from its newest checkpoint.
 */
final class ScoringService {
  private static final int RESTARTS = 1_000_000; // a dead Kafka is waited for, not given up on

  private ScoringService() {}

  /** Starts the job; closing ends it, its checkpoints kept. */
  static AutoCloseable start(
      KafkaConnection kafka,
      ForsetiConfig config,
      List<RulePack> packs,
      Consumer<String> progress,
      Troubles troubles) {
    ScoringConfig job = job(kafka, config, packs);
    ScoringJob.logRuleProblems(job, Instant.now());
    ForsetiConfig.Flink flink = config.flink();
    if (!flink.isInside()) {
      return JobSupervisor.start(
          FlinkCluster.at(flink.address().host(), flink.address().port()),
          job,
          JobName.of(kafka),
          progress,
          troubles);
    }
    AutoCloseable running = EmbeddedFlinkJob.start(job, troubles);
    progress.accept("scoring weighs events");
    return running;
  }

  private static ScoringConfig job(
      KafkaConnection kafka, ForsetiConfig config, List<RulePack> packs) {
    ScoringConfig standard = ScoringConfig.of(kafka, checkpoints(config), packs);
    return new ScoringConfig(
        standard.kafka(),
        standard.groupId(),
        standard.checkpointFolder(),
        config.scoring().checkpointInterval(),
        config.scoring().parallelism(),
        standard.packs(),
        config.scoring().falsePositiveBudget(),
        Duration.ofDays(1),
        RESTARTS);
  }

  private static Path checkpoints(ForsetiConfig config) {
    String given = config.flink().checkpoints();
    return given.isEmpty() ? config.data().resolve("checkpoints") : Path.of(given);
  }
}
