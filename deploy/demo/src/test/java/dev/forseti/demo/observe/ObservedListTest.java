package dev.forseti.demo.observe;

import static org.assertj.core.api.Assertions.assertThat;

import dev.forseti.model.UserId;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import org.junit.jupiter.api.Test;

class ObservedListTest {
  private static final UserId EVE = new UserId("@eve:here.example");

  private final ObservedList seen = new ObservedList();

  @Test
  void keepsTheTimeAtWhichAnEntryWasFirstSeen() {
    seen.listed(EVE, Instant.ofEpochSecond(1));
    seen.listed(EVE, Instant.ofEpochSecond(2));

    assertThat(seen.now()).isEqualTo(Map.of(EVE, Instant.ofEpochSecond(1)));
  }

  @Test
  void wakesWhoWaitsForAnEntryToGo() throws InterruptedException {
    seen.listed(EVE, Instant.ofEpochSecond(1));
    Thread other = Thread.ofPlatform().start(() -> seen.gone(EVE));

    assertThat(seen.await(Map::isEmpty, Duration.ofSeconds(20))).isTrue();
    other.join();
  }

  @Test
  void givesUpInTime() throws InterruptedException {
    assertThat(seen.await(now -> now.containsKey(EVE), Duration.ofMillis(5))).isFalse();
  }
}
