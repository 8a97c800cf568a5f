package dev.forseti.policy;

import java.time.Duration;
import java.time.Instant;
import java.util.function.LongSupplier;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;

/**
 * Whether the clock is to be believed that the time of entries is over. One that is set forward
 * ends the time of many at once. It is compared, round by round, with the time that has passed by a
 * clock that nobody sets.
 */
final class ClockWatch {
  /** No round goes wrong by more: what the network corrects is less. */
  static final Duration TOLERANCE = Duration.ofMinutes(1);

  /** So long the clock must go on as it should before it is believed again. */
  static final Duration PROBATION = Duration.ofMinutes(30);

  private final LongSupplier nanos;
  private long lastNanos;
  private @Nullable Instant lastNow;
  private Duration left = Duration.ZERO;

  /** How far the clock was set forward in all. */
  private Duration set = Duration.ZERO;

  /**
   * A watch that has seen nothing yet, and believes the clock that it sees first.
   *
   * @param nanos the time that passes, as {@link System#nanoTime}
   */
  ClockWatch(LongSupplier nanos) {
    this.nanos = nanos;
  }

  /** Looks at the clock, as in each round. */
  void look(Instant now) {
    long nowNanos = nanos.getAsLong();
    Instant last = lastNow;
    if (last != null) {
      Duration passed = Duration.ofNanos(nowNanos - lastNanos);
      Duration error = Duration.between(last.plus(passed), now);
      set = set.plus(error);
      left = error.abs().compareTo(TOLERANCE) > 0 ? PROBATION : left.minus(passed);
    }
    lastNanos = nowNanos;
    lastNow = now;
  }

  /**
   * Turns the clock's times into times that go on as time passes, whatever the clock is set to from
   * now on. Those of before stay as they are.
   */
  UnaryOperator<Instant> steadyTimes() {
    Duration before = set;
    return time -> time.plus(before).minus(set);
  }

  /** Whether it has gone on as it should for long enough. */
  boolean isSteady() {
    return !left.isPositive();
  }
}
