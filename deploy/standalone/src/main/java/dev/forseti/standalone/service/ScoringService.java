package dev.forseti.standalone.service;

import dev.forseti.model.RulePack;
import dev.forseti.policy.PolicyOptions;
import dev.forseti.runtime.config.Address;
import dev.forseti.runtime.health.Troubles;
import dev.forseti.runtime.kafka.KafkaConnection;
import dev.forseti.scoring.ScoringConfig;
import dev.forseti.scoring.ScoringJob;
import dev.forseti.scoring.ScoringOptions;
import dev.forseti.scoring.cluster.FlinkCluster;
import dev.forseti.scoring.cluster.JobName;
import dev.forseti.scoring.cluster.JobSupervisor;
import dev.forseti.standalone.config.ForsetiConfig;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;

/**
 * The scoring job, on a Flink inside this process or on the cluster that the configuration names;
 * it goes on from its newest checkpoint.
 */
final class ScoringService {
  private ScoringService() {}

  /** Starts the job; closing ends it, its checkpoints kept. */
  static AutoCloseable start(
      KafkaConnection kafka,
      ForsetiConfig config,
      List<RulePack> packs,
      Consumer<String> progress,
      Troubles troubles) {
    ScoringConfig job =
        ScoringConfig.of(config.values(), kafka, config.data().resolve("checkpoints"), packs)
            .protecting(config.get(PolicyOptions.ROOMS));
    ScoringJob.logRuleProblems(job, Instant.now());
    Optional<Address> flink = config.get(ScoringOptions.FLINK_ADDRESS);
    if (flink.isPresent()) {
      return JobSupervisor.start(
          FlinkCluster.at(flink.get().host(), flink.get().port()),
          job,
          JobName.of(kafka),
          progress,
          troubles,
          System::nanoTime);
    }
    AutoCloseable running = EmbeddedFlinkJob.start(job, troubles);
    progress.accept("scoring weighs events");
    return running;
  }
}
