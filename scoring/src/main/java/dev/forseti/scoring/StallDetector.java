package dev.forseti.scoring;

import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Whether the scoring job makes progress, by its checkpoints: a job that fails and is restarted for
 * ever completes none, and neither does one that found no free slot.
 */
public final class StallDetector {
  private static final Logger log = LoggerFactory.getLogger(StallDetector.class);

  private static final Duration LEAST = Duration.ofMinutes(1);
  private static final int INTERVALS = 5;

  private final Path checkpoints;
  private final Duration limit;
  private final Instant begin;

  /**
   * For a job that was started at that moment.
   *
   * @param checkpoints the folder that it, and earlier ones, leave checkpoints in
   */
  public StallDetector(Path checkpoints, Duration checkpointInterval, Instant begin) {
    this.checkpoints = checkpoints;
    Duration some = checkpointInterval.multipliedBy(INTERVALS);
    this.limit = some.compareTo(LEAST) > 0 ? some : LEAST;
    this.begin = begin;
  }

  /** Whether the newest checkpoint, or the start, is too long ago. */
  public boolean isStalled(Instant now) {
    try {
      return isStalled(LatestCheckpoint.completedIn(checkpoints), now);
    } catch (UncheckedIOException swept) { // by a newer one
      log.debug("a checkpoint was removed while it was looked at");
      return false;
    }
  }

  boolean isStalled(Optional<Instant> completed, Instant now) {
    Instant newest = completed.filter(at -> at.isAfter(begin)).orElse(begin);
    return Duration.between(newest, now).compareTo(limit) > 0;
  }

  /** How long the job may be without a checkpoint. */
  public Duration limit() {
    return limit;
  }
}
