package dev.forseti.rules.regex;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.re2j.Pattern;
import com.google.re2j.PatternSyntaxException;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class PatternSetTest {
  private static final NamedClasses NAMED = new NamedClasses();

  @ParameterizedTest
  @ValueSource(ints = {LazyDfa.MOST_WAYS, 1})
  void findsWhatRe2FindsWhateverTheExpressionsAndHoweverFewStatesAreKept(int mostWays) {
    int found = 0;
    for (int seed = 0; seed < 300; seed++) {
      RandomExpression random = new RandomExpression(seed);
      List<String> expressions = new ArrayList<>();
      while (expressions.size() < 1 + seed % 7) {
        String next = random.next(2);
        if (isExpression(next)) {
          expressions.add(next);
        }
      }
      PatternSet set = PatternSet.of(expressions, mostWays, NAMED);
      assertThat(set.left()).as("left to RE2/J of %s", expressions).isEmpty();
      for (int text = 0; text < 60; text++) {
        found += compare(set, expressions, random.text());
      }
    }
    assertThat(found).isGreaterThan(10_000);
  }

  private static boolean isExpression(String text) {
    try {
      Pattern.compile(text);
      return true;
    } catch (PatternSyntaxException none) {
      return false;
    }
  }

  private static int compare(PatternSet set, List<String> expressions, String text) {
    long[] bits = set.find(text);
    int found = 0;
    for (int i = 0; i < expressions.size(); i++) {
      boolean expected = Pattern.compile(expressions.get(i)).matcher(text).find();
      assertThat(PatternSet.isFound(bits, i))
          .as("%s in '%s'", expressions.get(i), text)
          .isEqualTo(expected);
      found += expected ? 1 : 0;
    }
    return found;
  }

  @Test
  void ignoresCaseForTheSameCharactersAsRe2() {
    for (String expression : List.of("(?i)k", "(?i)[s-ž]", "(?i)ς", "(?i)[^a-zа-я]", "(?i)\\w")) {
      PatternSet set = PatternSet.of(List.of(expression));
      Pattern pattern = Pattern.compile(expression);
      for (int c = 0; c < 0x1_1000; c++) {
        String text = Character.toString(c);
        assertThat(PatternSet.isFound(set.find(text), 0))
            .as("%s in U+%x", expression, c)
            .isEqualTo(pattern.matcher(text).find());
      }
    }
  }

  @Test
  void leavesFormsThatItDoesNotKnowToRe2() {
    List<String> expressions = List.of("x\\101", "plain", "\\C");
    PatternSet set = PatternSet.of(expressions.subList(0, 2));
    assertThat(set.left()).containsExactly(0);
    assertThat(PatternSet.isFound(set.find("xA"), 0)).isTrue();
    assertThat(PatternSet.isFound(set.find("a plain text"), 1)).isTrue();
  }

  @Test
  void findsEachOfThousandsOfExpressions() {
    List<String> words = IntStream.range(0, 3_000).mapToObj(i -> "word" + i + "\\b").toList();
    PatternSet set = PatternSet.of(words);
    long[] found = set.find("say word7 and word2999, not word12x");
    assertThat(IntStream.range(0, 3_000).filter(i -> PatternSet.isFound(found, i)))
        .containsExactly(7, 2_999);
  }

  @Test
  void aTextThatNeedsANewStateForEachCharacterIsReadToItsEnd() {
    List<String> expressions = List.of("a.{12}b", "b.{14}a.{3}$");
    PatternSet set = PatternSet.of(expressions, 4_096, NAMED);
    Random random = new Random(5);
    StringBuilder text = new StringBuilder();
    for (int i = 0; i < 50_000; i++) {
      text.append(random.nextBoolean() ? 'a' : 'b');
    }
    compare(set, expressions, text.toString());
  }

  @Test
  void threadsThatFirstReadTextsTogetherFindTheSame() {
    List<String> expressions = List.of("(?:ab|ba)+c", "\\bfoo\\b", "[a-c]{3,5}$");
    RandomExpression random = new RandomExpression(1);
    List<String> texts = IntStream.range(0, 2_000).mapToObj(i -> random.text() + "abcfoo").toList();
    for (int round = 0; round < 20; round++) {
      PatternSet shared = PatternSet.of(expressions, 512, NAMED);
      PatternSet alone = PatternSet.of(expressions);
      assertThat(texts.parallelStream().map(shared::find).toList())
          .usingRecursiveComparison()
          .isEqualTo(texts.stream().map(alone::find).toList());
    }
  }
}
