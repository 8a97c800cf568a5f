package dev.forseti.rules.counter;

import static org.assertj.core.api.Assertions.assertThat;

import dev.forseti.features.Unknown;
import java.util.Random;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class CounterSpecTest {
  private static final long WINDOW = 3_600_000;

  @ParameterizedTest
  @ValueSource(ints = {0, 1, 2, 3, 4, 5, 6, 7, 8, 9, 10})
  void anEventThatFeedsNothingSeesTheValueAndChangesNothing(int kind) {
    var random = new Random(kind);
    CounterSpec counter = CounterSpec.of(1, kind, WINDOW);
    for (int run = 0; run < 50; run++) {
      var looked = new CounterCells(1);
      var alone = new CounterCells(1);
      long now = 1_000 * WINDOW;
      for (int i = 0; i < 200; i++) {
        now += random.nextInt(10) == 0 ? random.nextLong(-WINDOW, 2 * WINDOW) : random.nextInt(50);
        long shown = kind == 7 ? 60_000 : random.nextInt(run < 25 ? 20 : 5_000);
        long[] words = random.longs(4, 0, run < 25 ? 20 : 5_000).toArray();
        if (random.nextBoolean()) {
          counter.feed(Unknown.LONG, words, now + random.nextLong(3 * WINDOW), looked, 0);
        }
        long withLooks = counter.feed(shown, words, now, looked, 0);
        assertThat(withLooks).isEqualTo(counter.feed(shown, words, now, alone, 0));
        if (kind < 4 || kind == 7) {
          assertThat(counter.feed(Unknown.LONG, words, now, looked, 0)).isEqualTo(withLooks);
        }
      }
    }
  }
}
