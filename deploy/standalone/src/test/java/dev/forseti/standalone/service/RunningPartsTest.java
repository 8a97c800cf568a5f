package dev.forseti.standalone.service;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import org.junit.jupiter.api.Test;

/** That all parts are stopped, whatever one of them does. */
class RunningPartsTest {
  private final List<String> said = new CopyOnWriteArrayList<>();
  private final List<String> stopped = new CopyOnWriteArrayList<>();

  @Test
  void stopsTheLastOneFirstAndGoesOnAfterOneThatFails() {
    var parts = new RunningParts(said::add);
    parts.keep(() -> stopped.add("first"));
    parts.keep(
        () -> {
          throw new IllegalStateException("the disk is full");
        });
    parts.keep(() -> stopped.add("last"));
    parts.close();

    assertThat(stopped).containsExactly("last", "first");
    assertThat(said).singleElement().asString().endsWith("did not stop: the disk is full");
  }

  @Test
  void whoIsToStopWhileAPartIsBeingStartedSaysWhatItWaitsFor() throws Exception {
    var parts = new RunningParts(said::add);
    parts.keep(() -> stopped.add("first"));
    Thread signal = Thread.ofPlatform().start(parts::close);
    while (said.isEmpty()) {
      Thread.onSpinWait();
    }
    assertThat(said).singleElement().asString().contains("the part that is being started");
    assertThat(stopped).isEmpty();

    parts.startEnded();
    signal.join();

    assertThat(stopped).containsExactly("first");
  }

  @Test
  void leavesBehindWhoDoesNotStopInTimeAndStopsTheOthers() {
    var never = new CountDownLatch(1);
    var parts = new RunningParts(said::add, Duration.ofMillis(50));
    parts.keep(() -> stopped.add("first"));
    parts.keep(
        () -> {
          never.await();
          stopped.add("late");
        });
    parts.close();

    assertThat(stopped).containsExactly("first");
    assertThat(said).singleElement().asString().contains("did not stop within");
    never.countDown();
  }
}
