package dev.forseti.faults.run;

import dev.forseti.faults.plan.Plan;
import dev.forseti.faults.verdict.Broken;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What came of a run.
 *
 * @param figures what was counted; null when it could not be played to its end
 * @param problems what was promised and not kept, or why it could not be played to its end
 * @param skipped why it cannot be played here; empty when it was played
 * @param took how long it took, start and end included
 * @param kept its folder, when that was kept
 */
record RunResult(
    Plan plan,
    @Nullable Figures figures,
    List<String> problems,
    String skipped,
    Duration took,
    @Nullable Path kept) {
  RunResult {
    problems = List.copyOf(problems);
  }

  /**
   * What was counted.
   *
   * @param recovery null when it did not recover
   * @param sent events that were answered 200
   * @param stored how many of them are in the log of events once
   * @param decisions that were answered 200
   * @param notTaken decisions that were refused or not answered
   * @param listed entries at the end
   * @param innocents entries about others than attackers
   * @param repeated how often a transaction had to be sent again
   * @param badAnswers requests that the homeserver answered wrongly
   * @param ownEnds how often Forseti ended by itself
   * @param load how many wanted to run on this machine in the minute before the fault was over
   */
  record Figures(
      @Nullable Duration recovery,
      int sent,
      int stored,
      int decisions,
      int notTaken,
      int listed,
      int innocents,
      int repeated,
      int badAnswers,
      int ownEnds,
      double load) {}

  static RunResult counted(Plan plan, Figures figures, List<Broken> broken, Duration took) {
    List<String> problems = broken.stream().map(Broken::toString).toList();
    return new RunResult(plan, figures, problems, "", took, null);
  }

  static RunResult notPlayed(Plan plan, String why, Duration took) {
    return new RunResult(plan, null, List.of(why), "", took, null);
  }

  static RunResult skipped(Plan plan, String why) {
    return new RunResult(plan, null, List.of(), why, Duration.ZERO, null);
  }

  RunResult keptIn(Path folder) {
    return new RunResult(plan, figures, problems, skipped, took, folder);
  }

  boolean isFailed() {
    return !problems.isEmpty();
  }

  boolean isSkipped() {
    return !skipped.isEmpty();
  }
}
