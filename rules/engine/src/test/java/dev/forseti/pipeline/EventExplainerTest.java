package dev.forseti.pipeline;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.forseti.model.RoomEvent;
import dev.forseti.model.RulePack;
import dev.forseti.model.Standing;
import dev.forseti.reputation.ReputationRules;
import dev.forseti.rules.compile.Compiled;
import dev.forseti.rules.compile.LibraryPacks;
import dev.forseti.rules.compile.RuleCompiler;
import dev.forseti.rules.eval.NamedValue;
import dev.forseti.rules.eval.RuleFinding;
import dev.forseti.rules.eval.Truth;
import dev.forseti.rules.learned.TreesModel;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class EventExplainerTest {
  private static final String EVE = "@eve:evil.example";
  private static final String PACK =
      """
      pack: p
      parameters:
        many: {type: int, default: 2}
      counters:
        said: {count: events, by: [sender], within: 1h}
      models:
        conduct:
          trees: conduct.model
          inputs:
            letters: {value: text.letters, says: "{text.letters} letters"}
      groups:
        learned: {cap: 3.0}
      rules:
        - id: talks
          when: >
            said >= params.many
            && (text.body.contains("deal && offer") || text.letters > 5)
          signal: {weight: 3.0, because: talks}
          mode: suggest
        - id: unseen
          when: member.target == "@x:y" && text.letters > 1000 || sender.age > duration("1d")
          signal: {weight: 1.0}
        - id: over
          when: text.letters > 0
          expires: 2020-01-31
          signal: {weight: 1.0}
        - id: elsewhere
          when: text.letters > 0
          signal: {about: target, weight: 1.0}
        - id: learned
          when: conduct > 0.5
          signal: {weight: conduct, group: learned}
          mode: suggest
      """;
  private static final String TREES =
      """
      forseti trees 1
      inputs letters
      base 0.25
      tree
      letters 9.5 left 1 2 0.5
      leaf -1.0
      leaf 2.0
      """;

  private final RuleCompiler.TakenApart rules =
      RuleCompiler.takeApart(List.of(new RulePack("p", PACK, Map.of("conduct.model", TREES))));
  private final EventExplainer explainer =
      new EventExplainer(rules, ReputationRules.of(.0005, rules.result().rules().groups()));

  private EventExplanation second(boolean showsText) {
    assertThat(rules.result().problems()).isEmpty();
    explainer.accept(Compiled.says(0, EVE, "hello there"));
    return explainer.explain(Compiled.says(1, EVE, "buy this now, all of you"), showsText);
  }

  @Test
  void tellsTheValuesOfVariablesAndCountersWithThisEventCounted() {
    EventExplanation told = second(false);

    assertThat(told.variables()).contains(new NamedValue("text.letters", "18"));
    assertThat(told.variables()).contains(new NamedValue("member.target", "unknown"));
    assertThat(told.counters())
        .containsExactly(new EventExplanation.CounterValue("p", new NamedValue("said", "2")));
  }

  @Test
  void showsWhatSomebodyWroteOnlyWhenItIsAskedFor() {
    assertThat(second(false).toString()).contains("text.body, shown=hidden").doesNotContain("buy");
    assertThat(second(true).variables())
        .contains(new NamedValue("text.raw", "buy this now, all of you"));
  }

  @Test
  void namesThePartsOfAConditionThatMadeItSo() {
    EventExplanation told = second(false);

    RuleFinding talks = finding(told, "talks");
    assertThat(talks.truth()).isEqualTo(Truth.TRUE);
    assertThat(talks.deciding())
        .extracting(RuleFinding.Decider::text)
        .containsExactly("said >= params.many", "text.letters > 5");
    assertThat(talks.deciding().getFirst().values())
        .containsExactlyInAnyOrder(new NamedValue("said", "2"), new NamedValue("params.many", "2"));
    assertThat(talks.signal()).isPresent();
  }

  @Test
  void namesThePartThatIsUnknown() {
    RuleFinding unseen = finding(second(false), "unseen");

    assertThat(unseen.truth()).isEqualTo(Truth.FALSE);
    assertThat(unseen.deciding())
        .extracting(RuleFinding.Decider::text)
        .containsExactly("text.letters > 1000", "sender.age > duration(\"1d\")");
    RuleFinding encrypted = finding(explainer.explain(Compiled.says(9, EVE, ""), false), "unseen");
    assertThat(encrypted.truth()).isEqualTo(Truth.UNKNOWN);
    assertThat(encrypted.deciding())
        .extracting(RuleFinding.Decider::text)
        .containsExactly("member.target == \"@x:y\"", "text.letters > 1000");
    assertThat(encrypted.found()).isEqualTo(new RuleFinding.Found.NotTrue());
  }

  @Test
  void saysWhyARuleIsSilentWhoseConditionHolds() {
    EventExplanation told = second(false);

    assertThat(finding(told, "over").found())
        .isEqualTo(new RuleFinding.Found.Silent("it has expired on 2020-01-31"));
    assertThat(finding(told, "elsewhere").found().toString()).contains("about the target");
  }

  @Test
  void tellsWhatEachInputOfAModelAdded() {
    EventExplanation.ModelFinding model = second(false).models().getFirst();

    assertThat(model.value()).isEqualTo(new NamedValue("conduct", "2.25"));
    assertThat(model.parts())
        .containsExactly(new TreesModel.Part("letters", 18, 1.5, "18 letters"));
  }

  @Test
  void reckonsUpTheSendersStanding() {
    EventExplanation.Reckoning eve = second(false).reckonings().getFirst();

    assertThat(eve.before()).isEqualTo(Standing.NONE);
    assertThat(eve.arithmetic().standing()).isEqualTo(Standing.WATCH);
    assertThat(eve.arithmetic().logOdds()).isEqualTo(-4 + 3 + .3 * 2.25, within(1e-4));
  }

  @Test
  void aSenderOfWhomNothingIsKnownHasThePriorAlone() {
    EventExplanation.Reckoning quiet =
        explainer.explain(Compiled.says(0, EVE, "hi"), false).reckonings().getFirst();

    assertThat(quiet.arithmetic().parts()).isEmpty();
    assertThat(quiet.arithmetic().logOdds()).isEqualTo(-4);
    assertThat(quiet.arithmetic().standing()).isEqualTo(Standing.NONE);
  }

  /** Rules and pipeline are those that run: to explain changes nothing. */
  @Test
  void findsForTheWholeLibraryTheSignalsThatThePipelineFinds() throws Exception {
    RuleCompiler.TakenApart library = RuleCompiler.takeApart(LibraryPacks.read());
    var reputations = ReputationRules.of(.0005, library.result().rules().groups());
    var explaining = new EventExplainer(library, reputations);
    var plain = new LocalPipeline(library.result().rules(), reputations);
    assertThat(library.conditions()).hasSize(library.result().rules().size());

    for (int i = 0; i < 300; i++) {
      String sender = i % 7 == 0 ? EVE : "@s" + i % 23 + ":hs" + i % 3 + ".example";
      String link = i % 5 == 0 ? " https://deals.example/" + i % 2 : "";
      String text = i % 11 == 0 ? "" : "this is line " + i % 4 + " for everybody" + link;
      RoomEvent event = Compiled.says(100_000 + i, sender, text);
      LocalPipeline.Result expected = plain.accept(event);
      EventExplanation told = explaining.explain(event, false);
      assertThat(told.rules().stream().flatMap(it -> it.signal().stream()))
          .isEqualTo(expected.signals());
      told.rules().forEach(it -> assertThat(it.deciding()).as(it.info().id().value()).isNotEmpty());
    }
  }

  private static RuleFinding finding(EventExplanation told, String rule) {
    return told.rules().stream()
        .filter(it -> it.info().id().value().equals(rule))
        .findFirst()
        .orElseThrow();
  }
}
