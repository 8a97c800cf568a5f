package dev.forseti.standalone.service;

import java.time.Duration;
import java.time.Instant;
import java.util.Optional;

/**
 * Whether the scoring job gets on, by its checkpoints: a job that fails and is started again for
 * ever completes none. Says once that it stands still, and once that it does not any more.
 */
final class Standstill {
  private static final Duration LEAST = Duration.ofMinutes(1);
  private static final int INTERVALS = 5;

  private final Duration limit;
  private final Instant begin;
  private boolean stands;

  /** For a job that was started at that moment. */
  Standstill(Duration checkpointInterval, Instant begin) {
    Duration some = checkpointInterval.multipliedBy(INTERVALS);
    this.limit = some.compareTo(LEAST) > 0 ? some : LEAST;
    this.begin = begin;
  }

  /** What is different from before, in words, given when the newest checkpoint was completed. */
  Optional<String> look(Optional<Instant> completed, Instant now) {
    Instant newest = completed.filter(at -> at.isAfter(begin)).orElse(begin);
    boolean before = stands;
    stands = Duration.between(newest, now).compareTo(limit) > 0;
    if (stands == before) {
      return Optional.empty();
    }
    return Optional.of(
        stands
            ? "scoring stands still: no checkpoint for %d s, the log may say why; events wait in Kafka"
                .formatted(limit.toSeconds())
            : "scoring gets on again");
  }
}
