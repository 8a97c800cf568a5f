package dev.forseti.standalone.demo;

import dev.forseti.model.UserId;
import java.time.Duration;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.function.Predicate;

/** The published list as an onlooker sees it: who stands in it, and since when. */
final class SeenList {
  private final Map<UserId, Instant> listed = new LinkedHashMap<>();

  /** An entry was seen; one seen before keeps its time. */
  synchronized void listed(UserId user, Instant at) {
    listed.putIfAbsent(user, at);
    notifyAll();
  }

  /** The entry is gone. */
  synchronized void gone(UserId user) {
    listed.remove(user);
    notifyAll();
  }

  /** All entries that stand. */
  synchronized Map<UserId, Instant> now() {
    return Map.copyOf(listed);
  }

  /**
   * Waits until the list is as wanted.
   *
   * @param within the longest wait
   * @return whether it became so
   */
  synchronized boolean await(Predicate<Map<UserId, Instant>> wanted, Duration within)
      throws InterruptedException {
    long end = System.nanoTime() + within.toNanos();
    while (!wanted.test(listed)) {
      long left = end - System.nanoTime();
      if (left <= 0) {
        return false;
      }
      TimeUnit.NANOSECONDS.timedWait(this, Math.max(left, 1_000_000));
    }
    return true;
  }
}
