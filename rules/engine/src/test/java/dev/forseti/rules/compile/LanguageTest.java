package dev.forseti.rules.compile;

import static dev.forseti.rules.compile.Compiled.fired;
import static dev.forseti.rules.compile.Compiled.first;
import static dev.forseti.rules.compile.Compiled.last;
import static dev.forseti.rules.compile.Compiled.packs;
import static dev.forseti.rules.compile.Compiled.says;
import static org.assertj.core.api.Assertions.assertThat;

import dev.forseti.model.Mode;
import dev.forseti.model.RuleId;
import dev.forseti.model.RulePack;
import dev.forseti.model.Signal;
import dev.forseti.pipeline.EventScorer;
import dev.forseti.rules.eval.RuleInfo;
import dev.forseti.rules.eval.RuleSet;
import dev.forseti.rules.pack.PackProblem;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class LanguageTest {
  private static final String EVE = "@eve:evil.example";

  private static RuleSet rules(String rule) {
    RuleCompiler.Result result =
        packs("rules:\n  - {id: r, signal: {weight: 2.0}, " + rule + "}\n");
    assertThat(result.problems().stream().map(PackProblem::shown)).isEmpty();
    return result.rules();
  }

  private static boolean fires(String when, String text) {
    return !fired(rules("when: '" + when + "'"), says(0, EVE, text)).isEmpty();
  }

  @Test
  void sayWhatTheyDoWhenTheConditionIsUnknown() {
    RuleSet rules = rules("when: 'text.letters > 3', unless_known: {weight: 0.5, because: unseen}");
    Signal seen = last(rules, says(0, EVE, "hello")).getFirst();
    Signal unseen = last(rules, says(0, EVE, "")).getFirst();
    assertThat(seen.weight()).isEqualTo(2.0);
    assertThat(unseen.weight()).isEqualTo(0.5);
    assertThat(unseen.because()).isEqualTo("unseen");
    assertThat(fired(rules, says(0, EVE, "a"))).isEmpty();
  }

  @Test
  void lookAtEachLink() {
    String two = "see https://good.example/a and https://x.bad.example/b";
    assertThat(fires("links.exists(l, l.domain == \"bad.example\")", two)).isTrue();
    assertThat(fires("links.all(l, l.domain == \"bad.example\")", two)).isFalse();
    assertThat(fires("size(links) == 2", two)).isTrue();
    assertThat(fires("links.exists(l, l.host == \"x.bad.example\") && !known(link.domain)", two))
        .isFalse();
    assertThat(fires("size(links) == 0", "none")).isTrue();
    assertThat(fires("size(links) == 0", "")).as("encrypted").isFalse();
    assertThat(first(packs(rule("links.exists(l, l.hots == \"a\")")).problems()))
        .startsWith("p.yaml:3:28: 'hots' is nothing that links have")
        .contains("did you mean 'host'?");
    assertThat(first(packs(rule("links.cuont > 3")).problems()))
        .startsWith("p.yaml:3:11: unknown variable 'links.cuont'")
        .contains("did you mean 'links.count'?");
  }

  private static String rule(String when) {
    return "rules:\n  - id: r\n    when: " + when + "\n    signal: {weight: 1}\n";
  }

  @Test
  void chooseCalculateAndConvert() {
    assertThat(fires("(text.letters > 3 ? 10 : 20) == 10", "hello")).isTrue();
    assertThat(fires("text.letters % 2 == 1 && -text.letters < 0", "hello")).isTrue();
    assertThat(fires("double(text.letters) * 0.5 == 2.5", "hello")).isTrue();
    assertThat(fires("int(text.body) == 42", "42")).isTrue();
    assertThat(fires("known(text.body) && !known(link.host)", "hello")).isTrue();
    assertThat(fires("text.body + event.type == \"am.room.message\"", "a")).isTrue();
    assertThat(fires("event.type in [\"a\", \"m.room.message\"]", "a")).isTrue();
  }

  @Test
  void countWhatBecameUnknownByAFault() {
    RuleSet rules = rules("when: '10 / text.letters > 2 || int(text.body) > 7'");
    assertThat(fired(rules, says(0, EVE, "12"))).containsExactly("r");
    assertThat(fired(rules, says(0, EVE, "?"))).isEmpty();
    assertThat(fired(rules, says(0, EVE, ""))).isEmpty();
    assertThat(rules.faults()).containsOnlyKeys(new RuleId("r"));
    assertThat(rules.faults().get(new RuleId("r"))).isEqualTo(2);
  }

  @Test
  void runForAShareOfSendersAlwaysTheSame() {
    RuleSet rules = rules("when: 'true', rollout: 5%");
    long share =
        IntStream.range(0, 10_000)
            .filter(i -> !fired(rules, says(0, "@s" + i + ":one.example", "hello")).isEmpty())
            .count();
    assertThat(share).isBetween(420L, 580L);
    assertThat(first(packs(rule("'true'\n    rollout: 500%")).problems()))
        .startsWith("p.yaml:4:14: rollout must be a share");
  }

  @Test
  void stopAtTheirDateAndSaySo() {
    String text = rule("'true'\n    expires: 2026-06-02");
    RuleSet rules = packs(text).rules();
    assertThat(fired(rules, says(86_399, EVE, "a"))).hasSize(1);
    assertThat(fired(rules, says(86_400, EVE, "a"))).isEmpty();
    List<RulePack> packs = List.of(new RulePack("p", text, Map.of()));
    RuleCompiler.Result later = RuleCompiler.compile(packs, Instant.parse("2026-07-01T00:00:00Z"));
    assertThat(first(later.warnings()))
        .startsWith("p.yaml:4:14: warning: 'r' has expired on 2026-06-02");
    assertThat(packs(text).warnings()).isEmpty();
    assertThat(first(packs(rule("'true'\n    expires: soon")).problems()))
        .startsWith("p.yaml:4:14: expires must be a date like 2027-01-31");
  }

  @Test
  void addNothingBeforeTheirWeightIsKnown() {
    String text = "rules:\n  - {id: r, when: 'true', signal: {weight: fit}, mode: act}\n";
    RuleCompiler.Result result = packs(text);
    Signal signal = last(result.rules(), says(0, EVE, "a")).getFirst();
    assertThat(signal.weight()).isZero();
    assertThat(signal.mode()).isEqualTo(Mode.OBSERVE);
    assertThat(result.rules().rules().getFirst().awaitsFit()).isTrue();
    assertThat(first(result.warnings()))
        .contains("p.yaml:2:44: warning: the weight of 'r' is not known");
    String known = "include: [{pack: p, rules: {r: {weight: 1.5}}}]\n";
    Signal weighed = last(packs(text, known).rules(), says(0, EVE, "a")).getFirst();
    assertThat(weighed.weight()).isEqualTo(1.5);
    assertThat(weighed.mode()).isEqualTo(Mode.ACT);
  }

  @Test
  void weighWhatWasEstimatedForThem() {
    String pack =
        """
        weights: made.weights
        rules:
          - {id: r, when: 'true', signal: {weight: fit}, mode: act}
          - {id: s, when: 'true', signal: {weight: 3}, mode: act}
        """;
    String columns = "rule\tby_hand\tfitted\tlow\thigh\tabusers\tothers\n";
    String file =
        "forseti weights 1\n" + columns + "r\t2\t1.25\t0.5\t2\t7\t9\ns\t3\t9\t9\t9\t1\t0\n";
    RuleCompiler.Result result = beside(pack, file);
    assertThat(result.problems()).isEmpty();
    assertThat(result.warnings()).isEmpty();
    assertThat(last(result.rules(), says(0, EVE, "a")).stream().map(Signal::weight))
        .containsExactly(1.25, 3.0);
    assertThat(result.rules().rules().getFirst().awaitsFit()).isFalse();

    assertThat(first(beside(pack, file.replace("r\t2\t", "r\t-2\t")).problems()))
        .contains("made.weights, line 3: fitted must not have another sign than by_hand");
    assertThat(first(beside(pack, "forseti weights 2\n").problems()))
        .contains("made.weights, line 1: 'forseti weights 1' is needed");
    assertThat(first(packs(pack).problems()))
        .startsWith("p.yaml:1:10: there is no file 'made.weights' beside the pack");
  }

  private static RuleCompiler.Result beside(String pack, String weights) {
    return RuleCompiler.compile(List.of(new RulePack("p", pack, Map.of("made.weights", weights))));
  }

  @Test
  void tellWhoAnswersAndWhatMayBeSaidPublicly() {
    RuleInfo info =
        packs(
                "{owner: '@mod:one.example', rules: [{id: r, when: 'true', signal: {weight: 1,"
                    + " public: spam}}]}")
            .rules()
            .rules()
            .getFirst();
    assertThat(info.owner()).isEqualTo("@mod:one.example");
    assertThat(info.publicReason()).isEqualTo("spam");
    assertThat(info.pack()).isEqualTo("p");
  }

  @Test
  void keepTheCountsOfCountersThatAReloadLeavesAsTheyWere() {
    String counter = "counters:\n  sent: {count: events, by: [sender], within: %s, where: '%s'}\n";
    String rule = "rules: [{id: r, when: 'sent == %d', signal: {weight: 1}}]\n";
    EventScorer scorer =
        new EventScorer(packs(String.format(counter + rule, "1h", "text.letters > 2", 3)).rules());
    scorer.accept(says(0, EVE, "one"));
    scorer.accept(says(1, EVE, "two"));
    scorer.replace(
        packs(
                "parameters: {most: {default: 2}}\n"
                    + String.format(counter.replace("sent", "other"), "2h", "true")
                    + String.format(
                        counter.replace("counters:\n", ""), "1h", "text.letters>params.most")
                    + String.format(rule, 3))
            .rules());
    assertThat(scorer.accept(says(2, EVE, "three"))).as("unchanged").hasSize(1);
    scorer.replace(packs(String.format(counter + rule, "1h", "text.letters > 1", 4)).rules());
    assertThat(scorer.accept(says(3, EVE, "four"))).as("another meaning").isEmpty();
  }
}
