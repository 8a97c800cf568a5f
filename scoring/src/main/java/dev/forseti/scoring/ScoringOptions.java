package dev.forseti.scoring;

import dev.forseti.runtime.config.Address;
import dev.forseti.runtime.config.BoundedTypes;
import dev.forseti.runtime.config.ConfigOption;
import dev.forseti.runtime.config.ConfigValues;
import dev.forseti.runtime.config.FoundProblems;
import dev.forseti.runtime.config.OptionGroup;
import dev.forseti.runtime.config.OptionTypes;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Optional;

/** The settings of the scoring job and of the Flink that it runs on. */
public final class ScoringOptions {
  /** Where Flink is; none for the Flink inside this process. */
  public static final ConfigOption<Optional<Address>> FLINK_ADDRESS =
      ConfigOption.of(
          "flink.address",
          OptionTypes.optional("an address like flink.example:8081", Address::parse),
          "",
          "REST address of a Flink session cluster, host:port; empty: Flink runs inside this"
              + " process");

  /** Where checkpoints go. */
  public static final ConfigOption<Optional<Path>> CHECKPOINTS =
      ConfigOption.of(
          "flink.checkpoints",
          OptionTypes.absolutePath(),
          "",
          "Folder for Flink's checkpoints, an absolute path that this process and all of Flink"
              + " share; empty: in the data folder, for the Flink inside this process only");

  /** How many slots it takes. */
  public static final ConfigOption<Integer> PARALLELISM =
      ConfigOption.of(
          "scoring.parallelism",
          BoundedTypes.whole(1, ScoringConfig.MAX_PARALLELISM),
          "1",
          "How many Flink slots the scoring job uses");

  /** How often a checkpoint is taken. */
  public static final ConfigOption<Duration> CHECKPOINT_INTERVAL =
      ConfigOption.of(
          "scoring.checkpoint-interval",
          BoundedTypes.duration(
              ScoringConfig.LEAST_CHECKPOINT_INTERVAL, ScoringConfig.MOST_CHECKPOINT_INTERVAL),
          "5s",
          "How often Flink writes a checkpoint, from which scoring goes on after a failure");

  /** Which share of the standings "act" may be wrong. */
  public static final ConfigOption<Double> FALSE_POSITIVE_BUDGET =
      ConfigOption.of(
          "scoring.false-positive-budget",
          BoundedTypes.real(ScoringConfig.LEAST_BUDGET, ScoringConfig.MOST_BUDGET),
          "0.0005",
          "Accepted share of false positives among acts without a moderator");

  /** All of them. */
  public static final OptionGroup GROUP =
      OptionGroup.of(
              FLINK_ADDRESS, CHECKPOINTS, PARALLELISM, CHECKPOINT_INTERVAL, FALSE_POSITIVE_BUDGET)
          .checkedBy(ScoringOptions::check);

  private ScoringOptions() {}

  private static void check(ConfigValues values, FoundProblems problems) {
    if (values.get(FLINK_ADDRESS).isPresent() && !values.isSet(CHECKPOINTS)) {
      problems.add(
          "with 'flink.address' set, 'flink.checkpoints' must be set too, to the absolute path of"
              + " a folder that this process and all processes of that Flink see");
    }
  }
}
