package dev.forseti.ingest.replay;

import java.time.Duration;

/** Waits, for a replay at its own pace. */
@FunctionalInterface
public interface Pause {
  /** Returns after the time, or when it is to go on at once. */
  void await(Duration time) throws InterruptedException;
}
