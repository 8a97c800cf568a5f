package dev.forseti.rules.code;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.junit.jupiter.api.Assertions.assertTimeoutPreemptively;

import com.google.re2j.Pattern;
import com.google.re2j.PatternSyntaxException;
import java.time.Duration;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ExpressionsTest {
  private static final Duration SOON = Duration.ofSeconds(20);

  @ParameterizedTest
  @ValueSource(
      strings = {
        "(?i)\\x{1c80}",
        "(?i)[K-\\x{212A}]",
        "(?is)a[^\\x{1c81}-\\x{1c90}]",
        "x(?i:\\Q\u1c88\\E)",
        "(?i)[[:alpha:]\u1c80]",
      })
  void whatWouldBeFoldedForEverIsRefused(String expression) {
    assertTimeoutPreemptively(
        SOON,
        () ->
            assertThatThrownBy(() -> Expressions.compile(expression))
                .isInstanceOf(CompileException.class)
                .hasMessageContaining("ignores case over U+1C80 to U+1C88"));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "(((a{100}){100}){100}){100}",
        "(?:(?:a?){1000}){1000}",
        "(?:[a-z]{0,500}){500}",
        "((x{999,}){99}y){9}",
      })
  void whatRepeatsTooMuchIsRefused(String expression) {
    assertTimeoutPreemptively(
        SOON,
        () ->
            assertThatThrownBy(() -> Expressions.compile(expression))
                .isInstanceOf(CompileException.class)
                .hasMessageContaining("steps with its repetitions written out"));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "[K-\\x{212A}]",
        "\u1c80+",
        "(?i)[a-z\u0430-\u044f]+\\.[a-z]{2,63}",
        "(?P<ice>\u1c80)",
        "(?i)\\p{Cyrillic}[[:alpha:]]",
        ".{0,1000}x",
        "a{,5}{x}",
        "\\",
        "[",
        "a{2",
        "(?i",
        "\\x{",
        "\\pL\\p{",
      })
  void everythingElseIsLeftToTheCompiler(String expression) {
    boolean valid = isValid(expression);
    try {
      Expressions.compile(expression);
      assertThat(valid).isTrue();
    } catch (CompileException refused) {
      assertThat(valid).isFalse();
      assertThat(refused).hasMessageContaining("is not a regular expression");
    }
  }

  private static boolean isValid(String expression) {
    try {
      Pattern.compile(expression);
      return true;
    } catch (PatternSyntaxException mistaken) {
      return false;
    }
  }

  @Test
  void theExpressionsOfAListHaveOneBoundTogether() {
    List<String> many = Collections.nCopies(20, "a{0,900}b");
    assertThatThrownBy(() -> Expressions.any(many))
        .isInstanceOf(CompileException.class)
        .hasMessageContaining("together");
    assertThat(Expressions.any(List.of("x+y", "\\d{3}")).matcher("no 12, but xxy").find()).isTrue();
  }

  /** Whatever is taken compiles at once, to no more steps than were counted. */
  @Test
  void noProgramIsLargerThanWasCounted() {
    Random random = new Random(5);
    int taken = 0;
    for (int i = 0; i < 3_000; i++) {
      String expression = some(random, 1 + random.nextInt(8), 3);
      ExpressionScan scan = ExpressionScan.of(expression);
      if (scan.steps() > Expressions.MOST_STEPS || scan.foldsForEver() || !isValid(expression)) {
        continue;
      }
      taken++;
      int size = assertTimeoutPreemptively(SOON, () -> size(expression));
      assertThat((long) size).as(expression).isLessThanOrEqualTo(scan.steps());
    }
    assertThat(taken).isGreaterThan(1_000);
  }

  private static int size(String expression) {
    return Pattern.compile(expression).programSize();
  }

  private static final List<String> ATOMS =
      List.of(
          "a",
          "k",
          ".",
          "\\d",
          "[a-z]",
          "[^x\\]-]",
          "\\pL",
          "[]a]",
          "\u1c82",
          "^",
          "$",
          "\\b",
          "{");
  private static final List<String> REPEATS =
      List.of("", "", "", "*", "+?", "?", "{2}", "{0,3}", "{5,}", "{0}", "{1,40}", "{200}");

  private static String some(Random random, int parts, int depth) {
    StringBuilder text = new StringBuilder(random.nextInt(6) == 0 ? "(?i)" : "");
    for (int i = 0; i < parts; i++) {
      String part =
          depth > 0 && random.nextInt(3) == 0
              ? "(" + some(random, 1 + random.nextInt(4), depth - 1) + ")"
              : ATOMS.get(random.nextInt(ATOMS.size()));
      text.append(part).append(REPEATS.get(random.nextInt(REPEATS.size())));
      text.append(random.nextInt(8) == 0 ? "|" : "");
    }
    return text.toString();
  }
}
