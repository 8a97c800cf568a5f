package dev.forseti.scoring;

import java.nio.file.Path;
import java.time.Duration;
import org.apache.flink.configuration.CheckpointingOptions;
import org.apache.flink.configuration.Configuration;
import org.apache.flink.configuration.CoreOptions;
import org.apache.flink.configuration.ExecutionOptions;
import org.apache.flink.configuration.ExternalizedCheckpointRetention;
import org.apache.flink.configuration.JobManagerOptions;
import org.apache.flink.configuration.MemorySize;
import org.apache.flink.configuration.PipelineOptions;
import org.apache.flink.configuration.RestOptions;
import org.apache.flink.configuration.RestartStrategyOptions;
import org.apache.flink.configuration.StateBackendOptions;
import org.apache.flink.configuration.StateRecoveryOptions;
import org.apache.flink.configuration.TaskManagerOptions;
import org.apache.flink.configuration.WebOptions;
import org.apache.flink.core.execution.RecoveryClaimMode;
import org.apache.flink.state.rocksdb.RocksDBConfigurableOptions;
import org.rocksdb.CompactionStyle;

/** What the job asks of Flink, and the modest memory of a Flink inside the standalone process. */
final class FlinkSettings {
  /** What copies much state to a slow disk is not given up as soon as it is told. */
  private static final int LIMITS = 3;

  private static final String LOOPBACK = "127.0.0.1";

  private FlinkSettings() {}

  /** The settings of the job, with the newest checkpoint to go on from when there is one. */
  static Configuration of(ScoringConfig config) {
    var settings = new Configuration();
    settings.set(PipelineOptions.GENERIC_TYPES, false);
    settings.set(PipelineOptions.AUTO_GENERATE_UIDS, false);
    settings.set(PipelineOptions.OBJECT_REUSE, true); // nothing on our streams ever changes
    settings.set(CheckpointingOptions.ENABLE_UNALIGNED, false); // or events would wait in one
    settings.set(PipelineOptions.MAX_PARALLELISM, ScoringConfig.MAX_PARALLELISM);
    settings.set(ExecutionOptions.BUFFER_TIMEOUT, Duration.ofMillis(5));
    checkpoints(settings, config);
    restarts(settings, config);
    LatestCheckpoint.in(Path.of(config.checkpointFolder()))
        .ifPresent(
            found -> {
              settings.set(StateRecoveryOptions.SAVEPOINT_PATH, found.toUri().toString());
              settings.set(StateRecoveryOptions.RESTORE_MODE, RecoveryClaimMode.CLAIM);
            });
    return settings;
  }

  private static void checkpoints(Configuration settings, ScoringConfig config) {
    settings.set(StateBackendOptions.STATE_BACKEND, "rocksdb");
    settings.set(RocksDBConfigurableOptions.USE_BLOOM_FILTER, true); // most keys asked for are new
    settings.set(RocksDBConfigurableOptions.COMPACTION_STYLE, CompactionStyle.UNIVERSAL);
    settings.set(CheckpointingOptions.INCREMENTAL_CHECKPOINTS, true);
    settings.set(CheckpointingOptions.CHECKPOINT_STORAGE, "filesystem");
    settings.set(
        CheckpointingOptions.CHECKPOINTS_DIRECTORY,
        Path.of(config.checkpointFolder()).toUri().toString());
    settings.set(CheckpointingOptions.CHECKPOINTING_INTERVAL, config.checkpointInterval());
    settings.set( // one that hangs keeps all others waiting; long before it is told as a trouble
        CheckpointingOptions.CHECKPOINTING_TIMEOUT,
        StallDetector.limit(config.checkpointInterval()).multipliedBy(LIMITS));
    settings.set(
        CheckpointingOptions.EXTERNALIZED_CHECKPOINT_RETENTION,
        ExternalizedCheckpointRetention.RETAIN_ON_CANCELLATION);
    settings.set(CheckpointingOptions.MAX_RETAINED_CHECKPOINTS, 2);
    settings.set(CheckpointingOptions.TOLERABLE_FAILURE_NUMBER, 10);
  }

  private static void restarts(Configuration settings, ScoringConfig config) {
    if (config.restarts() == 0) {
      settings.set(RestartStrategyOptions.RESTART_STRATEGY, "none");
      return;
    }
    settings.set(RestartStrategyOptions.RESTART_STRATEGY, "fixed-delay");
    settings.set(RestartStrategyOptions.RESTART_STRATEGY_FIXED_DELAY_ATTEMPTS, config.restarts());
    settings.set(RestartStrategyOptions.RESTART_STRATEGY_FIXED_DELAY_DELAY, Duration.ofSeconds(1));
  }

  /** The memory of a Flink in one process with everything else: up to 350 MiB beside the heap. */
  static Configuration inProcess(ScoringConfig config) {
    var settings = new Configuration();
    settings.set(CoreOptions.DEFAULT_PARALLELISM, config.parallelism());
    settings.set(RestOptions.ADDRESS, LOOPBACK); // else on all: a REST address runs others' code
    settings.set(RestOptions.BIND_ADDRESS, LOOPBACK);
    settings.set(ClosedRestAddress.CLOSED, true); // other users of the machine reach loopback too
    settings.set(WebOptions.SUBMIT_ENABLE, false);
    settings.set(WebOptions.CANCEL_ENABLE, false);
    settings.set(JobManagerOptions.BIND_HOST, LOOPBACK);
    settings.set(TaskManagerOptions.BIND_HOST, LOOPBACK);
    settings.set(TaskManagerOptions.NUM_TASK_SLOTS, config.parallelism());
    settings.set(TaskManagerOptions.MANAGED_MEMORY_SIZE, MemorySize.ofMebiBytes(256));
    settings.set(TaskManagerOptions.NETWORK_MEMORY_MIN, MemorySize.ofMebiBytes(64));
    settings.set(TaskManagerOptions.NETWORK_MEMORY_MAX, MemorySize.ofMebiBytes(64));
    return settings;
  }
}
