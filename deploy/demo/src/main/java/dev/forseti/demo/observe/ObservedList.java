package dev.forseti.demo.observe;

import dev.forseti.model.UserId;
import java.time.Duration;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.function.Predicate;

/** The published list as seen from outside: who stands in it, and since when. */
public final class ObservedList {
  private final Map<UserId, Instant> listed = new LinkedHashMap<>();

  /** An entry was seen; one seen before keeps its time. */
  public synchronized void listed(UserId user, Instant at) {
    listed.putIfAbsent(user, at);
    notifyAll();
  }

  /** The entry is gone. */
  public synchronized void gone(UserId user) {
    listed.remove(user);
    notifyAll();
  }

  /** All entries that stand. */
  public synchronized Map<UserId, Instant> now() {
    return Map.copyOf(listed);
  }

  /**
   * Waits until the list is as wanted.
   *
   * @param within the longest wait
   * @return whether it became so
   */
  public synchronized boolean await(Predicate<Map<UserId, Instant>> wanted, Duration within)
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
