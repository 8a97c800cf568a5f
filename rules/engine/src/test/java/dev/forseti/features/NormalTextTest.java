package dev.forseti.features;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Random;
import org.junit.jupiter.api.Test;

class NormalTextTest {
  @Test
  void aWordAllInCyrillicStays() {
    NormalText text = NormalText.of("\u0441\u043E\u0440 \u043D\u043E\u0441");
    assertThat(text.body()).isEqualTo("\u0441\u043E\u0440 \u043D\u043E\u0441");
    assertThat(text.disguised()).isZero();
  }

  @Test
  void aMixedWordIsReadAsLatin() {
    NormalText text = NormalText.of("fr\u0435\u0435 c\u043Eins");
    assertThat(text.body()).isEqualTo("free coins");
    assertThat(text.disguised()).isEqualTo(3);
    assertThat(text.mixedWords()).isEqualTo(2);
  }

  @Test
  void anyTextIsTaken() {
    Random random = new Random(7);
    for (int i = 0; i < 2_000; i++) {
      StringBuilder text = new StringBuilder();
      for (int j = 0; j < 30; j++) {
        text.append((char) random.nextInt(0x10000));
      }
      NormalText normal = NormalText.of(text.toString());
      assertThat(normal.letters()).isGreaterThanOrEqualTo(0);
      assertThat(Fingerprint.of(normal.body()).whole().isEmpty()).isEqualTo(normal.letters() == 0);
      assertThat(Links.in(normal.body()).hosts()).hasSizeLessThanOrEqualTo(Links.MOST);
    }
  }

  /** The quick way for plain texts says what the way for all texts says. */
  @Test
  void aPlainTextIsReadAsAnyOther() {
    Random random = new Random(8);
    for (int i = 0; i < 5_000; i++) {
      StringBuilder text = new StringBuilder();
      for (int j = random.nextInt(20); j > 0; j--) {
        text.append((char) random.nextInt(0x80));
      }
      assertThat(NormalText.of(text.toString())).isEqualTo(NormalText.any(text.toString()));
    }
  }
}
