package dev.forseti.policy.brakes;

import dev.forseti.model.EntityPattern;
import dev.forseti.model.Subject;
import dev.forseti.model.UserId;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/**
 * The limits of the brakes.
 *
 * @param moderators users who are never listed
 * @param allowed patterns of users, servers and rooms that are never listed
 * @param minLiterals fixed characters that a pattern needs at least; 1 to 100
 * @param automaticPerHour entries of one campaign that follow from verdicts, within any hour
 * @param automaticPerDay the same within any day
 * @param overallPerHour entries of all campaigns together that follow from verdicts, within any
 *     hour; at least that of one campaign
 * @param decidedPerHour entries that moderators decided, within any hour
 * @param retractionsPerHour entries of one campaign retracted without a moderator, within any hour,
 *     and ten times as many of all together; above it a moderator is asked
 * @param surgeFloor distinct subjects that a campaign may have in an hour whatever its past
 * @param surgeFactor how many times its busiest hour of the last day a campaign may have; above 1
 * @param automaticKinds what may be listed without a moderator
 */
public record BrakesConfig(
    Set<UserId> moderators,
    List<EntityPattern> allowed,
    int minLiterals,
    int automaticPerHour,
    int automaticPerDay,
    int overallPerHour,
    int decidedPerHour,
    int retractionsPerHour,
    int surgeFloor,
    double surgeFactor,
    Set<Subject.Kind> automaticKinds) {
  /** The smallest quota. */
  public static final int LEAST_QUOTA = 1;

  /** The greatest quota of an hour. */
  public static final int MOST_PER_HOUR = 100_000;

  /** The greatest quota of a day. */
  public static final int MOST_PER_DAY = 1_000_000;

  /** The limits of an operator who sets none. */
  public static final BrakesConfig DEFAULT =
      new BrakesConfig(
          Set.of(), List.of(), 5, 60, 300, 600, 2_000, 50, 100, 5.0, Set.of(Subject.Kind.USER));

  public BrakesConfig {
    moderators = Set.copyOf(moderators);
    allowed = List.copyOf(allowed);
    automaticKinds = Set.copyOf(automaticKinds);
    List<String> problems = new ArrayList<>();
    atLeast(problems, "minLiterals", minLiterals, 1);
    atLeast(problems, "automaticPerHour", automaticPerHour, LEAST_QUOTA);
    atMost(problems, "automaticPerHour", automaticPerHour, MOST_PER_HOUR);
    atLeast(problems, "automaticPerDay", automaticPerDay, automaticPerHour);
    atMost(problems, "automaticPerDay", automaticPerDay, MOST_PER_DAY);
    atLeast(problems, "overallPerHour", overallPerHour, automaticPerHour);
    atMost(problems, "overallPerHour", overallPerHour, MOST_PER_HOUR);
    atLeast(problems, "decidedPerHour", decidedPerHour, 1);
    atLeast(problems, "retractionsPerHour", retractionsPerHour, 0);
    atLeast(problems, "surgeFloor", surgeFloor, 1);
    atMost(problems, "minLiterals", minLiterals, 100);
    if (!(surgeFactor > 1) || Double.isInfinite(surgeFactor)) {
      problems.add("surgeFactor must be above 1, was " + surgeFactor);
    }
    if (!problems.isEmpty()) {
      throw new IllegalArgumentException(String.join("; ", problems));
    }
  }

  private static void atMost(List<String> problems, String key, int value, int most) {
    if (value > most) {
      problems.add(key + " must be at most " + most + ", was " + value);
    }
  }

  private static void atLeast(List<String> problems, String key, int value, int least) {
    if (value < least) {
      problems.add(key + " must be at least " + least + ", was " + value);
    }
  }
}
