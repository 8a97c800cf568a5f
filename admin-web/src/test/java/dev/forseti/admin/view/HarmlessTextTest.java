package dev.forseti.admin.view;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class HarmlessTextTest {
  @Test
  void spellsOutWhatCannotBeSeen() {
    assertThat(HarmlessText.of("a\u202Eb\u200Bc\u00ADd\u0007e\uE000", 100))
        .isEqualTo("a[U+202E]b[U+200B]c[U+00AD]d[U+0007]e[U+E000]");
  }

  @Test
  void namesThatDifferInNothingSeenLookDifferent() {
    for (String unseen :
        new String[] {
          "\u200D",
          "\uFE0F",
          "\u034F",
          "\u3164",
          "\u115F",
          "\u2800",
          "\uFFA0",
          "\u180B",
          "\uDB40\uDD00",
          "\u200C",
          "\u2060",
          "\uDB40\uDC61"
        }) {
      assertThat(HarmlessText.of("ma" + unseen + "ra", 100)).startsWith("ma[U+").endsWith("]ra");
    }
    assertThat(HarmlessText.of("1\uFE0F\u20E3 क्\u200Dष ❤\uFE0F\u200D\uD83D\uDD25", 100))
        .isEqualTo("1\uFE0F\u20E3 क्\u200Dष ❤\uFE0F\u200D\uD83D\uDD25");
  }

  @Test
  void keepsOneLine() {
    assertThat(HarmlessText.of("one\ntwo\r\nthree\u2028four", 100))
        .isEqualTo("one⏎ two⏎ three[U+2028]four");
  }

  @Test
  void keepsEmojiAndScriptsWhole() {
    String family = "\uD83D\uDC68\u200D\uD83D\uDC69\u200D\uD83D\uDC67 ❤️ שלום مرحبا नमस्ते";
    assertThat(HarmlessText.of(family, 100)).isEqualTo(family);
  }

  @Test
  void cutsTowersOfMarks() {
    assertThat(HarmlessText.of("Z" + "\u0351".repeat(20) + "a", 100))
        .isEqualTo("Z\u0351\u0351\u0351[17 marks]a");
  }

  @Test
  void countsWhatItLeavesOut() {
    assertThat(HarmlessText.of("x".repeat(5_000), 10)).isEqualTo("xxxxxxxxxx… (4,990 more)");
  }

  @ParameterizedTest
  @ValueSource(longs = {1, 2, 3, 4, 5, 6, 7, 8})
  void anyTextBecomesBoundedAndVisible(long seed) {
    var random = new Random(seed);
    var any = new StringBuilder();
    for (int i = 0; i < 3_000; i++) {
      any.append((char) random.nextInt(0x10000));
    }

    String shown = HarmlessText.of(any.toString(), 500);

    assertThat(shown.length()).isLessThan(500 * 12);
    assertThat(
            shown
                .codePoints()
                .filter(c -> c != 0x200D)
                .map(Character::getType)
                .filter(
                    type ->
                        type == Character.CONTROL
                            || type == Character.FORMAT
                            || type == Character.SURROGATE))
        .isEmpty();
  }
}
