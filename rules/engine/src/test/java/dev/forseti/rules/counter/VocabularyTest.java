package dev.forseti.rules.counter;

import static org.assertj.core.api.Assertions.assertThat;

import dev.forseti.features.Unknown;
import dev.forseti.model.Hash;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;

class VocabularyTest {
  private static final long WINDOW = 1_000;
  private static final long ONE = 1;

  private final CounterCells cells = new CounterCells(1);

  @Test
  void nothingIsSaidOfWordsWhileFewAreKnown() {
    learn(0, 0, Vocabulary.FEW);
    assertThat(unseen(0, 5_000)).isEqualTo(Unknown.LONG);

    learn(0, 10_000, 10);

    assertThat(unseen(0, 5_000)).isEqualTo(1_000);
  }

  @Test
  void theShareOfNewWordsIsTold() {
    learn(0, 0, 1_000);

    assertThat(unseen(1, 0, 1, 2, 3_000_001)).isEqualTo(250);
    assertThat(unseen(1, 0, 1)).isEqualTo(0);
    assertThat(unseen(1)).isEqualTo(Unknown.LONG);
  }

  @Test
  void whoOnlyLooksTeachesNothing() {
    learn(0, 0, 1_000);

    unseen(1, 3_000_001);

    assertThat(unseen(2, 3_000_001)).isEqualTo(1_000);
  }

  @Test
  void wordsAreForgottenAWindowAfterTheyWereSaid() {
    learn(0, 0, 1_000);
    learn(600, 10_000, 1_000);

    assertThat(unseen(700, 0, 1)).isEqualTo(0);
    assertThat(unseen(1_100, 0, 1, 10_000, 10_001)).isEqualTo(500);
    assertThat(unseen(2_200, 10_000)).isEqualTo(Unknown.LONG);
  }

  @Test
  void manyWordsAreStillToldApartAndTheCellStaysBounded() {
    learn(0, 0, 20_000);

    long[] known = LongStream.range(0, 1_000).map(Hash::spread).toArray();
    long[] others = LongStream.range(1_000_000, 1_001_000).map(Hash::spread).toArray();
    assertThat(feed(1, Unknown.LONG, known)).isEqualTo(0);
    assertThat(feed(1, Unknown.LONG, others)).isGreaterThan(800);
    learn(2, 100_000, 400_000);
    assertThat(cells.cell(0).length).isLessThan(5_000);
  }

  private void learn(long now, int from, int words) {
    for (int i = from; i < from + words; i++) {
      feed(now, ONE, Hash.spread(i));
    }
  }

  private long unseen(long now, long... words) {
    return feed(now, Unknown.LONG, LongStream.of(words).map(Hash::spread).toArray());
  }

  private long feed(long now, long shown, long... words) {
    return Vocabulary.feed(cells, 0, now, shown, words, WINDOW);
  }
}
