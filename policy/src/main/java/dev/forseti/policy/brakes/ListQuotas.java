package dev.forseti.policy.brakes;

import dev.forseti.policy.brakes.BrakeResult.Brake;
import dev.forseti.policy.brakes.BrakeResult.Held;
import dev.forseti.policy.brakes.BrakeResult.Passed;
import java.time.Duration;
import java.time.Instant;
import java.util.function.UnaryOperator;

/**
 * How many users the word of a list of others may ban, how many it may put before a moderator, and
 * how many bans it may take back, each list by itself: it takes nothing from our own list, nor from
 * another.
 */
public final class ListQuotas {
  private static final Duration HOUR = Duration.ofHours(1);

  private final int bansPerHour;
  private final int liftsPerHour;
  private final UnaryOperator<Instant> steady;
  private final RateWindow<String> bans = new RateWindow<>();
  private final RateWindow<String> suggestions = new RateWindow<>();
  private final RateWindow<String> lifts = new RateWindow<>();
  private final RateWindow<String> inviters = new RateWindow<>();

  /**
   * Nothing was counted yet.
   *
   * @param steady turns a time of the clock into one that goes on as time passes
   */
  public ListQuotas(int bansPerHour, int liftsPerHour, UnaryOperator<Instant> steady) {
    this.bansPerHour = bansPerHour;
    this.liftsPerHour = liftsPerHour;
    this.steady = steady;
  }

  /** Whether one more user may be banned. */
  public BrakeResult beforeBanning(String list, Instant now) {
    return bans.within(HOUR, list, steady.apply(now)) < bansPerHour
        ? Passed.PASSED
        : new Held(
            Brake.QUOTA,
            bansPerHour + " users an hour without a moderator is the limit for the list " + list);
  }

  /** One more is banned. */
  public void banned(String list, Instant now) {
    bans.add(list, steady.apply(now));
  }

  /** Whether a moderator may be asked about one more user; as many as may be banned. */
  public boolean maySuggest(String list, Instant now) {
    return suggestions.within(HOUR, list, steady.apply(now)) < bansPerHour;
  }

  /** A moderator is asked about one more. */
  public void suggested(String list, Instant now) {
    suggestions.add(list, steady.apply(now));
  }

  /** Whether the invitations of one more user may be rejected; as many as may be banned. */
  public boolean mayRejectOf(String list, Instant now) {
    return inviters.within(HOUR, list, steady.apply(now)) < bansPerHour;
  }

  /** The invitations of one more are rejected. */
  public void rejectedOf(String list, Instant now) {
    inviters.add(list, steady.apply(now));
  }

  /** Whether the bans of one more user may be lifted since the list does not name them any more. */
  public boolean mayLift(String list, Instant now) {
    return lifts.within(HOUR, list, steady.apply(now)) < liftsPerHour;
  }

  /** The bans of one more are lifted. */
  public void lifted(String list, Instant now) {
    lifts.add(list, steady.apply(now));
  }
}
