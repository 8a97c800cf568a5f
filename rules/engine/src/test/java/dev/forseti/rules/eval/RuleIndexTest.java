package dev.forseti.rules.eval;

import static org.assertj.core.api.Assertions.assertThat;

import dev.forseti.features.FeatureVector;
import dev.forseti.features.Unknown;
import dev.forseti.model.RulePack;
import dev.forseti.rules.compile.Compiled;
import dev.forseti.rules.compile.RandomConditions;
import dev.forseti.rules.compile.RuleCompiler;
import dev.forseti.rules.pack.PackProblem;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class RuleIndexTest {
  private static final int RULES = 400;
  private static final int EVENTS = 3_000;

  /** What the index leaves out neither fires nor is unknown where a rule asks for that. */
  @Test
  void leavesOutNoRuleThatWouldSpeak() {
    StringBuilder text = new StringBuilder("rules:\n");
    for (int i = 0; i < RULES; i++) {
      String when = new RandomConditions(i).truth(i % 4);
      if (i % 5 == 0) {
        when = "text.body.contains(\"b." + "ab".charAt(i % 2) + "\") && " + when;
      }
      text.append("  - {id: r")
          .append(i)
          .append(", signal: {weight: 1}, when: '")
          .append(when.replace("\\n", ""))
          .append(i % 3 == 0 ? "', unless_known: {weight: 0.5}}\n" : "'}\n");
    }
    RulePack pack = new RulePack("p", text.toString(), Map.of());
    RuleCompiler.Result result = RuleCompiler.compile(List.of(pack));
    assertThat(result.problems().stream().map(PackProblem::shown)).isEmpty();
    List<Rule> rules = result.rules().compiled();
    RuleIndex index = new RuleIndex(rules);
    FeatureVector vector = result.rules().newVector();
    long looked = 0;
    RandomConditions random = new RandomConditions(99);
    for (int event = 0; event < EVENTS; event++) {
      RandomConditions.fill(vector, random.values());
      BitSet candidates = BitSet.valueOf(index.candidates(vector));
      looked += candidates.cardinality();
      List<Integer> missed = new ArrayList<>();
      for (int i = 0; i < RULES; i++) {
        long found = rules.get(i).when().at(vector);
        boolean speaks = found == 1 || (found == Unknown.LONG && i % 3 == 0);
        if (speaks && !candidates.get(i)) {
          missed.add(i);
        }
      }
      assertThat(missed).as("event %d", event).isEmpty();
    }
    assertThat(looked).isLessThan((long) RULES * EVENTS * 9 / 10);
  }

  /** Of a thousand rules that ask for a thousand words, an event looks at those it has. */
  @Test
  void looksAtFewOfManyRules() {
    StringBuilder text = new StringBuilder("rules:\n");
    for (int i = 0; i < 1_000; i++) {
      text.append(
              "  - {id: r" + i + ", signal: {weight: 1}, when: 'event.type == \"m.room.message\"")
          .append(" && text.letters > 3 && text.body.contains(\"word" + i + ".\")'}\n");
    }
    RuleCompiler.Result result = Compiled.packs(text.toString());
    assertThat(Compiled.fired(result.rules(), Compiled.says(0, "@a:b.example", "word17. word170.")))
        .containsExactly("r17", "r170");
    FeatureVector vector = result.rules().newVector();
    vector.set(dev.forseti.features.Variable.TEXT_BODY.slot(), "word17. word170.");
    assertThat(
            BitSet.valueOf(new RuleIndex(result.rules().compiled()).candidates(vector))
                .cardinality())
        .isEqualTo(2);
  }
}
