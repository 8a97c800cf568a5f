package dev.forseti.rules.counter;

import static org.assertj.core.api.Assertions.assertThat;

import dev.forseti.features.Unknown;
import java.util.Random;
import org.junit.jupiter.api.Test;

class PercentileTest {
  private static final long WINDOW = 1_000;

  private final CounterCells cells = new CounterCells(1);

  @Test
  void theFirstStandsInTheMiddle() {
    assertThat(feed(0, 70)).isEqualTo(50);
  }

  @Test
  void aNumberStandsWhereItsRankIs() {
    var random = new Random(1);
    for (int i = 0; i < 4_000; i++) {
      feed(0, random.nextInt(1_000));
    }

    assertThat(feed(0, 0)).isLessThan(2);
    assertThat(feed(0, 500)).isBetween(40L, 60L);
    assertThat(feed(0, 100_000)).isGreaterThan(98);
  }

  @Test
  void whatTheWindowHasLeftBehindDoesNotCount() {
    for (int i = 0; i < 100; i++) {
      feed(0, 10);
    }
    assertThat(feed(600, 100)).isGreaterThan(95);
    assertThat(feed(1_100, 5)).isLessThan(40);
    assertThat(feed(9_000, 100)).isEqualTo(50);
  }

  @Test
  void whatIsUnknownHasNoPlaceAndCountsNothing() {
    assertThat(feed(0, Unknown.LONG)).isEqualTo(Unknown.LONG);
    assertThat(cells.cell(0)).isEmpty();
  }

  private long feed(long now, long number) {
    return Percentile.feed(cells, 0, now, number, WINDOW);
  }
}
