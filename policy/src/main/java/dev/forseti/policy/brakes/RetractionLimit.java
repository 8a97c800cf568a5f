package dev.forseti.policy.brakes;

import dev.forseti.model.Measure;
import dev.forseti.model.Subject;
import dev.forseti.policy.brakes.BrakeResult.Brake;
import dev.forseti.policy.brakes.BrakeResult.Held;
import dev.forseti.policy.brakes.BrakeResult.Passed;
import java.time.Duration;
import java.time.Instant;
import java.util.Collection;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;

/**
 * How many entries may be retracted without a moderator: of each campaign, so that what is held of
 * one takes nothing from another, and of all together. All times are steady ones.
 */
final class RetractionLimit {
  private static final Duration HOUR = Duration.ofHours(1);

  /** How many times as many as of one campaign may be of all together. */
  static final int CAMPAIGNS = 10;

  private final int perHour;
  private final RateWindow<Subject> byCampaign = new RateWindow<>();
  private final RateWindow<Measure.Kind> all = new RateWindow<>();

  /** Those that are known to be due, by campaign. */
  private final Map<Subject, Integer> due = new HashMap<>();

  /** Those of them that no limit of their own campaign holds. */
  private int dueInAll;

  RetractionLimit(int perHour) {
    this.perHour = perHour;
  }

  BrakeResult check(Optional<CountedWith> counted, Instant now) {
    CountedWith with = counted.orElse(CountedWith.NOTHING);
    if (isTooMany(with.campaign(), now)) {
      String reason = reason(perHour, " of " + with.campaign().id());
      return new Held(
          Brake.MASS_RETRACTION, reason, counted.map(CountedWith::campaign).orElse(null));
    }
    int most = CAMPAIGNS * perHour;
    return all.within(HOUR, Measure.Kind.RETRACT, now) + Math.max(1, dueInAll) > most
        ? new Held(
            Brake.MASS_RETRACTION,
            reason(most, " of all campaigns"),
            counted.map(CountedWith::rule).orElse(null))
        : Passed.PASSED;
  }

  private boolean isTooMany(Subject campaign, Instant now) {
    int wanted = Math.max(1, due.getOrDefault(campaign, 0));
    return byCampaign.within(HOUR, campaign, now) + wanted > perHour;
  }

  private static String reason(int most, String ofWhom) {
    return "more than " + most + " entries" + ofWhom + " would be retracted in an hour";
  }

  void add(CountedWith counted, Instant now) {
    byCampaign.add(counted.campaign(), now);
    all.add(Measure.Kind.RETRACT, now);
    due.computeIfPresent(counted.campaign(), (campaign, left) -> left > 1 ? left - 1 : null);
    dueInAll = Math.max(0, dueInAll - 1);
  }

  void expect(Collection<CountedWith> retractions, Instant now) {
    due.clear();
    retractions.forEach(each -> due.merge(each.campaign(), 1, Integer::sum));
    dueInAll =
        due.entrySet().stream()
            .filter(each -> !isTooMany(each.getKey(), now))
            .mapToInt(Map.Entry::getValue)
            .sum();
  }
}
