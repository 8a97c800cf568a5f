package dev.forseti.rules.compile;

import static dev.forseti.rules.compile.Compiled.fired;
import static dev.forseti.rules.compile.Compiled.first;
import static dev.forseti.rules.compile.Compiled.last;
import static dev.forseti.rules.compile.Compiled.packs;
import static dev.forseti.rules.compile.Compiled.says;
import static org.assertj.core.api.Assertions.assertThat;

import dev.forseti.model.Mode;
import dev.forseti.rules.eval.RuleSet;
import dev.forseti.rules.pack.PackProblem;
import java.util.List;
import org.junit.jupiter.api.Test;

class PackProblemsTest {
  private static final String EVE = "@eve:evil.example";
  private static final String BASE =
      """
      parameters:
        least: {type: int, default: 3, at_least: 2, at_most: 9}
      rules:
        - id: long
          when: text.letters >= params.least
          signal: {weight: 1}
          mode: suggest
        - {id: any, when: text.letters >= 0, signal: {weight: 1}}
      """;

  /** The parser reads 1,024 characters at once, and failed on two halves behind them. */
  @Test
  void halfACharacterIsAProblemWithItsPlace() {
    for (int before : new int[] {0, 1_022, 1_023, 1_024, 2_047}) {
      String text = "\n#" + "x".repeat(before) + "\uD800\uD800\nrules: []";
      assertThat(first(packs(text).problems()))
          .startsWith("p.yaml:2:" + (before + 2) + ": not YAML: half a surrogate pair");
    }
    assertThat(packs("# \uD83D\uDE00\n" + BASE).problems()).isEmpty();
  }

  @Test
  void includesChangeParametersAndRules() {
    RuleSet rules =
        packs(
                BASE,
                """
                include:
                  - pack: p
                    parameters: {least: 5}
                    rules: {long: {mode: act, weight: 2.5}, any: {off: true}}
                """)
            .rules();
    assertThat(fired(packs(BASE).rules(), says(0, EVE, "four"))).containsExactly("long", "any");
    assertThat(fired(rules, says(0, EVE, "four"))).isEmpty();
    assertThat(last(rules, says(0, EVE, "fives")).getFirst().mode()).isEqualTo(Mode.ACT);
    assertThat(last(rules, says(0, EVE, "fives")).getFirst().weight()).isEqualTo(2.5);
  }

  @Test
  void includesAreHeldToTheBoundsAndTheNames() {
    String include = "include:\n  - pack: p\n    ";
    assertThat(first(packs(BASE, include + "parameters: {least: 12}").problems()))
        .startsWith("q.yaml:3:25: 'least' must be at least 2 and at most 9");
    assertThat(first(packs(BASE, include + "parameters: {leest: 4}").problems()))
        .startsWith("q.yaml:3:18: the included pack has no 'leest'")
        .contains("did you mean 'least'?");
    assertThat(first(packs(BASE, include + "rules: {lang: {off: true}}").problems()))
        .startsWith("q.yaml:3:19: the included pack has no 'lang'");
    assertThat(first(packs(BASE, "include: [{pack: pp}]").problems()))
        .startsWith("q.yaml:1:18: no other pack is called 'pp'");
    String twice = include + "rules: {long: {off: true}}";
    assertThat(first(packs(BASE, twice, twice).problems()))
        .startsWith("r.yaml:3:13: 'long' is overridden at q.yaml:3:19 too");
  }

  @Test
  void aNameUsedTwiceShowsBothPlaces() {
    assertThat(first(packs(BASE, BASE).problems()))
        .startsWith("q.yaml:4:9: the id 'long' is used at p.yaml:4:9 too");
    assertThat(
            first(
                packs(
                        """
                        counters:
                          a: {count: events, by: [sender]}
                          a: {count: events, by: [room]}
                        """)
                    .problems()))
        .startsWith("p.yaml:3:3: 'a' is given twice, first at p.yaml:2:3");
  }

