package dev.forseti.standalone.service;

import dev.forseti.scoring.InProcessFlink;
import dev.forseti.scoring.JobFailure;
import dev.forseti.scoring.ScoringConfig;
import dev.forseti.scoring.ScoringJob;
import dev.forseti.scoring.StallDetector;
import java.nio.file.Path;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import org.apache.flink.core.execution.JobClient;

/**
 * The scoring job on the Flink inside this process, from its start to its end.
 *
 * @param end done when Flink does not start it again
 * @param taskManager whether Flink has where it can run
 * @param progress whether it works
 */
record JobRun(
    JobClient job, CompletableFuture<?> end, TaskManagerWatch taskManager, JobProgress progress) {
  /**
   * Starts it from its newest checkpoint.
   *
   * @throws Exception when Flink refuses it
   */
  static JobRun start(ScoringConfig config) throws Exception {
    InProcessFlink flink = ScoringJob.inProcess(config);
    JobClient job = ScoringJob.submit(flink, config);
    long begin = System.nanoTime();
    var stalls =
        new StallDetector(Path.of(config.checkpointFolder()), config.checkpointInterval(), begin);
    return new JobRun(
        job,
        job.getJobExecutionResult(),
        new TaskManagerWatch(flink),
        new JobProgress(stalls, begin));
  }

  /** Its newest failure; none when it has not failed, or when that cannot be told now. */
  Optional<JobFailure> newestFailure() {
    try {
      return taskManager.flink().newestFailure(job.getJobID());
    } catch (InterruptedException ending) {
      Thread.currentThread().interrupt();
      return Optional.empty();
    }
  }

  /** Asks for a checkpoint before the next one comes by itself. */
  void askForCheckpoint() {
    taskManager.flink().askForCheckpoint(job.getJobID());
  }
}
