package dev.forseti.demo.observe;

import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.locks.LockSupport;
import java.util.function.Supplier;

/** Asking again for what gives no notice. */
public final class Polling {
  private Polling() {}

  /**
   * Asks until there is an answer.
   *
   * @param longest after which it gives up
   * @param between the pause between two questions
   * @return the first answer; empty when none came or the thread was interrupted
   */
  public static <T> Optional<T> until(
      Supplier<Optional<T>> ask, Duration longest, Duration between) {
    long end = System.nanoTime() + longest.toNanos();
    Optional<T> answer = ask.get();
    while (answer.isEmpty() && System.nanoTime() < end && !Thread.currentThread().isInterrupted()) {
      LockSupport.parkNanos(between.toNanos());
      answer = ask.get();
    }
    return answer;
  }
}
