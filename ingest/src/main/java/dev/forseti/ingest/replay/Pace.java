package dev.forseti.ingest.replay;

import java.time.Duration;
import java.util.function.LongSupplier;

/**
 * How fast a file is replayed: as fast as it can be, or as its events were sent. For one replay.
 */
public final class Pace {
  /** Longer silences in the file are cut to this, in the file's time. */
  static final Duration LONGEST_SILENCE = Duration.ofMinutes(1);

  private final double factor;
  private final LongSupplier nanos;
  private boolean begun;
  private long begin;
  private long newestSent;
  private double due;

  private Pace(double factor, LongSupplier nanos) {
    this.factor = factor;
    this.nanos = nanos;
  }

  /** Without any pause. */
  public static Pace full() {
    return new Pace(0, () -> 0);
  }

  /**
   * In the file's own time.
   *
   * @param factor how much faster than it was; above 0
   * @param nanos a clock of nanoseconds from any beginning
   */
  public static Pace times(double factor, LongSupplier nanos) {
    if (!(factor > 0) || Double.isInfinite(factor)) {
      throw new IllegalArgumentException("pace must be above 0, was " + factor);
    }
    return new Pace(factor, nanos);
  }

  /** How long an event has to wait; an event older than one before it does not. */
  Duration untilDue(long sentAtMillis) {
    if (factor == 0) {
      return Duration.ZERO;
    }
    if (!begun) {
      begun = true;
      begin = nanos.getAsLong();
      newestSent = sentAtMillis;
    }
    if (sentAtMillis > newestSent) {
      double silence = (double) sentAtMillis - newestSent;
      due += Math.min(silence, LONGEST_SILENCE.toMillis()) * 1e6 / factor;
      newestSent = sentAtMillis;
    }
    long wait = (long) due - (nanos.getAsLong() - begin);
    return Duration.ofNanos(Math.max(0, wait));
  }
}
