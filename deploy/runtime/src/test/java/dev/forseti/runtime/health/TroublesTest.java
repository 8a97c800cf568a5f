package dev.forseti.runtime.health;

import static org.assertj.core.api.Assertions.assertThat;

import dev.forseti.runtime.health.Trouble.Effect;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;

class TroublesTest {
  private Instant now = Instant.parse("2026-01-02T03:04:05Z");
  private final Troubles troubles = new Troubles(() -> now);
  private final List<String> heard = new ArrayList<>();

  private final Troubles.Listener listener =
      Troubles.Listener.of(
          began -> heard.add("began " + began.part()), ended -> heard.add("ended " + ended.part()));

  @Test
  void saysOnceThatATroubleBeginsAndOnceThatItEnds() {
    troubles.listen(listener);

    troubles.report("kafka", Effect.STOPPED, "Kafka does not answer", "");
    now = now.plusSeconds(5);
    troubles.report("kafka", Effect.STOPPED, "Kafka does not answer", "");
    troubles.recovered("kafka");
    troubles.recovered("kafka");
    troubles.report("kafka", Effect.STOPPED, "Kafka does not answer", "");

    assertThat(heard).containsExactly("began kafka", "ended kafka", "began kafka");
  }

  @Test
  void keepsTheBeginningAndShowsTheNewestReason() {
    Instant begin = now;
    troubles.report("kafka", Effect.PARTIAL, "slow", "wait");
    now = now.plusSeconds(5);
    troubles.report("kafka", Effect.STOPPED, "dead", "start it");

    assertThat(troubles.now())
        .containsExactly(new Trouble("kafka", "dead", "start it", begin, Effect.STOPPED));
    assertThat(troubles.of("kafka").orElseThrow().text()).isEqualTo("dead. start it");
  }

  @Test
  void isReadyUnlessSomethingStandsStill() {
    assertThat(troubles.isReady()).isTrue();
    troubles.report("a room", Effect.PARTIAL, "cannot be joined", "");
    assertThat(troubles.isReady()).isTrue();
    troubles.report("scoring", Effect.STOPPED, "stands still", "");
    assertThat(troubles.isReady()).isFalse();
    troubles.recovered("scoring");
    assertThat(troubles.isReady()).isTrue();
  }

  @Test
  void isNotReadyBeforeAllPartsWereStarted() {
    troubles.starting();
    assertThat(troubles.isReady()).isFalse();
    troubles.report("scoring", Effect.STOPPED, "stands still", "");
    troubles.started();
    assertThat(troubles.isReady()).isFalse();
    troubles.recovered("scoring");
    assertThat(troubles.isReady()).isTrue();
  }

  @Test
  void tellsNothingToWhoDoesNotListenAnyMore() {
    troubles.listen(listener);
    troubles.forget(listener);

    troubles.report("kafka", Effect.STOPPED, "dead", "");

    assertThat(heard).isEmpty();
  }

  @Test
  void manyThreadsThatMeetTheSameTroubleSayItOnce() throws Exception {
    var begun = new AtomicInteger();
    troubles.listen(Troubles.Listener.of(began -> begun.incrementAndGet(), ended -> {}));
    var start = new CountDownLatch(1);
    try (ExecutorService threads = Executors.newFixedThreadPool(8)) {
      for (int i = 0; i < 8; i++) {
        var unused =
            threads.submit(
                () -> {
                  start.await();
                  troubles.report("kafka", Effect.STOPPED, "dead", "");
                  return null;
                });
      }
      start.countDown();
      threads.shutdown();
      assertThat(threads.awaitTermination(10, TimeUnit.SECONDS)).isTrue();
    }

    assertThat(begun).hasValue(1);
  }
}
