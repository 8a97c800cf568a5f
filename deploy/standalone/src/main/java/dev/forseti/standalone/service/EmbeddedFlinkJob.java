package dev.forseti.standalone.service;

import dev.forseti.runtime.health.LoopGuard;
import dev.forseti.runtime.health.Trouble.Effect;
import dev.forseti.runtime.health.Troubles;
import dev.forseti.scoring.InProcessFlink;
import dev.forseti.scoring.ScoringConfig;
import dev.forseti.scoring.ScoringJob;
import dev.forseti.scoring.StallDetector;
import java.nio.file.Path;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.locks.ReentrantLock;
import org.apache.flink.core.execution.JobClient;

/**
 * The scoring job on the Flink inside this process, and a look at it every few seconds: one that
 * has ended, for whatever reason, is started again from its newest checkpoint, and one whose
 * TaskManager has died gets another.
 */
final class EmbeddedFlinkJob implements AutoCloseable {
  /** The name under which trouble of the job is reported. */
  static final String PART = "scoring";

  private static final long STOP_SECONDS = 20;
  private static final long BETWEEN_SECONDS = 5;

  /** A job that was started again and runs so long has not ended for the same reason again. */
  private static final Duration SETTLED = Duration.ofSeconds(15);

  private final ScoringConfig config;
  private final Troubles troubles;
  private final ReentrantLock oneActs = new ReentrantLock();
  private final ScheduledExecutorService looks =
      Executors.newSingleThreadScheduledExecutor(
          Thread.ofPlatform().name("scoring-inside").daemon().factory());
  private Run run;

  /** A job from its start to its end. */
  private record Run(
      JobClient job, CompletableFuture<?> end, TaskManagerWatch taskManager, StallDetector stalls) {
    static Run start(ScoringConfig config) throws Exception {
      InProcessFlink flink = ScoringJob.inProcess(config);
      JobClient job = ScoringJob.submit(flink, config);
      long begin = System.nanoTime();
      Path checkpoints = Path.of(config.checkpointFolder());
      return new Run(
          job,
          job.getJobExecutionResult(),
          new TaskManagerWatch(flink, begin),
          new StallDetector(checkpoints, config.checkpointInterval(), begin));
    }
  }

  private EmbeddedFlinkJob(Run run, ScoringConfig config, Troubles troubles) {
    this.run = run;
    this.config = config;
    this.troubles = troubles;
  }

  /**
   * Starts the job from its newest checkpoint; closing ends it, its checkpoints kept.
   *
   * @param troubles hears when the job makes no progress, and when it has ended
   */
  static EmbeddedFlinkJob start(ScoringConfig config, Troubles troubles) {
    EmbeddedFlinkJob inside;
    try {
      inside = new EmbeddedFlinkJob(Run.start(config), config, troubles);
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
    oneActs.lock();
    try {
      long now = System.nanoTime();
      if (looks.isShutdown()) {
        return;
      }
      if (run.end().isDone()) {
        startAgain();
      } else if (run.taskManager().isMissing()) {
        startTaskManager(now);
      } else if (run.stalls().isStalled(now)) {
        reportStall();
      } else if (now - run.taskManager().beginNanos() > SETTLED.toNanos()) {
        troubles.recovered(PART);
      }
    } finally {
      oneActs.unlock();
    }
  }

  private void startAgain() {
    report("");
    try {
      run = Run.start(config);
    } catch (Exception refused) {
      report(", which fails (" + refused.getClass().getSimpleName() + ")");
    }
  }

  private void startTaskManager(long now) {
    try {
      run.taskManager().start(now);
      report("");
    } catch (Exception refused) {
      report(", which fails (" + refused.getClass().getSimpleName() + ")");
    }
  }

  private void report(String more) {
    troubles.report(
        PART,
        Effect.STOPPED,
        "The scoring job has ended and is started again" + more + "; events wait in Kafka",
        "The log says why it ended; report it as a fault of Forseti when it stays");
  }

  private void reportStall() {
    troubles.report(
        PART,
        Effect.STOPPED,
        "Scoring stands still, without a checkpoint for %d s; events wait in Kafka"
            .formatted(run.stalls().limit().toSeconds()),
        "Look whether %s can be written and has room; the log may say more"
            .formatted(config.checkpointFolder()));
  }

  /** The job that runs now. */
  JobClient job() {
    oneActs.lock();
    try {
      return run.job();
    } finally {
      oneActs.unlock();
    }
  }

  /** The Flink that it runs on now. */
  InProcessFlink flink() {
    oneActs.lock();
    try {
      return run.taskManager().flink();
    } finally {
      oneActs.unlock();
    }
  }

  @Override
  public void close() {
    looks.shutdownNow();
    oneActs.lock();
    try {
      if (!run.end().isDone()) {
        run.job().cancel().get(STOP_SECONDS, TimeUnit.SECONDS);
      }
    } catch (InterruptedException interrupted) {
      Thread.currentThread().interrupt();
    } catch (ExecutionException | TimeoutException failed) {
      throw new IllegalStateException("the scoring job did not stop", failed);
    } finally {
      oneActs.unlock();
    }
  }
}
