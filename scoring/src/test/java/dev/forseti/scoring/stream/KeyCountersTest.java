package dev.forseti.scoring.stream;

import static org.assertj.core.api.Assertions.assertThat;

import dev.forseti.features.FeatureVector;
import dev.forseti.features.Unknown;
import dev.forseti.rules.counter.CounterSpec;
import java.io.IOException;
import java.util.List;
import org.apache.flink.core.memory.DataInputDeserializer;
import org.apache.flink.core.memory.DataOutputSerializer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

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

  /** Of windows that are no whole seconds, of counters that nothing fed yet, and of none. */
  @ParameterizedTest
  @ValueSource(longs = {0, 1, 10 * HOUR, Long.MAX_VALUE / 4})
  void readsWhatItWrote(long lastFed) throws IOException {
    var counters = new KeyCounters();
    assertThat(rewritten(counters)).isEqualTo(written(counters));
    counters.add(CounterSpec.of(1, 0, 1_500), lastFed, new long[] {7, 0, 9});
    counters.add(CounterSpec.of(2, 1, 31 * 24 * HOUR), 0, new long[0]);
    counters.add(CounterSpec.of(3, 4, 0), 5, new long[] {lastFed});

    assertThat(rewritten(counters)).isEqualTo(written(counters));
  }

  /** Most keys are met once, by an event that feeds few of their counters. */
  @Test
  void aCounterThatNothingFedIsNotWrittenAndCountsOnWhenItIs() throws IOException {
    var alone = new KeyCounters();
    feed(alone, SENT, HOUR);
    var both = new KeyCounters();
    feed(both, HOUR, 1, Unknown.LONG);

    assertThat(written(both)).isEqualTo(written(alone));
    assertThat(feed(read(written(both)), HOUR + 1, Unknown.LONG, 1)).containsExactly(1, 1, 2, 1);
  }

  private static byte[] written(KeyCounters counters) throws IOException {
    var out = new DataOutputSerializer(256);
    KeyCounters.FORMAT.writer().write(counters, out);
    return out.getCopyOfBuffer();
  }

  private static KeyCounters read(byte[] bytes) throws IOException {
    return KeyCounters.FORMAT
        .reader()
        .read(KeyCounters.FORMAT.version(), new DataInputDeserializer(bytes));
  }

  private static byte[] rewritten(KeyCounters counters) throws IOException {
    return written(read(written(counters)));
  }

  private static long feed(KeyCounters counters, CounterSpec counter, long nowMillis) {
    return feed(counters, nowMillis, List.of(counter), 1)[1];
  }

  /** Both counters, in turns their ids and values. */
  private static long[] feed(KeyCounters counters, long nowMillis, long sent, long other) {
    return feed(counters, nowMillis, List.of(SENT, OTHER), sent, other);
  }

  private static long[] feed(
      KeyCounters counters, long nowMillis, List<CounterSpec> specs, long... inputs) {
    long[] values = new long[2 * inputs.length];
    counters.feed(
        new CounterUpdate("k", specs, inputs, FeatureVector.NO_WORDS), nowMillis, values, 0);
    return values;
  }
}
