package dev.forseti.runtime.health;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicBoolean;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(30)
class LoopThreadTest {

  @Test
  void aLoopThatIsAskedToEndHasEndedWhenItIsClosed() {
    CountDownLatch stopped = new CountDownLatch(1);
    AtomicBoolean ended = new AtomicBoolean();
    LoopThread thread =
        new LoopThread(
            "loop",
            () -> {
              awaitQuietly(stopped);
              ended.set(true);
            },
            stopped::countDown);
    thread.start();

    thread.close();

    assertThat(ended).isTrue();
  }

  @Test
  void aLoopThatDoesNotListenIsInterrupted() {
    CountDownLatch never = new CountDownLatch(1);
    AtomicBoolean ended = new AtomicBoolean();
    LoopThread thread =
        new LoopThread(
            "deaf",
            () -> {
              awaitQuietly(never);
              ended.set(true);
            },
            () -> {});
    thread.start();

    thread.close();

    assertThat(ended).isTrue();
  }

  @Test
  void oneThatWasNeverBegunIsClosedAtOnce() {
    AtomicBoolean asked = new AtomicBoolean();

    new LoopThread("idle", () -> {}, () -> asked.set(true)).close();

    assertThat(asked).isTrue();
  }

  private static void awaitQuietly(CountDownLatch latch) {
    try {
      latch.await();
    } catch (InterruptedException ending) {
      Thread.currentThread().interrupt();
    }
  }
}
