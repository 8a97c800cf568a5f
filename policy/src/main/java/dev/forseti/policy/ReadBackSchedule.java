package dev.forseti.policy;

import java.time.Duration;
import java.time.Instant;

/** When the policy room is read back: at once after a start, and then again and again. */
final class ReadBackSchedule {
  private static final Duration SOON = Duration.ofMinutes(1);

  private final Duration normally;
  private Instant lastAt = Instant.MIN;

  /** Nothing was read yet. */
  ReadBackSchedule(Duration normally) {
    this.normally = normally;
  }

  /**
   * Whether to read now; also when the clock was set back since.
   *
   * @param soon whether something is missing that a reading may bring: rooms not seen yet, or a
   *     homeserver that gave no answer
   */
  boolean isDue(boolean soon, Instant now) {
    Duration every = soon && SOON.compareTo(normally) < 0 ? SOON : normally;
    boolean setBack = now.isBefore(lastAt);
    return lastAt.equals(Instant.MIN) || setBack || !now.isBefore(lastAt.plus(every));
  }

  /** The room is being read. */
  void begun(Instant now) {
    lastAt = now;
  }
}
