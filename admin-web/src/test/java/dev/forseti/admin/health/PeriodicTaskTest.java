package dev.forseti.admin.health;

import static org.assertj.core.api.Assertions.assertThat;

import dev.forseti.runtime.health.Troubles;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;

class PeriodicTaskTest {
  private final Troubles troubles = new Troubles(() -> Instant.EPOCH);
  private final List<String> told = new CopyOnWriteArrayList<>();
  private final CountDownLatch runs = new CountDownLatch(3);

  @Test
  void goesOnAfterAnErrorAndSaysThatItStoodStill() throws Exception {
    troubles.listen(
        Troubles.Listener.of(
            began -> told.add(began.part() + " " + began.effect()),
            ended -> told.add(ended.part() + " works")));
    var task =
        new PeriodicTask("a-task", Duration.ofMillis(1), true, troubles) {
          @Override
          protected void runOnce() {
            runs.countDown();
            if (runs.getCount() == 2) {
              throw new NoClassDefFoundError("dev/forseti/Gone");
            }
          }
        };
    task.start();
    try {
      assertThat(runs.await(30, TimeUnit.SECONDS)).isTrue();
    } finally {
      task.stop();
    }

    assertThat(told).containsExactly("a-task STOPPED", "a-task works");
  }
}
