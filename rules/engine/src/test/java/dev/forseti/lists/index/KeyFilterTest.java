package dev.forseti.lists.index;

import static org.assertj.core.api.Assertions.assertThat;

import dev.forseti.model.Hash;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class KeyFilterTest {
  private static final int OTHERS = 10_000;

  @ParameterizedTest
  @ValueSource(ints = {16, 32, 64, 1 << 16})
  void hasAllKeysAndFewOthers(int slots) {
    KeyFilter filter = new KeyFilter(slots);
    for (int i = 1; i <= slots / 2; i++) {
      filter.add(Hash.spread(i));
    }

    for (int i = 1; i <= slots / 2; i++) {
      assertThat(filter.mayHave(Hash.spread(i))).isTrue();
    }
    int wrong = 0;
    for (int i = 1; i <= OTHERS; i++) {
      wrong += filter.mayHave(Hash.spread(slots + i)) ? 1 : 0;
    }
    assertThat(wrong).isLessThan(OTHERS / 10);
  }

  /** Keys of texts that differ in a letter or two, as the index makes them: not spread. */
  @ParameterizedTest
  @ValueSource(ints = {16, 1 << 10, 1 << 16})
  void hasFewOthersOfKeysThatAreMuchAlike(int slots) {
    KeyFilter filter = new KeyFilter(slots);
    for (int i = 0; i < slots / 2; i++) {
      filter.add(Hash.of("@user" + i));
    }

    int wrong = 0;
    for (int i = 0; i < OTHERS; i++) {
      wrong += filter.mayHave(Hash.of("@usor" + i)) ? 1 : 0;
    }
    assertThat(wrong).isLessThan(OTHERS / 20);
  }

  @ParameterizedTest
  @ValueSource(longs = {0, 1, 63, -1, Long.MIN_VALUE, Long.MAX_VALUE, 1L << 62})
  void hasTheSmallestAndLargestKeys(long key) {
    KeyFilter filter = new KeyFilter(16);
    assertThat(filter.mayHave(key)).isFalse();

    filter.add(key);

    assertThat(filter.mayHave(key)).isTrue();
  }
}
