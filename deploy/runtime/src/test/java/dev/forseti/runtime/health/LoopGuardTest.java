package dev.forseti.runtime.health;

import static org.assertj.core.api.Assertions.assertThat;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.core.read.ListAppender;
import dev.forseti.runtime.health.Trouble.Effect;
import java.time.Instant;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.slf4j.LoggerFactory;

class LoopGuardTest {
  private final Troubles troubles = new Troubles(() -> Instant.EPOCH);
  private final LoopGuard guard =
      new LoopGuard(troubles, "reading", Effect.STOPPED, "Nothing is read");
  private final Logger logger = (Logger) LoggerFactory.getLogger(LoopGuard.class);
  private final ListAppender<ILoggingEvent> logged = new ListAppender<>();

  @BeforeEach
  void listen() {
    logger.setLevel(Level.ERROR);
    logged.start();
    logger.addAppender(logged);
  }

  @AfterEach
  void stopListening() {
    logger.detachAppender(logged);
  }

  @Test
  void aLoopGoesOnAfterAnErrorThatIsSaidUntilARoundWorks() throws Exception {
    var rounds = new CountDownLatch(3);
    try (var thread = Executors.newSingleThreadScheduledExecutor()) {
      var unused =
          thread.scheduleWithFixedDelay(
              () -> guard.run(() -> failFirst(rounds)), 0, 1, TimeUnit.MILLISECONDS);
      assertThat(rounds.await(30, TimeUnit.SECONDS)).isTrue();
    }
    assertThat(troubles.now()).isEmpty();
  }

  private void failFirst(CountDownLatch rounds) {
    long left = rounds.getCount();
    if (left == 2) {
      assertThat(troubles.isReady()).isFalse();
    }
    rounds.countDown();
    if (left == 3) {
      throw new NoClassDefFoundError("dev/forseti/Gone");
    }
  }

  @Test
  void whatIsThrownIsLoggedOnceWithItsPlaceAndWithoutItsWords() {
    for (int i = 0; i < 3; i++) {
      guard.run(
          () -> {
            throw new IllegalStateException("private words", new StackOverflowError());
          });
    }

    assertThat(logged.list).hasSize(1);
    assertThat(logged.list.getFirst().getFormattedMessage())
        .contains("IllegalStateException", "LoopGuardTest", "caused by java.lang.StackOverflow")
        .doesNotContain("private words");
    assertThat(troubles.of("reading").map(Trouble::what))
        .contains("Nothing is read (IllegalStateException); it is tried again until it works");
  }

  @Test
  void aRoundThatReportsATroubleItselfKeepsIt() {
    guard.run(() -> troubles.report("reading", Effect.STOPPED, "Kafka does not answer", ""));

    assertThat(troubles.of("reading")).isPresent();
  }

  @Test
  void aListenerThatFailsDoesNotEndTheLoop() {
    troubles.listen(
        Troubles.Listener.of(
            began -> {
              throw new OutOfMemoryError();
            },
            ended -> {}));

    guard.failed(new StackOverflowError());

    assertThat(troubles.isReady()).isFalse();
  }
}