  @Test
  void whatNothingUsesIsAWarning() {
    RuleCompiler.Result result =
        packs(
            """
            parameters:
              few: {default: 1}
            lists:
              words: {entries: [a]}
            counters:
              sent: {count: events, by: [sender]}
            groups:
              talk: {cap: 1}
            """);
    assertThat(result.problems()).isEmpty();
    assertThat(result.warnings().stream().map(PackProblem::message))
        .containsExactly(
            "nothing uses the parameter 'few'",
            "nothing uses the list 'words'",
            "nothing uses the counter 'sent'",
            "nothing uses the group 'talk'");
    assertThat(first(result.warnings()))
        .isEqualTo(
            """
            p.yaml:2:3: warning: nothing uses the parameter 'few'
                2 |   few: {default: 1}
                  |   ^ take it out, or let a rule of this pack use it\
            """);
  }

  @Test
  void aRuleThatAddsNeedsACapUpToWhichItAdds() {
    String pack =
        """
        groups: {open: {}, capped: {cap: 3}}
        rules:
          - {id: r, when: text.letters > 0, signal: {weight: 1, repeat: add%s}}
          - {id: s, when: text.letters > 1, signal: {weight: 1, group: open}}
          - {id: t, when: text.letters > 2, signal: {weight: 1, group: capped}}
        """;
    for (String group : List.of("", ", group: open")) {
      assertThat(first(packs(pack.formatted(group)).problems()))
          .contains("'repeat: add' needs a group with a cap");
    }
    assertThat(packs(pack.formatted(", group: capped")).problems()).isEmpty();
    assertThat(packs(pack.formatted(", group: none")).problems()).hasSize(1);
    assertThat(first(packs("groups: {g: {cap: -1}}\n").problems())).contains("must be above 0");
  }

  @Test
  void whatIsReadTwiceIsReportedOnce() {
    assertThat(packs("counters: 5\n").problems()).hasSize(1);
  }

  @Test
  void anErrorInAFoldedConditionStandsWhereItIs() {
    String text =
        """
        rules:
          - id: r
            when: >
              text.letters > 3 &&
              text.leters < 9
            signal: {weight: 1, because: "{text.lines} of {nothing}"}
        """;
    RuleCompiler.Result result = packs(text);
    assertThat(result.problems().stream().map(PackProblem::shown))
        .satisfiesExactlyInAnyOrder(
            shown ->
                assertThat(shown)
                    .isEqualTo(
                        """
                        p.yaml:5:7: unknown variable 'text.leters'
                            5 |       text.leters < 9
                              |       ^ did you mean 'text.letters'?\
                        """),
            shown -> assertThat(shown).startsWith("p.yaml:6:52: unknown variable 'nothing'"));
  }

  @Test
  void whatAPackMayNotSayIsToldWithWhatItMay() {
    String counter = "counters:\n  c: {%s}\n";
    assertThat(first(packs(counter.formatted("count: event, by: [sender]")).problems()))
        .startsWith("p.yaml:2:14: count must be one of events, distinct")
        .contains("did you mean 'events'?");
    assertThat(first(packs(counter.formatted("count: events, by: [sendr]")).problems()))
        .contains("'sendr' is not a key; keys are ");
    assertThat(
            first(packs(counter.formatted("count: events, by: [sender], within: 9s")).problems()))
        .contains("p.yaml:2:44: within must be 10s to 30d");
    assertThat(first(packs(counter.formatted("sum: text.body, by: [sender]")).problems()))
        .contains("sum needs a whole number");
    assertThat(first(packs("lists:\n  l: {file: none.txt}\n").problems()))
        .startsWith("p.yaml:2:13: there is no file 'none.txt' beside the pack");
    assertThat(first(packs("lists:\n  l: {entries: ['('], match: regex}\n").problems()))
        .startsWith("p.yaml:2:16: '(' is not a regular expression");
    assertThat(first(packs("parameters:\n  x: {default: 2.5}\n").problems()))
        .startsWith("p.yaml:2:16: default must be of type int");
    assertThat(first(packs("pack: other\n").problems()))
        .startsWith("p.yaml:1:7: the pack's name must be its file's, 'p'");
  }
}
