package dev.forseti.admin.health;

import java.time.Duration;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import org.springframework.context.SmartLifecycle;

/** A task that runs again and again, on its own thread, while the console runs. */
public abstract class PeriodicTask implements SmartLifecycle {
  private final Duration every;
  private final boolean enabled;
  private final ScheduledExecutorService thread;
  private volatile boolean running;

  /**
   * Nothing before {@link #start}; the first run comes one pause after it.
   *
   * @param name of the thread
   * @param every the pause between two runs
   * @param enabled whether it runs at all
   */
  protected PeriodicTask(String name, Duration every, boolean enabled) {
    this.every = every;
    this.enabled = enabled;
    this.thread =
        Executors.newSingleThreadScheduledExecutor(
            Thread.ofPlatform().name(name).daemon().factory());
  }

  /** One run; an exception would end the task. */
  protected abstract void runOnce();

  @Override
  public void start() {
    running = true;
    if (enabled) {
      var unused =
          thread.scheduleWithFixedDelay(
              this::runOnce, every.toMillis(), every.toMillis(), TimeUnit.MILLISECONDS);
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
