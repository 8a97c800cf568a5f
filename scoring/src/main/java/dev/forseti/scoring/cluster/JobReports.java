package dev.forseti.scoring.cluster;

import dev.forseti.runtime.health.LoopGuard;
import dev.forseti.runtime.health.Trouble.Effect;
import dev.forseti.runtime.health.Troubles;
import java.nio.file.Path;
import java.time.Duration;
import java.util.function.Consumer;

/**
 * Reports how the job on a cluster is doing: a line when it begins to run, else why it does not.
 */
final class JobReports {
  /** The name under which trouble of the job is reported. */
  private static final String PART = "scoring";

  private final FlinkCluster cluster;
  private final Consumer<String> progress;
  private final Troubles troubles;
  private boolean isRunning;

  JobReports(FlinkCluster cluster, Consumer<String> progress, Troubles troubles) {
    this.cluster = cluster;
    this.progress = progress;
    this.troubles = troubles;
  }

  void running() {
    troubles.recovered(PART);
    if (!isRunning) {
      progress.accept("scoring weighs events on Flink at " + cluster);
    }
    isRunning = true;
  }

  void endedByOthers() {
    failing(
        "the scoring job on Flink at %s was ended there, by a person or by another Forseti of"
                .formatted(cluster)
            + " the same Kafka",
        "It stays so until this one is started again");
  }

  void failsAgain(int times) {
    failing(
        "the scoring job on Flink at %s failed %d times without a checkpoint between, and is sent"
                .formatted(cluster, times)
            + " there again and again",
        "The logs of Flink say why; it works again when a checkpoint has come");
  }

  void unreachable(FlinkUnreachable why) {
    failing(
        "Flink at %s cannot be reached, events wait in Kafka until it can: %s"
            .formatted(cluster, why.getMessage()),
        "Start Flink, or mend flink.address");
  }

  void refused(Exception why) {
    failing(
        "Flink at %s did not take the scoring job, tried again until it does: %s"
            .formatted(cluster, FlinkUnreachable.reason(why)),
        "The log of its JobManager may say more");
  }

  void withoutCheckpoints(Path folder, Duration limit) {
    failing(
        "the scoring job on Flink at %s left no checkpoint in %s for %d s"
            .formatted(cluster, folder, limit.toSeconds()),
        "Look whether it has free slots, and whether every Flink process sees that folder");
  }

  void failed(Throwable why) {
    isRunning = false;
    new LoopGuard(
            troubles,
            PART,
            Effect.STOPPED,
            "the scoring job on Flink at %s cannot be looked after".formatted(cluster))
        .failed(why);
  }

  private void failing(String what, String advice) {
    isRunning = false;
    troubles.report(PART, Effect.STOPPED, what, advice);
  }
}
