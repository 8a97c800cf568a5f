package dev.forseti.scoring;

import dev.forseti.features.ProtectedRooms;
import dev.forseti.model.RoomId;
import dev.forseti.model.RulePack;
import dev.forseti.runtime.config.ConfigValues;
import dev.forseti.runtime.kafka.KafkaConnection;
import dev.forseti.scoring.rules.InitialPacks;
import java.io.Serializable;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;

/**
 * What the scoring job has to know before it starts. All problems are reported together.
 *
 * @param kafka how the job reaches Kafka and proves itself there
 * @param groupId the consumer group and the prefix of client ids; one running job per group
 * @param checkpointFolder where checkpoints go, an absolute path; on a cluster every process sees
 *     the same folder
 * @param checkpointInterval how often a checkpoint is taken, 100 ms to 10 min
 * @param parallelism how many subtasks an operator has, 1 to 128
 * @param packs the rule packs to start with
 * @param falsePositiveBudget the share of wrong acts that the operator accepts, {@link
 *     #LEAST_BUDGET} to {@link #MOST_BUDGET}; 0.0005 is one in 2,000
 * @param forgetAfter how long the id of an event is kept to find its duplicates, 1 min to 30 d
 * @param restarts how often a failed job starts again before it gives up; 0 for never
 * @param rooms those that the community protects
 */
public record ScoringConfig(
    KafkaConnection kafka,
    String groupId,
    String checkpointFolder,
    Duration checkpointInterval,
    int parallelism,
    InitialPacks packs,
    double falsePositiveBudget,
    Duration forgetAfter,
    int restarts,
    ProtectedRooms rooms)
    implements Serializable {
  private static final long serialVersionUID = 4L;

  /** The greatest parallelism that state can be spread over; never changed, or state is lost. */
  public static final int MAX_PARALLELISM = 128;

  /** The shortest interval between checkpoints. */
  public static final Duration LEAST_CHECKPOINT_INTERVAL = Duration.ofMillis(100);

  /** The longest one: a restart repeats what came since the last checkpoint. */
  public static final Duration MOST_CHECKPOINT_INTERVAL = Duration.ofMinutes(10);

  /** The smallest budget. */
  public static final double LEAST_BUDGET = 1e-9;

  /** The greatest budget: at 0.0025, what is watched would be reviewed at once. */
  public static final double MOST_BUDGET = 0.0024;

  private static final int FOREVER = 1_000_000; // a dead Kafka is waited for, not given up on

  public ScoringConfig {
    List<String> problems = new ArrayList<>();
    check(problems, !groupId.isBlank(), "group-id must not be empty", "");
    check(
        problems,
        Path.of(checkpointFolder).isAbsolute(),
        "checkpoint-folder must be an absolute path",
        checkpointFolder);
    check(
        problems,
        isBetween(checkpointInterval, LEAST_CHECKPOINT_INTERVAL, MOST_CHECKPOINT_INTERVAL),
        "checkpoint-interval must be 100ms to 10m",
        checkpointInterval);
    check(
        problems,
        parallelism >= 1 && parallelism <= MAX_PARALLELISM,
        "parallelism must be 1 to " + MAX_PARALLELISM,
        parallelism);
    check(
        problems,
        falsePositiveBudget >= LEAST_BUDGET && falsePositiveBudget <= MOST_BUDGET,
        "false-positive-budget must be " + LEAST_BUDGET + " to " + MOST_BUDGET,
        falsePositiveBudget);
    check(
        problems,
        isBetween(forgetAfter, Duration.ofMinutes(1), Duration.ofDays(30)),
        "forget-after must be 1m to 30d",
        forgetAfter);
    check(problems, restarts >= 0, "restarts must not be below 0", restarts);
    if (!problems.isEmpty()) {
      throw new IllegalArgumentException(String.join("; ", problems));
    }
  }

  /** The same job, of a community that protects those rooms. */
  public ScoringConfig protecting(Collection<RoomId> those) {
    return new ScoringConfig(
        kafka,
        groupId,
        checkpointFolder,
        checkpointInterval,
        parallelism,
        packs,
        falsePositiveBudget,
        forgetAfter,
        restarts,
        ProtectedRooms.of(those));
  }

  /** The options' defaults, and a job that fails for good after ten restarts. */
  public static ScoringConfig of(
      KafkaConnection kafka, Path checkpointFolder, List<RulePack> packs) {
    return new ScoringConfig(
        kafka,
        "forseti-scoring",
        checkpointFolder.toAbsolutePath().toString(),
        ScoringOptions.CHECKPOINT_INTERVAL.defaultValue(),
        ScoringOptions.PARALLELISM.defaultValue(),
        InitialPacks.of(packs),
        ScoringOptions.FALSE_POSITIVE_BUDGET.defaultValue(),
        Duration.ofDays(1),
        10,
        ProtectedRooms.ALL);
  }

  /**
   * The job as it is configured; one that fails starts again for as long as it takes.
   *
   * @param ownCheckpoints where checkpoints go when the configuration names no folder
   */
  public static ScoringConfig of(
      ConfigValues values, KafkaConnection kafka, Path ownCheckpoints, List<RulePack> packs) {
    Path folder = values.get(ScoringOptions.CHECKPOINTS).orElse(ownCheckpoints);
    ScoringConfig usual = of(kafka, folder, packs);
    return new ScoringConfig(
        usual.kafka,
        usual.groupId,
        usual.checkpointFolder,
        values.get(ScoringOptions.CHECKPOINT_INTERVAL),
        values.get(ScoringOptions.PARALLELISM),
        usual.packs,
        values.get(ScoringOptions.FALSE_POSITIVE_BUDGET),
        usual.forgetAfter,
        FOREVER,
        usual.rooms);
  }

  /** The packs to start with, in the order of their names. */
  public List<RulePack> rulePacks() {
    return packs.packs();
  }

  private static boolean isBetween(Duration value, Duration least, Duration most) {
    return value.compareTo(least) >= 0 && value.compareTo(most) <= 0;
  }

  private static void check(List<String> problems, boolean holds, String rule, Object found) {
    if (!holds) {
      problems.add("scoring." + rule + ", was " + (found.equals("") ? "empty" : found));
    }
  }
}
