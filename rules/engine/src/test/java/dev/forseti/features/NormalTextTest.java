package dev.forseti.features;

import static org.assertj.core.api.Assertions.assertThat;

import com.ibm.icu.text.Normalizer2;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;

class NormalTextTest {
  @Test
  void aCompoundOfWholeWordsOfTwoScriptsIsNoDisguise() {
    NormalText text =
        NormalText.of(
            "docker-\u0441\u0435\u0440\u0432\u0435\u0440 https://a.example/\u0441\u043E\u0440");

    assertThat(text.mixedWords()).isZero();
    assertThat(text.body()).contains("\u0441\u0435\u0440\u0432\u0435\u0440");
    assertThat(NormalText.of("best-\u043Effer").mixedWords()).isEqualTo(1);
  }

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

  /** What nobody writes: row upon row of marks, also with invisible characters between them. */
  @Test
  void furtherMarksOnOneLetterAreDropped() {
    String marks = "\u0301\u0323\u00AD".repeat(5_000);

    assertThat(NormalText.of("a" + marks).body()).hasSizeLessThanOrEqualTo(StreamSafeText.MOST + 1);
    assertThat(NormalText.of("caf" + marks + "e\u0301s").body())
        .startsWith("caf")
        .endsWith("\u00E9s");
  }

  @Test
  void aTextWithAsManyMarksAsAnyLanguageHasIsKept() {
    String vowels =
        "\u0628\u0650\u0633\u0652\u0645\u0650 \u05E9\u05C1\u05B8\u05DC\u05D5\u05B9\u05DD";
    for (String text :
        List.of(
            vowels,
            "\u0E17\u0E35\u0E48\u0E19\u0E35\u0E48",
            "o\u0302\u0323".repeat(500),
            "\u1112\u1161\u11AB".repeat(500),
            "\uD83D\uDC68\u200D\uD83D\uDC69\u200D\uD83D\uDC67".repeat(100),
            "a" + "\u0301".repeat(StreamSafeText.MOST))) {
      assertThat(StreamSafeText.of(text, Normalizer2.getNFKCCasefoldInstance())).isSameAs(text);
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
