package dev.forseti.admin.search;

import static org.assertj.core.api.Assertions.assertThat;

import dev.forseti.admin.search.WordAnalyzer.Word;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class WordAnalyzerTest {
  private static final WordAnalyzer ANALYZER = new WordAnalyzer();

  @ParameterizedTest
  @CsvSource({
    "The CAT sat, 'the cat sat'",
    "Crème brûlée, 'creme brulee'",
    "STRASSE Straße, 'strasse strasse'",
    "Ødegård Łódź æon, 'odegard lodz aeon'",
    "Ёлка елка, 'елка елка'",
    "Ὀδυσσεύς, 'οδυσσευσ'",
    "مُحَمَّد محمـــد, 'محمد محمد'",
    "ＦＲＥＥ 𝐅𝐫𝐞𝐞 ﬁne, 'free free fine'",
    "fr\u200Bee f\u00ADree f\u202Eree\uFEFF, 'free free free'",
    "a.b:c_d don’t, 'a b c d don t'",
    "हिन्दी में, 'हिन्दी में'",
  })
  void foldsWhatReadsTheSame(String text, String words) {
    assertThat(terms(text)).containsExactly(words.split(" "));
  }

  @Test
  void dividesScriptsWithoutBlanksIntoCharactersAndPairs() {
    assertThat(terms("猫が好き")).containsExactly("猫", "猫が", "が", "が好", "好", "好き", "き");
    assertThat(terms("가방")).contains("가방");
    assertThat(ANALYZER.words("猫が").stream().map(Word::position)).containsExactly(0, 0, 1);
  }

  @Test
  void keepsEmojiAndDropsWhatOnlyLooks() {
    assertThat(terms("🔥\uFE0F hot!!! …")).containsExactly("🔥", "hot");
  }

  @Test
  void knowsWhereInTheTextAWordStood() {
    String text = "x fr\u200Be\u0301e, 𝐅𝐫𝐞𝐞";
    List<String> seen =
        ANALYZER.words(text).stream().map(it -> text.substring(it.begin(), it.end())).toList();
    assertThat(seen).containsExactly("x", "fr\u200Be\u0301e", "𝐅𝐫𝐞𝐞");
  }

  @Test
  void aTowerOfMarksIsTheLetterBelowIt() {
    assertThat(terms("Z\u0351\u0346\u0344\u0345\u0356\u035A".repeat(40)))
        .containsExactly("z".repeat(40));
  }

  @Test
  void aLongWordIsDividedAndAnyTextIsDividedWithinIt() {
    assertThat(terms("w".repeat(150))).extracting(String::length).containsExactly(64, 64, 22);
    var random = new Random(3);
    for (int i = 0; i < 300; i++) {
      var text = new StringBuilder();
      for (int n = random.nextInt(200); n > 0; n--) {
        int c = random.nextInt(random.nextBoolean() ? 0x3100 : 0x20000);
        text.appendCodePoint(c >= 0xD800 && c < 0xE000 ? 'x' : c);
      }
      for (Word word : ANALYZER.words(text.toString())) {
        assertThat(word.term()).isNotEmpty().hasSizeLessThan(64 * 20);
        assertThat(word.begin()).isBetween(0, word.end());
        assertThat(word.end()).isLessThanOrEqualTo(text.length());
      }
    }
  }

  private static List<String> terms(String text) {
    return ANALYZER.words(text).stream().map(Word::term).toList();
  }
}
