package dev.forseti.scoring.cluster;

import dev.forseti.runtime.health.Trouble.Effect;
import dev.forseti.runtime.health.Troubles;
import dev.forseti.scoring.LatestCheckpoint;
import dev.forseti.scoring.ScoringConfig;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import org.apache.flink.api.common.JobID;
import org.apache.flink.api.common.JobStatus;
import org.jspecify.annotations.Nullable;

/**
 * The scoring job on a cluster, kept running. It outlives this process when that is killed; so the
 * first look ends a job of the same name and starts it anew from the newest checkpoint. Later looks
 * start it when it is gone, as after a restart of the cluster. When somebody else ended it, it
 * stays so: two processes would end each other's job for ever.
 */
public final class KeptJob implements AutoCloseable {
  /** The name under which trouble of the job is reported. */
  private static final String PART = "scoring";

  private static final Duration BETWEEN = Duration.ofSeconds(2);
  private static final Duration UNTIL_CHECKPOINT = Duration.ofMinutes(1);
  private static final long STOP_SECONDS = 40;

  private final FlinkCluster cluster;
  private final ScoringConfig config;
  private final String name;
  private final Consumer<String> progress;
  private final Troubles troubles;
  private boolean runs;
  private final ScheduledExecutorService looks =
      Executors.newSingleThreadScheduledExecutor(
          Thread.ofPlatform().name("scoring-on-flink").daemon().factory());
  private boolean takesOver = true;
  private @Nullable JobID own;
  private long submitted;

  private KeptJob(
      FlinkCluster cluster,
      ScoringConfig config,
      String name,
      Consumer<String> progress,
      Troubles troubles) {
    this.cluster = cluster;
    this.config = config;
    this.name = name;
    this.progress = progress;
    this.troubles = troubles;
  }

  /**
   * Starts the job, or tells that it cannot be started yet and goes on trying.
   *
   * @param cluster closed with this
   * @param name what tells this job from those of others on the cluster
   * @param progress takes a line whenever it begins to run
   * @param troubles hears why it does not run
   */
  public static KeptJob start(
      FlinkCluster cluster,
      ScoringConfig config,
      String name,
      Consumer<String> progress,
      Troubles troubles) {
    var kept = new KeptJob(cluster, config, name, progress, troubles);
    kept.look();
    var unused =
        kept.looks.scheduleWithFixedDelay(
            kept::look, BETWEEN.toMillis(), BETWEEN.toMillis(), TimeUnit.MILLISECONDS);
    return kept;
  }

  private void look() {
    try {
      Map<JobID, JobStatus> jobs = cluster.jobs(name);
      List<JobID> active = active(jobs);
      if (takesOver) {
        for (JobID left : active) {
          cluster.end(left);
        }
        submit();
      } else if (active.contains(own)) {
        runs();
      } else if (!active.isEmpty() || jobs.get(own) == JobStatus.CANCELED) {
        fails(
            "the scoring job on Flink at %s was ended there, by a person or by another Forseti of"
                    .formatted(cluster)
                + " the same Kafka",
            "It stays so until this one is started again");
      } else {
        submit();
      }
    } catch (FlinkUnreachable unreachable) {
      fails(
          "Flink at %s cannot be reached, events wait in Kafka until it can: %s"
              .formatted(cluster, unreachable.getMessage()),
          "Start Flink, or mend flink.address");
    } catch (RuntimeException failed) { // or nobody would look again
      fails(
          "the scoring job on Flink at %s cannot be looked after: %s"
              .formatted(cluster, FlinkUnreachable.reason(failed)),
          "The log may say more");
    }
  }

  private static List<JobID> active(Map<JobID, JobStatus> jobs) {
    return jobs.entrySet().stream()
        .filter(job -> !job.getValue().isGloballyTerminalState())
        .map(Map.Entry::getKey)
        .toList();
  }

  private void submit() {
    takesOver = true; // until it is known to run: an answer that is lost leaves a job behind
    try {
      own = cluster.submit(config, name);
      submitted = System.nanoTime();
      takesOver = false;
      works();
    } catch (Exception refused) {
      fails(
          "Flink at %s did not take the scoring job, tried again until it does: %s"
              .formatted(cluster, FlinkUnreachable.reason(refused)),
          "The log of its JobManager may say more");
    }
  }

  private void runs() {
    Path folder = Path.of(config.checkpointFolder());
    if (System.nanoTime() - submitted > UNTIL_CHECKPOINT.toNanos()
        && LatestCheckpoint.in(folder.resolve(String.valueOf(own))).isEmpty()) {
      fails(
          "the scoring job on Flink at %s leaves no checkpoint in %s".formatted(cluster, folder),
          "Look whether it has free slots, and whether every Flink process sees that folder");
    } else {
      works();
    }
  }

  private void works() {
    troubles.recovered(PART);
    if (!runs) {
      progress.accept("scoring weighs events on Flink at " + cluster);
    }
    runs = true;
  }

  private void fails(String what, String advice) {
    runs = false;
    troubles.report(PART, Effect.STOPPED, what, advice);
  }

  /**
   * Ends the job, its checkpoints kept.
   *
   * @throws IllegalStateException when the cluster cannot be reached; then the job goes on, and the
   *     next start takes it over
   */
  @Override
  public void close() {
    looks.shutdown();
    try (cluster) {
      if (!looks.awaitTermination(STOP_SECONDS, TimeUnit.SECONDS)) {
        throw new IllegalStateException("a question to Flink at " + cluster + " takes too long");
      }
      if (own != null && active(cluster.jobs(name)).contains(own)) {
        cluster.end(own);
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
