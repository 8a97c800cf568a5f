package dev.forseti.standalone.service;

import java.time.Duration;
import java.time.Instant;
import java.util.Optional;

/**
 * Whether the scoring job makes progress, by its checkpoints: a job that fails and is restarted for
 * ever completes none.
 */
final class StallDetector {
  private static final Duration LEAST = Duration.ofMinutes(1);
  private static final int INTERVALS = 5;

  private final Duration limit;
  private final Instant begin;

  /** For a job that was started at that moment. */
  StallDetector(Duration checkpointInterval, Instant begin) {
    Duration some = checkpointInterval.multipliedBy(INTERVALS);
    this.limit = some.compareTo(LEAST) > 0 ? some : LEAST;
    this.begin = begin;
  }

  /** Whether the newest checkpoint, or the start, is too long ago. */
  boolean isStalled(Optional<Instant> completed, Instant now) {
    Instant newest = completed.filter(at -> at.isAfter(begin)).orElse(begin);
    return Duration.between(newest, now).compareTo(limit) > 0;
  }

  /** How long the job may be without a checkpoint. */
  Duration limit() {
    return limit;
  }
}
