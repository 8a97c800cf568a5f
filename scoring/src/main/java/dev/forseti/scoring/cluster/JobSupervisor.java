package dev.forseti.scoring.cluster;

import dev.forseti.runtime.health.Troubles;
import dev.forseti.scoring.ScoringConfig;
import dev.forseti.scoring.StallDetector;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import java.util.function.LongSupplier;
import org.apache.flink.api.common.JobID;
import org.apache.flink.api.common.JobStatus;
import org.jspecify.annotations.Nullable;

/**
 * Keeps the scoring job running on a cluster. The job outlives this process when that is killed; so
 * the first check ends a job of the same name and starts it anew from the newest checkpoint. Later
 * checks start it when it is gone, as after a restart of the cluster, or has failed for good
 * ({@link JobRestarts}). When somebody else ended it, it stays so: two processes would end each
 * other's job for ever.
 */
public final class JobSupervisor implements AutoCloseable {
  private static final Duration CHECK_INTERVAL = Duration.ofSeconds(2);
  private static final long STOP_SECONDS = 40;

  private final FlinkCluster cluster;
  private final ScoringConfig config;
  private final String name;
  private final JobReports reports;
  private final LongSupplier nanoTime;
  private final ScheduledExecutorService checks =
      Executors.newSingleThreadScheduledExecutor(
          Thread.ofPlatform().name("scoring-on-flink").daemon().factory());
  private final JobRestarts restarts = new JobRestarts();
  private boolean takesOver = true;
  private long submittedNanos;
  private @Nullable JobID jobId;
  private @Nullable StallDetector stalls;

  private JobSupervisor(
      FlinkCluster cluster,
      ScoringConfig config,
      String name,
      JobReports reports,
      LongSupplier nanoTime) {
    this.cluster = cluster;
    this.config = config;
    this.name = name;
    this.reports = reports;
    this.nanoTime = nanoTime;
  }

  /**
   * Starts the job, or reports that it cannot be started yet and goes on trying.
   *
   * @param cluster closed with this
   * @param name tells this job from those of others on the cluster
   * @param progress takes a line whenever the job begins to run
   * @param troubles takes the reason why it does not run
   * @param nanoTime the time that passes, as of {@link System#nanoTime}
   */
  public static JobSupervisor start(
      FlinkCluster cluster,
      ScoringConfig config,
      String name,
      Consumer<String> progress,
      Troubles troubles,
      LongSupplier nanoTime) {
    var reports = new JobReports(cluster, progress, troubles);
    var supervisor = new JobSupervisor(cluster, config, name, reports, nanoTime);
    supervisor.check();
    var unused =
        supervisor.checks.scheduleWithFixedDelay(
            supervisor::check,
            CHECK_INTERVAL.toMillis(),
            CHECK_INTERVAL.toMillis(),
            TimeUnit.MILLISECONDS);
    return supervisor;
  }

  private void check() {
    try {
      lookAfter();
    } catch (RuntimeException | Error failed) { // or nobody would check again
      reports.failed(failed);
    }
  }

  private void lookAfter() {
    try {
      Map<JobID, JobStatus> jobs = cluster.jobs(name);
      if (takesOver && !restarts.isDue(nanoTime.getAsLong())) {
        return; // it was told why
      }
      if (takesOver) {
        for (JobID left : JobRestarts.active(jobs)) {
          cluster.end(left);
        }
        submit();
        return;
      }
      switch (restarts.next(jobId, jobs, nanoTime.getAsLong())) {
        case LOOK -> checkCheckpoints();
        case LEAVE -> reports.endedByOthers();
        case WAIT -> reports.failsAgain(restarts.failures());
        case SUBMIT -> submit();
      }
    } catch (FlinkUnreachable unreachable) {
      reports.unreachable(unreachable);
    }
  }

  private void submit() {
    takesOver = true; // until it is known to run: an answer that is lost leaves a job behind
    try {
      jobId = cluster.submit(config, name);
      submittedNanos = nanoTime.getAsLong();
      stalls =
          new StallDetector(
              Path.of(config.checkpointFolder()).resolve(String.valueOf(jobId)),
              config.checkpointInterval(),
              submittedNanos);
      takesOver = false;
      restarts.taken();
      reportProgress();
    } catch (Exception refused) {
      restarts.refused(nanoTime.getAsLong());
      reports.refused(refused);
    }
  }

  private void checkCheckpoints() {
    StallDetector detector = stalls;
    if (detector != null && detector.isStalled(nanoTime.getAsLong())) {
      reports.withoutCheckpoints(Path.of(config.checkpointFolder()), detector.limit());
      return;
    }
    if (detector != null && detector.hasCheckpointSince(submittedNanos)) {
      restarts.works();
    }
    reportProgress();
  }

  private void reportProgress() {
    if (restarts.failsAgain()) {
      reports.failsAgain(restarts.failures());
    } else {
      reports.running();
    }
  }

  /**
   * Ends the job, its checkpoints kept.
   *
   * @throws IllegalStateException when the cluster cannot be reached; then the job goes on, and the
   *     next start takes it over
   */
  @Override
  public void close() {
    checks.shutdown();
    try (cluster) {
      if (!checks.awaitTermination(STOP_SECONDS, TimeUnit.SECONDS)) {
        throw new IllegalStateException("a question to Flink at " + cluster + " takes too long");
      }
      if (jobId != null && JobRestarts.active(cluster.jobs(name)).contains(jobId)) {
        cluster.end(jobId);
      }
    } catch (InterruptedException interrupted) {
      Thread.currentThread().interrupt();
    } catch (FlinkUnreachable unreachable) {
      throw new IllegalStateException(
          "Flink at %s cannot be reached; a scoring job there goes on until the next start: %s"
              .formatted(cluster, unreachable.getMessage()),
          unreachable);
    }
  }
}
