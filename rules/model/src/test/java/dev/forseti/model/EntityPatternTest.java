package dev.forseti.model;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class EntityPatternTest {
  @ParameterizedTest
  @CsvSource({
    "@eve:evil.example, @eve:evil.example, true",
    "@eve:evil.example, @Eve:EVIL.example, true",
    "@eve:evil.example, @eve:evil.examples, false",
    "@*:evil.example, @:evil.example, true",
    "@*:evil.example, @*:evil.example, true",
    "@a?b:x, @a?b:x, true",
    "@a?b:x, @a\uD83D\uDE00b:x, true",
    "@a?b:x, @ab:x, false",
    "'@a\\*:x', '@a\\bc:x', true",
    "'@a\\*:x', '@a*:x', false",
    "@[ab]:x, @[ab]:x, true",
    "@[ab]:x, @a:x, false",
    "*, '', true",
  })
  void coversWhatMatrixSaysItCovers(String pattern, String id, boolean expected) {
    assertThat(new EntityPattern(pattern).matches(id)).isEqualTo(expected);
  }

  /** Over all short texts: as the definition, tried out, has it. */
  @Test
  void agreesWithWhatTryingGives() {
    List<String> patterns = texts("ab*?", 3);
    List<String> ids = texts("ab*?", 4);
    for (String left : patterns) {
      EntityPattern pattern = new EntityPattern(left);
      for (String id : ids) {
        assertThat(pattern.matches(id)).as("%s on %s", left, id).isEqualTo(fits(left, id));
      }
    }
    List<String> longer = texts("ab", 6);
    for (String left : patterns) {
      for (String right : patterns) {
        boolean tried = longer.stream().anyMatch(id -> fits(left, id) && fits(right, id));
        assertThat(new EntityPattern(left).overlaps(new EntityPattern(right)))
            .as("%s and %s", left, right)
            .isEqualTo(tried);
      }
    }
  }

  private static boolean fits(String glob, String text) {
    if (glob.isEmpty()) {
      return text.isEmpty();
    }
    if (glob.charAt(0) == '*') {
      return fits(glob.substring(1), text) || (!text.isEmpty() && fits(glob, text.substring(1)));
    }
    return !text.isEmpty()
        && (glob.charAt(0) == '?' || glob.charAt(0) == text.charAt(0))
        && fits(glob.substring(1), text.substring(1));
  }

  private static List<String> texts(String alphabet, int longest) {
    List<String> all = new ArrayList<>(List.of(""));
    for (int from = 0, length = 0; length < longest; length++) {
      int end = all.size();
      for (; from < end; from++) {
        for (int i = 0; i < alphabet.length(); i++) {
          all.add(all.get(from) + alphabet.charAt(i));
        }
      }
    }
    return all;
  }
}
