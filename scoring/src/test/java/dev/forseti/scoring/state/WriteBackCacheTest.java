package dev.forseti.scoring.state;

import static dev.forseti.scoring.state.OperatorLifecycle.requireOpen;
import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.apache.flink.api.common.typeinfo.Types;
import org.apache.flink.runtime.checkpoint.OperatorSubtaskState;
import org.apache.flink.streaming.api.operators.OneInputStreamOperator;
import org.apache.flink.streaming.runtime.streamrecord.StreamRecord;
import org.apache.flink.streaming.util.KeyedOneInputStreamOperatorTestHarness;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class WriteBackCacheTest {
  private static final Duration KEPT = Duration.ofHours(1);

  @Test
  void readsAgainWhatWasEvicted() throws Exception {
    try (var harness = opened()) {
      assertThat(counts(harness, "a", "b", "c", "d", "a", "c", "a")).endsWith(2L, 2L, 3L);
    }
  }

  @Test
  void writesWhatChangedBeforeACheckpoint() throws Exception {
    OperatorSubtaskState kept;
    try (var before = opened()) {
      counts(before, "a", "a", "b", "c");
      kept = before.snapshot(1, 1);
      counts(before, "a", "b", "c");
    }
    try (var after = closed()) {
      after.initializeState(kept);
      after.open();

      assertThat(counts(after, "a", "b", "c")).containsExactly(3L, 2L, 2L);
    }
  }

  @Test
  void expiresInTheCacheAndInTheState() throws Exception {
    try (var harness = opened()) {
      counts(harness, "a", "a");
      later(harness, KEPT.minusMillis(1));
      assertThat(counts(harness, "a")).containsExactly(1L, 2L, 3L);
      later(harness, KEPT.multipliedBy(2));
      assertThat(counts(harness, "a")).endsWith(1L);
      harness.snapshot(1, 1);
      later(harness, KEPT.multipliedBy(4));
      assertThat(counts(harness, "b", "c", "d", "a")).endsWith(1L);
    }
  }

  @Test
  void clearsWhatTheStateStillHolds() throws Exception {
    try (var harness = opened()) {
      counts(harness, "a", "b", "c", "-a", "b", "c");

      assertThat(counts(harness, "a")).endsWith(1L);
    }
  }

  @Test
  void whatWasClearedDoesNotComeBackBeforeItIsWritten() throws Exception {
    try (var harness = opened()) {
      counts(harness, "a", "b", "c", "d"); // the state holds a
      counts(harness, "-a");
      for (int minutes = 2; minutes <= 8; minutes += 2) {
        later(harness, Duration.ofMinutes(minutes));
        counts(harness, "?a");
      }

      assertThat(counts(harness, "a")).endsWith(1L);
    }
  }

  /** Whatever is evicted when: counted as with a map, by a cache of any size. */
  @ParameterizedTest
  @ValueSource(ints = {1, 2, 3, 4, 8})
  void isAMapAtAnySize(int size) throws Exception {
    Random random = new Random(size);
    Map<String, Long> expected = new HashMap<>();
    try (var harness = harness(size)) {
      harness.open();
      for (int step = 1; step <= 3_000; step++) {
        String key = "k" + (int) Math.abs(5 * random.nextGaussian());
        if (random.nextInt(10) == 0) {
          expected.remove(key);
          counts(harness, "-" + key);
        } else if (random.nextInt(5) == 0) {
          counts(harness, "?" + key);
        } else {
          long count = expected.merge(key, 1L, Long::sum);
          assertThat(counts(harness, key)).last().as("step %d", step).isEqualTo(count);
        }
        if (step % 100 == 0) {
          harness.snapshot(step, step);
        }
      }
    }
  }

  private static void later(
      KeyedOneInputStreamOperatorTestHarness<String, String, Long> harness, Duration at)
      throws Exception {
    harness.setStateTtlProcessingTime(at.toMillis());
    harness.setProcessingTime(at.toMillis());
  }

  private static List<Long> counts(
      KeyedOneInputStreamOperatorTestHarness<String, String, Long> harness, String... keys)
      throws Exception {
    for (String key : keys) {
      harness.processElement(key, 0);
    }
    return harness.extractOutputValues();
  }

  private static KeyedOneInputStreamOperatorTestHarness<String, String, Long> opened()
      throws Exception {
    var harness = closed();
    harness.open();
    return harness;
  }

  private static KeyedOneInputStreamOperatorTestHarness<String, String, Long> closed()
      throws Exception {
    return harness(2);
  }

  private static KeyedOneInputStreamOperatorTestHarness<String, String, Long> harness(int size)
      throws Exception {
    return new KeyedOneInputStreamOperatorTestHarness<>(new Count(size), key -> key, Types.STRING);
  }

  /**
   * Counts by key, so many at hand; a key with a dash before it is forgotten, one with a question
   * mark looked at.
   */
  private static final class Count extends CachedStateOperator<Long>
      implements OneInputStreamOperator<String, Long> {
    private static final long serialVersionUID = 1L;

    private final int size;
    private transient @Nullable WriteBackCache<Long> counts;

    Count(int size) {
      this.size = size;
    }

    @Override
    public void open() throws Exception {
      super.open();
      counts = cachedState("counts", Types.LONG, KEPT, size);
    }

    @Override
    public void processElement(StreamRecord<String> record) throws Exception {
      WriteBackCache<Long> state = requireOpen(counts);
      String key = record.getValue();
      if (key.startsWith("-")) {
        state.clear(key.substring(1), nowMillis());
        return;
      }
      if (key.startsWith("?")) {
        Long unused = state.value(key.substring(1), nowMillis());
        return;
      }
      Long before = state.value(key, nowMillis());
      long now = before == null ? 1 : before + 1;
      state.update(key, now, nowMillis());
      output.collect(new StreamRecord<>(now));
    }
  }
}
