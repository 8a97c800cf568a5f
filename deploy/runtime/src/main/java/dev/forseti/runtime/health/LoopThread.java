package dev.forseti.runtime.health;

import java.time.Duration;

/**
 * The thread of a part's loop. When it is closed the loop is asked to end, and interrupted when it
 * takes longer than five seconds; then it has ended.
 */
public final class LoopThread implements AutoCloseable {
  private static final Duration CLOSE_TIMEOUT = Duration.ofSeconds(5);

  private final Thread thread;
  private final Runnable stop;

  /**
   * A thread that does nothing before {@link #start}.
   *
   * @param name what it is called, which is the part's
   * @param loop what it runs
   * @param stop asks the loop to end; called on another thread
   */
  public LoopThread(String name, Runnable loop, Runnable stop) {
    this.thread = new Thread(loop, name);
    this.stop = stop;
  }

  /** Begins. */
  public void start() {
    thread.start();
  }

  /** Returns when the loop has ended, or was never begun. */
  @Override
  public void close() {
    stop.run();
    if (thread.getState() == Thread.State.NEW) {
      return;
    }
    try {
      if (!thread.join(CLOSE_TIMEOUT)) {
        thread.interrupt();
        thread.join();
      }
    } catch (InterruptedException interrupted) {
      thread.interrupt();
      Thread.currentThread().interrupt();
    }
  }
}
