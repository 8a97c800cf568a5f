package dev.forseti.rules.code;

import static org.assertj.core.api.Assertions.assertThat;

import dev.forseti.model.RulePack;
import dev.forseti.rules.compile.Compiled;
import dev.forseti.rules.compile.RuleCompiler;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.Test;

class LookupListTest {
  private static boolean is(String match, String text, String... entries) {
    return LookupList.Match.valueOf(match).of(List.of(entries)).matches(text);
  }

  @Test
  void eachMatchComparesInItsOwnWay() {
    assertThat(is("LITERAL", "A.example", "a.example")).isTrue();
    assertThat(is("LITERAL", "b.a.example", "a.example")).isFalse();
    assertThat(is("DOMAIN", "b.a.example", "a.example")).isTrue();
    assertThat(is("DOMAIN", "ba.example", "a.example")).isFalse();
    assertThat(is("WORD", "buy GOLD now", "gold")).isTrue();
    assertThat(is("WORD", "buy golden now", "gold")).isFalse();
    assertThat(is("WORD", "a free, free gift!", "free gift")).isTrue();
    assertThat(is("PREFIX", "bot-77", "bot-", "bo", "x")).isTrue();
    assertThat(is("PREFIX", "robot", "bot", "x")).isFalse();
    assertThat(is("GLOB", "@a1:evil.example", "@a?:evil.*")).isTrue();
    assertThat(is("GLOB", "@abc:evil.example", "@a?:evil.*")).isFalse();
    assertThat(is("REGEX", "call 555-1234", "\\d{3}-\\d{4}", "x+y")).isTrue();
    assertThat(is("REGEX", "call me")).isFalse();
  }

  @Test
  void aTextThatIsLongerThanAnyNameIsNoDomain() {
    assertThat(is("DOMAIN", "a.".repeat(100) + "example", "example")).isTrue();
    assertThat(is("DOMAIN", "a.".repeat(30_000) + "example", "example")).isFalse();
  }

  /** What the fast ways find is what asking one entry after the other finds. */
  @Test
  void prefixesAndGlobsFindWhatEachEntryWould() {
    Random random = new Random(11);
    for (int i = 0; i < 20_000; i++) {
      List<String> entries = new ArrayList<>();
      for (int j = 0; j < 4; j++) {
        entries.add(text(random, "ab*?", 1 + random.nextInt(4)));
      }
      String text = text(random, "ab", random.nextInt(6));
      assertThat(LookupList.Match.PREFIX.of(entries).matches(text))
          .isEqualTo(entries.stream().anyMatch(text::startsWith));
      assertThat(LookupList.Match.GLOB.of(entries).matches(text))
          .as("%s in %s", text, entries)
          .isEqualTo(
              entries.stream().anyMatch(e -> text.matches(e.replace("*", ".*").replace("?", "."))));
    }
  }

  private static String text(Random random, String letters, int length) {
    StringBuilder text = new StringBuilder();
    for (int i = 0; i < length; i++) {
      text.append(letters.charAt(random.nextInt(letters.length())));
    }
    return text.toString();
  }

  @Test
  void aRuleAsksAListOfAFile() {
    String text =
        """
        lists:
          shorteners: {file: shorteners.txt, match: domain}
        rules:
          - {id: r, when: link.host in lists.shorteners, signal: {weight: 1}}
        """;
    Map<String, String> files = Map.of("shorteners.txt", "# those\nsho.example\n");
    RuleCompiler.Result result = RuleCompiler.compile(List.of(new RulePack("p", text, files)));
    assertThat(result.problems()).isEmpty();
    assertThat(result.warnings()).isEmpty();
    String eve = "@eve:evil.example";
    assertThat(Compiled.fired(result.rules(), Compiled.says(0, eve, "at https://x.sho.example/1")))
        .containsExactly("r");
    assertThat(Compiled.fired(result.rules(), Compiled.says(0, eve, "at https://other.example/1")))
        .isEmpty();
    assertThat(Compiled.first(Compiled.packs(text.replace("lists.s", "lists.z")).problems()))
        .contains("there is no file");
  }
}
