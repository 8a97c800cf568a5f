package dev.forseti.lists.index;

import static org.assertj.core.api.Assertions.assertThat;

import dev.forseti.lists.entry.Entity;
import dev.forseti.model.Hash;
import java.util.HashSet;
import java.util.Random;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class KeyTableTest {
  private final KeyTable<Integer> table = new KeyTable<>();
  private final Set<Integer> present = new HashSet<>();

  /** One in three begins at the slot of the others. */
  private static long key(int number) {
    return number % 3 == 0 ? number * (1L << 32) : Hash.spread(number);
  }

  private static Node<Integer> node(int value) {
    return new Node<>(new Entity.Literal("@a:x"), "@a:x", value);
  }

  private void add(int number) {
    if (present.add(number)) {
      table.add(key(number), node(number));
    }
  }

  private void remove(int number) {
    assertThat(table.remove(key(number), "@a:x", number)).isEqualTo(present.remove(number));
  }

  private void assertThatItHasWhatIsPresent(int keys) {
    for (int number = 0; number < keys; number++) {
      assertThat(table.first(key(number)) != null)
          .as("key %d", number)
          .isEqualTo(present.contains(number));
      assertThat(table.count(key(number))).isEqualTo(present.contains(number) ? 1 : 0);
    }
  }

  @Test
  void takesTheKeyThatMarksFreeSlots() {
    assertThat(table.first(0)).isNull();

    table.add(0, node(1));

    assertThat(table.first(0)).isNotNull();
    assertThat(table.remove(0, "@a:x", 1)).isTrue();
    assertThat(table.first(0)).isNull();
  }

  @ParameterizedTest
  @CsvSource({"10, 1", "10, 2", "100, 3", "2000, 4", "2000, 5"})
  void findsTheKeysThatAreInItAndNoOthers(int keys, long seed) {
    Random random = new Random(seed);
    for (int step = 1; step <= 40_000; step++) {
      boolean isGrowing = step / 10_000 % 2 == 0;
      if (random.nextInt(10) < (isGrowing ? 7 : 3)) {
        add(random.nextInt(keys));
      } else {
        remove(random.nextInt(keys));
      }
      if (step % 1_000 == 0) {
        assertThatItHasWhatIsPresent(keys);
      }
    }
  }
}
