package dev.forseti.admin.health;

import dev.forseti.admin.store.BackgroundThread;
import dev.forseti.runtime.health.LoopGuard;
import dev.forseti.runtime.health.Trouble.Effect;
import dev.forseti.runtime.health.Troubles;
import java.time.Duration;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import org.springframework.context.SmartLifecycle;

/** A task that runs again and again, on its own thread, while the console runs. */
public abstract class PeriodicTask implements SmartLifecycle {
  private final LoopGuard guard;
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
   * @param troubles hears when a run throws what it should not
   */
  protected PeriodicTask(String name, Duration every, boolean enabled, Troubles troubles) {
    this.guard = new LoopGuard(troubles, name, Effect.STOPPED, "The task " + name + " fails");
    this.every = every;
    this.enabled = enabled;
    this.thread = Executors.newSingleThreadScheduledExecutor(BackgroundThread.named(name));
  }

  /** One run; what it throws is a trouble until a later run works. */
  protected abstract void runOnce();

  @Override
  public void start() {
    running = true;
    if (enabled) {
      var unused =
          thread.scheduleWithFixedDelay(
              () -> guard.run(this::runUnlessStopped),
              every.toMillis(),
              every.toMillis(),
              TimeUnit.MILLISECONDS);
    }
  }

  /** What a run throws because it was stopped is no trouble. */
  private void runUnlessStopped() {
    try {
      runOnce();
    } catch (RuntimeException failed) {
      if (running) {
        throw failed;
      }
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
