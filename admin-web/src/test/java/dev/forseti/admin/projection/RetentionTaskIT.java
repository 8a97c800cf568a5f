package dev.forseti.admin.projection;

import static org.assertj.core.api.Assertions.assertThat;

import dev.forseti.admin.Console;
import dev.forseti.admin.Samples;
import dev.forseti.runtime.health.Troubles;
import dev.forseti.wire.Topics;
import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;

class RetentionTaskIT {
  private static final Duration OFTEN = Duration.ofMillis(5);

  @Test
  void whatIsOldIsForgottenThoughNothingArrives() throws Exception {
    try (Console console = Console.start()) {
      for (int i = 0; i < 1_100; i++) {
        console.bean(Projections.class).apply(Topics.EVENTS, "", Samples.event("$e" + i, false));
      }
      var done = new CountDownLatch(1);
      Retention retention = console.bean(Retention.class);
      rounds(
          console,
          () -> {
            retention.deleteExpired();
            done.countDown();
          },
          done);

      assertThat(console.count("events")).as("more than one step").isZero();
    }
  }

  @Test
  void aRoundThatFailsIsSaidUntilAnotherWorks() throws Exception {
    try (Console console = Console.start()) {
      Troubles troubles = console.troubles();
      var worked = new CountDownLatch(2);
      rounds(
          console,
          () -> {
            if (worked.getCount() == 2 && troubles.now().isEmpty()) {
              throw new IllegalStateException("until it is said");
            }
            worked.countDown();
          },
          worked);

      assertThat(troubles.now()).isEmpty();
    }
  }

  private static void rounds(Console console, Runnable round, CountDownLatch until)
      throws InterruptedException {
    var forgetting = new RetentionTask(round, true, console.troubles(), OFTEN);
    forgetting.start();
    try {
      assertThat(until.await(30, TimeUnit.SECONDS)).isTrue();
    } finally {
      forgetting.stop();
    }
  }
}
