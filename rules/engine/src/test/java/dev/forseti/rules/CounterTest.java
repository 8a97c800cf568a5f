package dev.forseti.rules;

import static org.assertj.core.api.Assertions.assertThat;

import dev.forseti.features.Unknown;
import java.util.HashMap;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.Test;

class CounterTest {
  private static final long HOUR = 3_600_000;
  private final KeyState state = new KeyState(1);

  private long feed(Counter.Kind kind, long shown, long now) {
    return new CounterMemory(1, kind, HOUR).feed(shown, now, state, 0);
  }

  @Test
  void theLastValueIsThatOfTheEventBefore() {
    assertThat(feed(Counter.Kind.LAST, 7, 0)).isEqualTo(Unknown.LONG);
    assertThat(feed(Counter.Kind.LAST, Unknown.LONG, 1)).isEqualTo(7);
    assertThat(feed(Counter.Kind.LAST, 9, 2)).isEqualTo(7);
    assertThat(feed(Counter.Kind.LAST, 1, HOUR)).isEqualTo(9);
    assertThat(feed(Counter.Kind.LAST, 1, 3 * HOUR)).isEqualTo(Unknown.LONG);
  }

  @Test
  void theGreatestValueMayBeBelowZero() {
    assertThat(feed(Counter.Kind.MAX, Unknown.LONG, 0)).isEqualTo(Unknown.LONG);
    assertThat(feed(Counter.Kind.MAX, -5, 1)).isEqualTo(-5);
    assertThat(feed(Counter.Kind.MAX, -9, HOUR / 2)).isEqualTo(-5);
    assertThat(feed(Counter.Kind.MAX, Unknown.LONG, HOUR + HOUR / 4)).isEqualTo(-9);
  }

  @Test
  void sumsDoNotRunOver() {
    assertThat(feed(Counter.Kind.SUM, Long.MAX_VALUE, 0)).isEqualTo(Long.MAX_VALUE);
    assertThat(feed(Counter.Kind.SUM, 5, 0)).isEqualTo(Long.MAX_VALUE);
  }

  @Test
  void aSessionBeginsAfterAPause() {
    long gap = 600_000;
    assertThat(feed(Counter.Kind.SESSIONS, gap, 1)).isEqualTo(1);
    assertThat(feed(Counter.Kind.SESSIONS, gap, gap)).isEqualTo(1);
    assertThat(feed(Counter.Kind.SESSIONS, gap, 2 * gap + 1)).isEqualTo(2);
    assertThat(feed(Counter.Kind.SESSIONS, Unknown.LONG, 2 * gap + 2)).isEqualTo(2);
    assertThat(feed(Counter.Kind.SESSIONS, gap, 20 * gap)).isEqualTo(1);
  }

  /** Counts are off by one bucket at most, against a list of all that came. */
  @Test
  void aWindowIsOffByOneBucketAtMost() {
    for (int seed = 0; seed < 50; seed++) {
      Random random = new Random(seed);
      KeyState kept = new KeyState(1);
      CounterMemory counter = new CounterMemory(1, Counter.Kind.EVENTS, HOUR);
      Map<Long, Long> came = new HashMap<>();
      long now = random.nextInt(1_000_000);
      for (int i = 0; i < 300; i++) {
        now += random.nextInt(1, 600_000);
        came.merge(now, 1L, Long::sum);
        long at = now;
        long all = within(came, at, HOUR);
        long inner = within(came, at, HOUR - HOUR / Ring.BUCKETS);
        assertThat(counter.feed(1, now, kept, 0)).as("seed %d", seed).isBetween(inner, all);
      }
    }
  }

  private static long within(Map<Long, Long> came, long now, long window) {
    return came.keySet().stream().filter(at -> now - at < window).count();
  }

  /** Exact up to 64; beyond, 95 of 100 estimates are within two standard errors (13 %). */
  @Test
  void differentValuesAreExactWhileFewAndEstimatedWhenMany() {
    int estimates = 0;
    int near = 0;
    for (int seed = 0; seed < 60; seed++) {
      Random random = new Random(seed);
      KeyState kept = new KeyState(1);
      CounterMemory counter = new CounterMemory(1, Counter.Kind.DISTINCT, HOUR);
      Map<Long, Long> last = new HashMap<>();
      int values = 1 << random.nextInt(3, 15);
      for (int i = 0; i < 4_000; i++) {
        long now = i * 1_800L;
        long value = Counter.mixed(random.nextInt(values) * 31L + seed);
        last.put(value, now);
        long found = counter.feed(value, now, kept, 0);
        long all = last.values().stream().filter(at -> now - at <= HOUR).count();
        if (i % 97 == 0 && kept.cell(0).length < Registers.LENGTH) {
          assertThat(found).as("seed %d event %d", seed, i).isEqualTo(all);
        } else if (i % 97 == 0) {
          long inner =
              last.values().stream().filter(at -> now - at < HOUR - HOUR / Ring.BUCKETS).count();
          estimates++;
          near += found >= inner * 0.87 && found <= all * 1.13 ? 1 : 0;
        }
      }
      assertThat(kept.cell(0).length).isLessThanOrEqualTo(Registers.LENGTH);
    }
    assertThat(near).isGreaterThan((int) (estimates * 0.93));
    assertThat(estimates).isGreaterThan(500);
  }

  @Test
  void registersAreLeftWhenTheWindowWasEmptyOnce() {
    for (int i = 0; i < 500; i++) {
      feed(Counter.Kind.DISTINCT, Counter.mixed(i), i);
    }
    assertThat(feed(Counter.Kind.DISTINCT, Unknown.LONG, 600)).isBetween(435L, 565L);
    assertThat(feed(Counter.Kind.DISTINCT, Counter.mixed(1), 3 * HOUR)).isEqualTo(1);
    assertThat(state.cell(0).length).isLessThan(10);
  }

  /** The order of the events does not matter to the estimate: buckets are united, not added. */
  @Test
  void theOrderDoesNotMatter() {
    KeyState other = new KeyState(1);
    CounterMemory counter = new CounterMemory(1, Counter.Kind.DISTINCT, HOUR);
    long there = 0;
    long back = 0;
    for (int i = 0; i < 3_000; i++) {
      there = counter.feed(Counter.mixed(i), i * 1_000L, state, 0);
      int j = 2_999 - i;
      back = counter.feed(Counter.mixed(j), j * 1_000L, other, 0);
    }
    assertThat(back).isEqualTo(there);
  }
}
