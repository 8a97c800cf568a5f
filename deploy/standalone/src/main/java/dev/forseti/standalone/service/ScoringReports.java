package dev.forseti.standalone.service;

import dev.forseti.runtime.health.Trouble.Effect;
import dev.forseti.runtime.health.Troubles;
import java.time.Duration;

/**
 * What is said of the scoring job on the Flink inside this process.
 *
 * @param troubles hears it
 * @param checkpointFolder where its checkpoints are
 */
record ScoringReports(Troubles troubles, String checkpointFolder) {
  private static final String PART = "scoring";

  void works() {
    troubles.recovered(PART);
  }

  /** Whether something is wrong with it, or was and it is not known to work again. */
  boolean isTrouble() {
    return troubles.of(PART).isPresent();
  }

  void startedAgain() {
    startedAgain("");
  }

  void notStartedAgain(Exception refused) {
    startedAgain(", which fails (" + refused.getClass().getSimpleName() + ")");
  }

  private void startedAgain(String more) {
    report(
        "The scoring job has ended and is started again" + more,
        "The log says why it ended; report it as a fault of Forseti when it stays");
  }

  /** It fails whenever Flink has started it again. */
  void failsAgain(String cause) {
    standsStill(
        ": the job fails after each start (%s)".formatted(cause),
        "; look at Kafka too, and into the log, which has the failure once an hour");
  }

  void standsStill(Duration limit) {
    standsStill(
        ", without a checkpoint for %d s".formatted(limit.toSeconds()), "; the log may say more");
  }

  private void standsStill(String why, String more) {
    report(
        "Scoring stands still" + why,
        "Look whether %s can be written and has room".formatted(checkpointFolder) + more);
  }

  private void report(String what, String advice) {
    troubles.report(PART, Effect.STOPPED, what + "; events wait in Kafka", advice);
  }
}
