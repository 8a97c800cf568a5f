package dev.forseti.policy.brakes;

import dev.forseti.model.Subject;
import dev.forseti.policy.brakes.BrakeResult.Brake;
import dev.forseti.policy.brakes.BrakeResult.Held;
import dev.forseti.policy.brakes.BrakeResult.Passed;
import java.time.Duration;
import java.time.Instant;

/**
 * How many entries may be published. Those that follow from verdicts are counted campaign by
 * campaign, so that one flood takes nothing from another, and all together, so that a stranger who
 * makes a campaign for each account gets no more. All times are steady ones.
 */
final class Quotas {
  private static final Duration HOUR = Duration.ofHours(1);
  private static final Duration DAY = Duration.ofDays(1);

  private final BrakesConfig config;
  private final RateWindow<Kind> all = new RateWindow<>();

  /** By campaign; the overall limit bounds how many there are. */
  private final RateWindow<Subject> byCampaign = new RateWindow<>();

  /** What is counted apart. */
  private enum Kind {
    /** Entries that follow from verdicts. */
    AUTOMATIC,
    /** Entries that moderators decided. */
    DECIDED
  }

  Quotas(BrakesConfig config) {
    this.config = config;
  }

  BrakeResult automatic(CountedWith counted, Instant now) {
    Subject campaign = counted.campaign();
    if (byCampaign.within(HOUR, campaign, now) >= config.automaticPerHour()) {
      return held(config.automaticPerHour(), "an hour", campaign);
    }
    if (byCampaign.within(DAY, campaign, now) >= config.automaticPerDay()) {
      return held(config.automaticPerDay(), "a day", campaign);
    }
    if (all.within(HOUR, Kind.AUTOMATIC, now) < config.overallPerHour()) {
      return Passed.PASSED;
    }
    int limit = config.overallPerHour();
    // With its rule: there may be as many campaigns as a stranger likes to make.
    return new Held(
        Brake.QUOTA,
        limit + " entries an hour without a moderator is the limit for all campaigns together",
        counted.rule());
  }

  private static Held held(int limit, String span, Subject campaign) {
    String reason =
        limit + " entries " + span + " without a moderator is the limit for " + campaign.id();
    return new Held(Brake.QUOTA, reason, campaign);
  }

  BrakeResult decided(Instant now) {
    int limit = config.decidedPerHour();
    return all.within(HOUR, Kind.DECIDED, now) >= limit
        ? new Held(Brake.QUOTA, limit + " entries an hour by moderators is the limit")
        : Passed.PASSED;
  }

  void addAutomatic(CountedWith counted, Instant now) {
    all.add(Kind.AUTOMATIC, now);
    byCampaign.add(counted.campaign(), now);
  }

  void addDecided(Instant now) {
    all.add(Kind.DECIDED, now);
  }

  /** How many campaigns are known. */
  int campaigns() {
    return byCampaign.kinds();
  }
}
