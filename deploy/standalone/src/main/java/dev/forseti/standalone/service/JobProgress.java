package dev.forseti.standalone.service;

import dev.forseti.scoring.JobFailure;
import dev.forseti.scoring.StallDetector;
import org.jspecify.annotations.Nullable;

/**
 * How a job does that Flink starts again whenever it fails. After a start or a trouble only a
 * checkpoint that came since proves that it works: one that fails again and again runs for some
 * seconds each time. For one thread.
 */
final class JobProgress {
  /** A failure that a checkpoint follows is over; so many without one are no coincidence. */
  private static final int AGAIN = 2;

  private final StallDetector stalls;
  private long lookNanos;
  private long unprovenNanos;
  private @Nullable JobFailure newest;
  private int failures;

  /** What a look finds. */
  enum Found {
    /** A checkpoint came since the start, or the last trouble. */
    WORKS,
    /** None came yet; nothing else is wrong. */
    UNPROVEN,
    /** It has failed again since the newest checkpoint. */
    FAILS_AGAIN,
    /** No checkpoint came for too long. */
    STANDS_STILL
  }

  /**
   * For a job that was started at that moment.
   *
   * @param beginNanos as of {@link System#nanoTime}
   */
  JobProgress(StallDetector stalls, long beginNanos) {
    this.stalls = stalls;
    this.lookNanos = beginNanos;
    this.unprovenNanos = beginNanos;
  }

  /**
   * To be asked every few seconds; what fails more often counts once for each look.
   *
   * @param nowNanos as of {@link System#nanoTime}
   * @param newestFailure null when the job has not failed, or when that cannot be told now
   */
  Found look(long nowNanos, @Nullable JobFailure newestFailure) {
    boolean isStalled = stalls.isStalled(nowNanos);
    if (stalls.hasCheckpointSince(lookNanos)) {
      failures = 0;
    }
    if (newestFailure != null && !newestFailure.equals(newest)) {
      newest = newestFailure;
      failures++;
    }
    lookNanos = nowNanos;
    Found found = found(isStalled);
    if (found == Found.FAILS_AGAIN || found == Found.STANDS_STILL) {
      unproven(nowNanos);
    }
    return found;
  }

  private Found found(boolean isStalled) {
    if (failures >= AGAIN) {
      return Found.FAILS_AGAIN;
    }
    if (isStalled) {
      return Found.STANDS_STILL;
    }
    return stalls.hasCheckpointSince(unprovenNanos) ? Found.WORKS : Found.UNPROVEN;
  }

  /** Something else was wrong then: a checkpoint has to come anew. */
  void unproven(long nowNanos) {
    unprovenNanos = nowNanos;
  }

  /** The kind of what the newest failure came from, as {@link JobFailure#cause}. */
  String cause() {
    return newest == null ? "unknown" : newest.cause();
  }

  StallDetector stalls() {
    return stalls;
  }
}
