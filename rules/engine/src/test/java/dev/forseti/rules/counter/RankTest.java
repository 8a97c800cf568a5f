package dev.forseti.rules.counter;

import static org.assertj.core.api.Assertions.assertThat;

import dev.forseti.features.Unknown;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;

class RankTest {
  private static final long WINDOW = 1_000;

  private final CounterCells cells = new CounterCells(1);

  @Test
  void whoBeganKeepsTheFirstPlaceHoweverManyFollow() {
    assertThat(feed(7, 0)).isEqualTo(1);
    assertThat(feed(8, 1)).isEqualTo(2);
    assertThat(feed(9, 2)).isEqualTo(3);
    assertThat(feed(7, 3)).isEqualTo(1);
    assertThat(feed(8, 4)).isEqualTo(2);
  }

  @Test
  void placesAfterTheLastKeptAreOneMore() {
    for (int i = 1; i <= Rank.MOST; i++) {
      assertThat(feed(i, i)).isEqualTo(i);
    }

    assertThat(feed(1_000, 100)).isEqualTo(Rank.MOST + 1);
    assertThat(feed(1_001, 100)).isEqualTo(Rank.MOST + 1);
    assertThat(cells.cell(0)).hasSize(2 * Rank.MOST);
  }

  @Test
  void thoseBehindMoveUpWhenTheWindowHasLeftOneBehind() {
    feed(7, 0);
    feed(8, 600);

    assertThat(feed(8, 1_001)).isEqualTo(1);
    assertThat(feed(7, 1_002)).isEqualTo(2);
  }

  @Test
  void anEventThatDoesNotCountHasNoPlaceAndChangesNothing() {
    feed(7, 0);

    assertThat(feed(Unknown.LONG, 1)).isEqualTo(Unknown.LONG);
    assertThat(cells.cell(0)).containsExactly(7, 0);
  }

  /** Against a list that is kept as the words say. */
  @Test
  void isThePlaceInTheOrderOfFirstComing() {
    Random random = new Random(5);
    List<long[]> order = new ArrayList<>();
    long now = 0;
    for (int i = 0; i < 20_000; i++) {
      long at = now += random.nextInt(40);
      long value = 1L + random.nextInt(90);
      order.removeIf(one -> at - one[1] > WINDOW);
      int place = 0;
      while (place < order.size() && order.get(place)[0] != value) {
        place++;
      }
      if (place == order.size() && place < Rank.MOST) {
        order.add(new long[] {value, at});
      } else if (place < order.size()) {
        order.get(place)[1] = at;
      }

      assertThat(feed(value, at)).isEqualTo(place + 1);
    }
  }

  private long feed(long value, long now) {
    return Rank.feed(cells, 0, now, value, WINDOW);
  }
}
