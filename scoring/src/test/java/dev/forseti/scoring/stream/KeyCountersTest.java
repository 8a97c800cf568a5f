package dev.forseti.scoring.stream;

import static org.assertj.core.api.Assertions.assertThat;

import dev.forseti.features.FeatureVector;
import dev.forseti.rules.counter.CounterSpec;
import java.util.List;
import org.junit.jupiter.api.Test;

class KeyCountersTest {
  private static final long HOUR = 3_600_000;
  private static final CounterSpec SENT = CounterSpec.of(1, 0, HOUR);
  private static final CounterSpec OTHER = CounterSpec.of(2, 0, HOUR);

  @Test
  void aLateEventMakesNoCounterOld() {
    var counters = new KeyCounters();
    feed(counters, SENT, 10 * HOUR);
    feed(counters, SENT, HOUR);
    feed(counters, OTHER, 10 * HOUR + 1);

    assertThat(feed(counters, SENT, 10 * HOUR + 2)).isEqualTo(2);
  }

  private static long feed(KeyCounters counters, CounterSpec counter, long nowMillis) {
    long[] values = new long[2];
    counters.feed(
        new CounterUpdate("k", List.of(counter), new long[] {1}, FeatureVector.NO_WORDS),
        nowMillis,
        values,
        0);
    return values[1];
  }
}
