package dev.forseti.rules.counter;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class HyperLogLogTest {
  private static final long WINDOW = 16_000;

  private final List<long[]> added = new ArrayList<>();

  /** What a look finds is what cells find that only ever held what the window still holds. */
  @ParameterizedTest
  @ValueSource(longs = {1, 2, 3, 4, 5, 6, 7, 8})
  void lookingAndTurningLeaveOutWhatTheWindowHasLeftBehind(long seed) {
    var random = new Random(seed);
    long now = 1_000_000;
    long[] cell = HyperLogLog.of(new long[] {0}, now, WINDOW);
    for (int i = 0; i < 3_000; i++) {
      now += random.nextInt(60);
      long late = now - (random.nextInt(8) == 0 ? random.nextInt(20_000) : 0);
      long hash = Counter.mixed(random.nextInt(2_000));
      HyperLogLog.turn(cell, now, WINDOW);
      assertThat(HyperLogLog.add(cell, late, hash, WINDOW)).isEqualTo(fresh(now, late, hash));
      if (i % 20 == 0) {
        long look = now + random.nextInt(20_000);
        assertThat(HyperLogLog.seen(cell, look, WINDOW)).isEqualTo(fresh(look));
      }
    }
  }

  private long fresh(long now, long time, long hash) {
    added.add(new long[] {time, hash});
    return fresh(now);
  }

  private long fresh(long now) {
    long[] cell = HyperLogLog.of(new long[] {0}, now, WINDOW);
    for (long[] one : added) {
      HyperLogLog.add(cell, one[0], one[1], WINDOW);
    }
    return cell[2];
  }
}
