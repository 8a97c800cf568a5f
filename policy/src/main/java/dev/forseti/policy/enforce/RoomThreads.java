package dev.forseti.policy.enforce;

import java.time.Duration;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;

/** Threads that ask the homeserver about the community's rooms; when closed, none runs any more. */
public final class RoomThreads implements AutoCloseable {
  private final ExecutorService executor =
      Executors.newThreadPerTaskExecutor(Thread.ofVirtual().name("rooms-", 0).factory());

  /** Runs each call on a thread of its own. */
  public ExecutorService executor() {
    return executor;
  }

  /** Waits for what is being asked; nothing more is. */
  public void finish(Duration longest) {
    executor.shutdown();
    try {
      var unused = executor.awaitTermination(longest.toMillis(), TimeUnit.MILLISECONDS);
    } catch (InterruptedException ending) {
      Thread.currentThread().interrupt();
    }
  }

  /** Gives up what is being asked: whether it was done is found out by the next start. */
  @Override
  public void close() {
    executor.shutdownNow();
    executor.close();
  }
}
