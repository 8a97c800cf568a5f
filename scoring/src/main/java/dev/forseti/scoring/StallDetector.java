package dev.forseti.scoring;

import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Whether the scoring job makes progress, by its checkpoints: a job that fails and is restarted for
 * ever completes none, and neither does one that found no free slot. It goes by time that passes,
 * never by that of files, so a clock that is set neither hides a stall nor makes one. For one
 * thread.
 */
public final class StallDetector {
  private static final Logger log = LoggerFactory.getLogger(StallDetector.class);

  private static final Duration LEAST = Duration.ofMinutes(1);
  private static final int INTERVALS = 5;

  private final Path checkpoints;
  private final Duration limit;
  private @Nullable Set<Path> seen;
  private long progressNanos;
  private boolean hasCheckpoint;
  private long checkpointNanos;

  /**
   * For a job that was started at that moment.
   *
   * @param checkpoints the folder that it, and earlier ones, leave checkpoints in
   * @param beginNanos as of {@link System#nanoTime}
   */
  public StallDetector(Path checkpoints, Duration checkpointInterval, long beginNanos) {
    this.checkpoints = checkpoints;
    this.limit = limit(checkpointInterval);
    this.progressNanos = beginNanos;
  }

  /** How long a job may be without a checkpoint: a minute, or five intervals if that is longer. */
  static Duration limit(Duration checkpointInterval) {
    Duration some = checkpointInterval.multipliedBy(INTERVALS);
    return some.compareTo(LEAST) > 0 ? some : LEAST;
  }

  /**
   * Whether a new checkpoint, or the start, is too long ago; to be asked every few seconds.
   *
   * @param nowNanos as of {@link System#nanoTime}
   */
  public boolean isStalled(long nowNanos) {
    try {
      Set<Path> complete = LatestCheckpoint.completeIn(checkpoints);
      if (seen != null && !seen.containsAll(complete)) {
        progressNanos = nowNanos;
        hasCheckpoint = true;
        checkpointNanos = nowNanos;
      }
      if (seen == null || !complete.isEmpty()) { // else the folder is away, with those in it
        seen = complete;
      }
    } catch (UncheckedIOException swept) { // by a newer one
      log.debug("a checkpoint was removed while it was looked at");
      progressNanos = nowNanos;
    }
    return nowNanos - progressNanos > limit.toNanos();
  }

  /**
   * Whether {@link #isStalled} has found a new checkpoint after that moment, which is more than the
   * start: it proves that all of the job works.
   *
   * @param nanos as of {@link System#nanoTime}; of a look, that look's own
   */
  public boolean hasCheckpointSince(long nanos) {
    return hasCheckpoint && checkpointNanos - nanos > 0;
  }

  /** How long the job may be without a checkpoint. */
  public Duration limit() {
    return limit;
  }
}
