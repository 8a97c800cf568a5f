package dev.forseti.rules.compile;

import static dev.forseti.rules.compile.Compiled.first;
import static dev.forseti.rules.compile.Compiled.last;
import static dev.forseti.rules.compile.Compiled.says;
import static org.assertj.core.api.Assertions.assertThat;

import dev.forseti.model.RulePack;
import dev.forseti.model.Signal;
import dev.forseti.pipeline.EventScorer;
import dev.forseti.rules.learned.TreesModel;
import java.util.Arrays;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.junit.jupiter.api.Test;

/** Learned models as rules use them. */
class ModelsInPacksTest {
  private static final String EVE = "@eve:evil.example";
  private static final String TREES =
      """
      forseti trees 1
      inputs letters said
      base 0
      tree
      letters 9.5 left 1 2 0.5
      leaf -1.0
      leaf 2.0
      tree
      said 1.5 right 1 2 0.0
      leaf -0.5
      leaf 1.25
      """;
  private static final String PACK =
      """
      pack: learned
      counters:
        said: {count: events, by: [sender], within: 1h, where: "text.letters > 0"}
      models:
        conduct:
          trees: conduct.model
          about: how somebody behaves
          inputs:
            letters: {value: text.letters, says: "{text.letters} letters at once"}
            said: {value: double(said) * 1.0, says: "{said} messages in an hour"}
      groups:
        learned: {cap: 5.0}
      rules:
        - id: conduct
          when: event.type == "m.room.message" && conduct > 0.6
          signal: {weight: conduct, group: learned, because: "{conduct} nats: {conduct.why}"}
          mode: suggest
      """;

  private static RuleCompiler.Result compiled(String pack, String model) {
    var files = Map.of("conduct.model", model);
    return RuleCompiler.compile(List.of(new RulePack("learned", pack, files)));
  }

  @Test
  void theModelFindsTheWeightAndItsInputsAreTheReason() {
    RuleCompiler.Result result = compiled(PACK, TREES);
    assertThat(result.problems()).isEmpty();
    assertThat(result.warnings()).isEmpty();

    List<Signal> once = last(result.rules(), says(0, EVE, "a line of many letters"));
    assertThat(once).singleElement().extracting(Signal::weight).isEqualTo(1.5);
    List<Signal> twice =
        last(result.rules(), says(0, EVE, "first"), says(5, EVE, "many more letters"));
    assertThat(twice)
        .singleElement()
        .satisfies(
            signal -> {
              assertThat(signal.weight()).isEqualTo(3.25);
              assertThat(signal.because())
                  .isEqualTo("3.25 nats: 15 letters at once; 2 messages in an hour");
              assertThat(signal.values())
                  .containsEntry("said", "2")
                  .containsEntry("text.letters", "15");
            });
  }

  @Test
  void treesThatAreNotGrownYetSayNothing() {
    RuleCompiler.Result result = compiled(PACK, TREES.substring(0, TREES.indexOf("tree\n")));
    assertThat(result.problems()).isEmpty();
    assertThat(last(result.rules(), says(0, EVE, "a line of many letters"))).isEmpty();
  }

  @Test
  void whatATreeModelSeesCanBeAsked() {
    var scorer = new EventScorer(compiled(PACK, TREES).rules());
    scorer.accept(says(0, EVE, "abcd"));
    assertThat(compiled(PACK, TREES).rules().models().get("learned.conduct"))
        .isInstanceOfSatisfying(
            TreesModel.class,
            model -> {
              assertThat(model.inputs()).containsExactly("letters", "said");
              assertThat(model.numbers(scorer.values())).containsExactly(4, 1);
            });
  }

  @Test
  void aModelIsAskedWhereTheRestOfTheConditionHolds() {
    var rules = compiled(PACK, TREES).rules();
    var model = Objects.requireNonNull(rules.models().get("learned.conduct"));
    var scorer = new EventScorer(rules);
    scorer.accept(says(0, EVE, "abcd"));
    assertThat(model.wasAsked(scorer.values())).isTrue();
    scorer.accept(says(1, EVE, ""));
    assertThat(model.wasAsked(scorer.values())).as("encrypted").isFalse();
  }

  @Test
  void belowItsBoundItSaysNothing() {
    assertThat(last(compiled(PACK, TREES).rules(), says(0, EVE, "short"))).isEmpty();
  }

  @Test
  void whatAnInputCannotKnowGoesTheWayThatWasLearned() {
    String pack = PACK.replace("event.type == \"m.room.message\"", "event.encrypted");
    String trees = TREES.replace("letters 9.5 left", "letters 9.5 right");
    assertThat(last(compiled(pack, trees).rules(), says(0, EVE, "")))
        .singleElement()
        .extracting(Signal::weight)
        .isEqualTo(1.5);
  }

  @Test
  void aTextIsWeighedByItsPieces() {
    byte[] weights = new byte[1 << 8];
    Arrays.fill(weights, (byte) 10);
    String file =
        "forseti text 1\nbase -1\nscale 0.05\n" + Base64.getEncoder().encodeToString(weights);
    String pack =
        """
        pack: learned
        models:
          lures: {text: conduct.model, of: text.body}
        groups:
          learned: {cap: 5.0}
        rules:
          - {id: lures, when: lures > 0.0, signal: {weight: lures, group: learned}, mode: suggest}
        """;
    RuleCompiler.Result result = compiled(pack, file);
    assertThat(result.problems()).isEmpty();
    assertThat(last(result.rules(), says(0, EVE, "write to me"))).hasSize(1);
    assertThat(last(result.rules(), says(0, EVE, ""))).as("encrypted").isEmpty();
  }

  @Test
  void whatIsWrongHasItsPlace() {
    assertThat(problem(PACK.replace("trees: conduct.model", "trees: conduct.modle"), TREES))
        .startsWith("learned.yaml:6:12: there is no file 'conduct.modle' beside the pack")
        .contains("did you mean 'conduct.model'?");
    assertThat(problem(PACK, TREES.replace("leaf -1.0", "leaf minus")))
        .startsWith("learned.yaml:6:12: conduct.model, line 6: a number is expected");
    assertThat(problem(PACK.replace("      said: {value", "      sad: {value"), TREES))
        .startsWith("learned.yaml:6:12: conduct.model, line 2: the inputs are letters, said");
    assertThat(problem(PACK.replace("value: text.letters,", "value: text.body,"), TREES))
        .startsWith("learned.yaml:9:24: a number, a truth value or a duration is needed");
    assertThat(
            problem(
                PACK.replace("value: text.letters,", "value: text.letters, rises: bad,"), TREES))
        .contains("rises is abuse or good");
    assertThat(
            compiled(
                    PACK.replace("value: text.letters,", "value: text.letters, rises: abuse,"),
                    TREES)
                .problems())
        .isEmpty();
    assertThat(problem(PACK.replace("group: learned, ", ""), TREES))
        .contains("a weight that a model finds needs a group with a cap");
    assertThat(problem(PACK.replace("{conduct.why}", "{said.why}"), TREES))
        .contains("unknown variable 'said.why'");
  }

  private static String problem(String pack, String model) {
    return first(compiled(pack, model).problems());
  }
}
