package dev.forseti.rules.eval;

import static dev.forseti.rules.compile.Compiled.first;
import static dev.forseti.rules.compile.Compiled.last;
import static dev.forseti.rules.compile.Compiled.packs;
import static org.assertj.core.api.Assertions.assertThat;

import dev.forseti.model.Signal;
import dev.forseti.rules.compile.Compiled;
import dev.forseti.rules.compile.RuleCompiler;
import dev.forseti.rules.pack.PackProblem;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ReasonTest {
  private static final String EVE = "@eve:evil.example";
  private static final String PACK =
      """
      parameters:
        most: {type: duration, default: 90s}
      counters:
        sent: {count: events, by: [sender], within: 1h}
      rules:
        - id: r
          when: event.size >= 0
          signal: {weight: 1, %s}
      """;

  private static Signal says(String because, String sender, String text) {
    RuleCompiler.Result compiled = packs(PACK.formatted("because: '" + because + "'"));
    assertThat(compiled.problems().stream().map(PackProblem::shown)).isEmpty();
    return last(compiled.rules(), Compiled.says(0, sender, text)).getFirst();
  }

  private static String problem(String signal) {
    return first(packs(PACK.formatted(signal)).problems());
  }

  @Test
  void showsAValueThatOnlyTheReasonNames() {
    Signal signal = says("{sent} sent, a link to {link.domain}", EVE, "https://shop.example/a");

    assertThat(signal.because()).isEqualTo("1 sent, a link to shop.example");
    assertThat(signal.values()).containsEntry("sent", "1").containsKeys("link.domain");
  }

  @Test
  void saysInWordsWhatIsUnknown() {
    Signal hidden =
        says("{text.lines} lines, {text.disguise}, {event.msgtype}, {link.domain}", EVE, "");

    assertThat(hidden.because())
        .isEqualTo(
            "an unknown number of lines, an unknown text disguise, an unknown event msgtype,"
                + " an unknown link domain");
    assertThat(hidden.values()).containsEntry("link.domain", "unknown");
  }

  @Test
  void saysOfOnlyOnceAfterAnUnknownNumber() {
    assertThat(says("{text.lines} of 9 lines", EVE, "").because())
        .isEqualTo("an unknown number of 9 lines");
    assertThat(says("{text.lines} of 9 lines", EVE, "a").because()).isEqualTo("1 of 9 lines");
  }

  @Test
  void showsAParameterAsItsValue() {
    Signal signal = says("within {params.most}", EVE, "a");

    assertThat(signal.because()).isEqualTo("within 90 seconds");
    assertThat(signal.values()).doesNotContainKey("params.most");
  }

  @ParameterizedTest
  @CsvSource({
    "1s, 1 second",
    "119s, 119 seconds",
    "2m, 2 minutes",
    "119m, 119 minutes",
    "2h, 2 hours",
    "47h, 47 hours",
    "48h, 2 days"
  })
  void saysATimeInItsGreatestUnit(String written, String said) {
    String pack = PACK.replace("90s", written);
    Signal signal =
        last(
                packs(pack.formatted("because: 'for {params.most}'")).rules(),
                Compiled.says(0, EVE, "a"))
            .getFirst();

    assertThat(signal.because()).isEqualTo("for " + said);
  }

  @Test
  void readsNoValueAsAName() {
    Signal signal = says("{sender.id} sent {sent}", "@{sent}:evil.example", "a");

    assertThat(signal.because()).isEqualTo("@{sent}:evil.example sent 1");
  }

  @Test
  void anUnknownNameIsAnErrorWithItsPlace() {
    assertThat(problem("because: 'to {link.domian}'"))
        .isEqualTo(
            """
            p.yaml:8:39: unknown variable 'link.domian'
                8 |     signal: {weight: 1, because: 'to {link.domian}'}
                  |                                       ^ did you mean 'link.domain'?\
            """);
    assertThat(problem("because: 'to {link.domain'"))
        .startsWith("p.yaml:8:38: a brace must stand in a pair");
    assertThat(problem("because: '{lists.words}'")).contains("unknown variable 'lists.words'");
  }

  @Test
  void neverShowsWhatSomebodyWrote() {
    for (String name : new String[] {"text.body", "text.raw"}) {
      assertThat(problem("because: '{" + name + "}'"))
          .startsWith("p.yaml:8:36: '" + name + "' is what somebody wrote: no reason shows it");
      assertThat(problem("public: '{" + name + "}'")).contains("is what somebody wrote");
    }
    Signal signal = says("{sent} sent", EVE, "wibble");
    assertThat(signal.values().values()).noneMatch(value -> value.contains("wibble"));
    assertThat(problem("because: '{text.bdy}'")).doesNotContain("did you mean 'text.body'");
  }

  @Test
  void tellsThePublicNothingOfOthers() {
    assertThat(problem("public: 'wrote to {mentions.first}'"))
        .contains("'mentions.first' may tell of others");
    assertThat(problem("public: '{sent} links to {link.domain}'")).isEmpty();
    RuleSet rules =
        packs("owner: ada\n" + PACK.formatted("because: no, public: 'links to {link.domain}'"))
            .rules();
    Signal signal = last(rules, Compiled.says(0, EVE, "https://shop.example/a")).getFirst();
    assertThat(signal.publicReason()).isEqualTo("links to shop.example");
    assertThat(signal.owner()).isEqualTo("ada");
  }
}
