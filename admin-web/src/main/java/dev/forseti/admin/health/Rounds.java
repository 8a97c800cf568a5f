package dev.forseti.admin.health;

import java.time.Duration;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import org.springframework.context.SmartLifecycle;

/** What the console does again and again while it runs, on a thread of its own. */
public abstract class Rounds implements SmartLifecycle {
  private final Duration every;
  private final boolean isNeeded;
  private final ScheduledExecutorService thread;
  private volatile boolean running;

  /**
   * Nothing before {@link #start}; the first round comes a pause after it.
   *
   * @param name of the thread
   * @param every the pause between two rounds
   * @param isNeeded whether there are any rounds at all
   */
  protected Rounds(String name, Duration every, boolean isNeeded) {
    this.every = every;
    this.isNeeded = isNeeded;
    this.thread =
        Executors.newSingleThreadScheduledExecutor(
            Thread.ofPlatform().name(name).daemon().factory());
  }

  /** One round; what it throws would end all of them. */
  protected abstract void round();

  @Override
  public void start() {
    running = true;
    if (isNeeded) {
      var unused =
          thread.scheduleWithFixedDelay(
              this::round, every.toMillis(), every.toMillis(), TimeUnit.MILLISECONDS);
    }
  }

  @Override
  public void stop() {
    running = false;
    thread.shutdownNow();
  }

  @Override
  public boolean isRunning() {
    return running;
  }
}
