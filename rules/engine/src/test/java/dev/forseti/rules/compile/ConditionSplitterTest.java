package dev.forseti.rules.compile;

import static org.assertj.core.api.Assertions.assertThat;

import dev.forseti.rules.eval.ConditionPart.Kind;
import java.util.List;
import org.junit.jupiter.api.Test;

class ConditionSplitterTest {
  @Test
  void splitsAtOrBeforeAnd() {
    assertThat(ConditionSplitter.of("a && b || c"))
        .isEqualTo(new ConditionSplitter(Kind.ANY, List.of("a && b ", " c")));
    assertThat(ConditionSplitter.of("a && b && c").parts()).containsExactly("a ", " b ", " c");
  }

  @Test
  void takesBracketsAroundAllOfItAndLeavesOthers() {
    assertThat(ConditionSplitter.of(" ((a && b)) ").kind()).isEqualTo(Kind.ALL);
    assertThat(ConditionSplitter.of("(a || b) && (c || d)").parts())
        .containsExactly("(a || b) ", " (c || d)");
  }

  @Test
  void neitherStringsNorCallsNorChoicesAreSplit() {
    for (String one :
        List.of(
            "text.body.contains(\"a && b\")",
            "text.body == 'it\\'s || (' ",
            "links.exists(l, l.host == \"a\" && l.domain == \"b\")",
            "!(a || b)",
            "a ? b && c : d || e")) {
      assertThat(ConditionSplitter.of(one).kind()).as(one).isEqualTo(Kind.TEST);
    }
  }
}
