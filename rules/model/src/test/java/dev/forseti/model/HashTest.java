package dev.forseti.model;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.HashSet;
import java.util.Set;
import org.junit.jupiter.api.Test;

class HashTest {
  /** From the authors' test vectors: stored states depend on it. */
  @Test
  void isTheFnv1aOfTheText() {
    assertThat(Hash.of("")).isEqualTo(0xcbf29ce484222325L);
    assertThat(Hash.of("a")).isEqualTo(0xaf63dc4c8601ec8cL);
    assertThat(Hash.of("foobar")).isEqualTo(0x85944171f73967e8L);
  }

  @Test
  void growsByOneCharacter() {
    assertThat(Hash.with(Hash.of("fooba"), 'r')).isEqualTo(Hash.of("foobar"));
  }

  @Test
  void spreadsSmallNumbersOverAllBits() {
    Set<Long> high = new HashSet<>();
    for (int i = 0; i < 1_000; i++) {
      high.add(Hash.spread(i) >>> 48);
    }

    assertThat(Hash.spread(0)).isZero();
    assertThat(high).hasSizeGreaterThan(980);
  }
}
