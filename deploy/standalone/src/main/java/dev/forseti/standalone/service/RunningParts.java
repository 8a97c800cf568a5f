package dev.forseti.standalone.service;

import java.time.Duration;
import java.util.Deque;
import java.util.concurrent.CancellationException;
import java.util.concurrent.ConcurrentLinkedDeque;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Consumer;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The parts that were started, to be stopped in the opposite order: when they are closed, and when
 * the process is asked to end, also before all have started.
 */
final class RunningParts implements AutoCloseable {
  private static final Logger log = LoggerFactory.getLogger(RunningParts.class);
  private static final Duration LONGEST_PART = Duration.ofSeconds(20);
  private static final Duration LONGEST_STOP = Duration.ofSeconds(15);

  private final Consumer<String> progress;
  private final Duration longestStop;
  private final Deque<AutoCloseable> running = new ConcurrentLinkedDeque<>();
  private final Thread starter = Thread.currentThread();
  private final CountDownLatch startEnded = new CountDownLatch(1);
  private final Thread atExit = new Thread(this::close, "stop");
  private final ReentrantLock oneStops = new ReentrantLock();
  private volatile boolean stopping;

  /** None yet; the thread that makes this is the one that starts them. */
  RunningParts(Consumer<String> progress) {
    this(progress, LONGEST_STOP);
  }

  /**
   * None yet.
   *
   * @param longestStop after which a part that has not stopped is left behind
   */
  RunningParts(Consumer<String> progress, Duration longestStop) {
    this.progress = progress;
    this.longestStop = longestStop;
    Runtime.getRuntime().addShutdownHook(atExit);
  }

  /** Keeps a part that was just started. */
  <P extends AutoCloseable> P keep(P part) {
    running.push(part);
    goOn();
    return part;
  }

  /** Ends the start with a {@link CancellationException} when the parts are to be stopped. */
  void goOn() {
    if (stopping) {
      throw new CancellationException("stopped while starting");
    }
  }

  /** No further part is started. */
  void startEnded() {
    startEnded.countDown();
  }

  /**
   * Stops the parts, the last one first; one that fails to stop, or takes too long, does not keep
   * the others: each of them bears to be killed.
   */
  @Override
  public void close() {
    stopping = true;
    forgetExit();
    awaitStart();
    oneStops.lock(); // who closes it and the end of the process may meet, and the order must hold
    try {
      for (AutoCloseable part = running.poll(); part != null; part = running.poll()) {
        stop(part);
      }
    } finally {
      oneStops.unlock();
    }
  }

  private void stop(AutoCloseable part) {
    String name = part.getClass().getSimpleName();
    Thread stops = Thread.ofPlatform().daemon().name("stop-" + name).start(() -> close(part, name));
    try {
      if (!stops.join(longestStop)) {
        var where = new IllegalStateException("it waits here");
        where.setStackTrace(stops.getStackTrace());
        log.error("{} did not stop within {} and is left behind", name, longestStop, where);
        say(name + " did not stop within " + longestStop.toSeconds() + " s and is left behind");
      }
    } catch (InterruptedException hurried) {
      Thread.currentThread().interrupt();
    }
  }

  private void close(AutoCloseable part, String name) {
    try {
      part.close();
    } catch (Exception | Error failed) {
      say(name + " did not stop: " + failed.getMessage());
    }
  }

  /** Who cannot be told must not keep the others from being stopped. */
  private void say(String line) {
    try {
      progress.accept(line);
    } catch (RuntimeException | Error deaf) {
      log.warn("{}", line);
    }
  }

  /** A part that is just being started is waited for, to be stopped too. */
  private void awaitStart() {
    if (Thread.currentThread() == starter) {
      return;
    }
    try {
      if (startEnded.getCount() > 0) {
        say(
            "stops as soon as the part that is being started runs, at most %d s"
                .formatted(LONGEST_PART.toSeconds()));
      }
      if (!startEnded.await(LONGEST_PART.toSeconds(), TimeUnit.SECONDS)) {
        say("a part takes long to start and is left behind");
      }
    } catch (InterruptedException hurried) {
      Thread.currentThread().interrupt();
    }
  }

  private void forgetExit() {
    try {
      Runtime.getRuntime().removeShutdownHook(atExit);
    } catch (IllegalStateException exiting) {
      return; // it runs now
    }
  }
}
