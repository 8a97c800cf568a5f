package dev.forseti.standalone.service;

import dev.forseti.runtime.health.LoopGuard;
import dev.forseti.runtime.health.Trouble.Effect;
import dev.forseti.runtime.health.Troubles;
import dev.forseti.scoring.InProcessFlink;
import dev.forseti.scoring.ScoringConfig;
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
 * TaskManager has died gets another. One that Flink starts again and again is a trouble too. None
 * is said to work again before a checkpoint proves it.
 */
final class EmbeddedFlinkJob implements AutoCloseable {
  private static final long STOP_SECONDS = 20;
  private static final long BETWEEN_SECONDS = 5;

  private final ScoringConfig config;
  private final ScoringReports reports;
  private final ReentrantLock oneActs = new ReentrantLock();
  private final ScheduledExecutorService looks =
      Executors.newSingleThreadScheduledExecutor(
          Thread.ofPlatform().name("scoring-inside").daemon().factory());
  private JobRun run;

  private EmbeddedFlinkJob(JobRun run, ScoringConfig config, Troubles troubles) {
    this.run = run;
    this.config = config;
    this.reports = new ScoringReports(troubles, config.checkpointFolder());
  }

  /**
   * Starts the job from its newest checkpoint; closing ends it, its checkpoints kept.
   *
   * @param troubles hears when the job makes no progress, and when it has ended
   */
  static EmbeddedFlinkJob start(ScoringConfig config, Troubles troubles) {
    EmbeddedFlinkJob inside;
    try {
      inside = new EmbeddedFlinkJob(JobRun.start(config), config, troubles);
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
      if (looks.isShutdown()) {
        return;
      }
      if (run.end().isDone()) {
        startAgain();
      } else {
        lookAtRunning(System.nanoTime());
      }
    } finally {
      oneActs.unlock();
    }
  }

  private void lookAtRunning(long now) {
    JobProgress.Found found = run.progress().look(now, run.newestFailure().orElse(null));
    if (run.taskManager().isMissing()) {
      run.progress().unproven(now);
      startTaskManager();
    } else {
      report(found);
    }
  }

  private void report(JobProgress.Found found) {
    switch (found) {
      case WORKS -> reports.works();
      case UNPROVEN -> askForProof();
      case FAILS_AGAIN -> {
        reports.failsAgain(run.progress().cause());
        askForProof();
      }
      case STANDS_STILL -> reports.standsStill(run.progress().stalls().limit());
    }
  }

  /** The next checkpoint may be ten minutes away, for which the service would not be ready. */
  private void askForProof() {
    if (reports.isTrouble()) {
      run.askForCheckpoint();
    }
  }

  private void startAgain() {
    reports.startedAgain();
    try {
      run = JobRun.start(config);
    } catch (Exception refused) {
      reports.notStartedAgain(refused);
    }
  }

  private void startTaskManager() {
    try {
      run.taskManager().start();
      reports.startedAgain();
    } catch (Exception refused) {
      reports.notStartedAgain(refused);
    }
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
