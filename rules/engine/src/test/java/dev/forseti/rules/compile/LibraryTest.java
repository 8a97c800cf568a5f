package dev.forseti.rules.compile;

import static org.assertj.core.api.Assertions.assertThat;

import dev.forseti.model.RulePack;
import dev.forseti.pipeline.RulePackTestRunner;
import dev.forseti.rules.pack.PackProblem;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class LibraryTest {
  @Test
  void everyPackCompilesAndPassesItsTests() throws IOException {
    List<RulePack> packs = LibraryPacks.read();
    RuleCompiler.Result result = RuleCompiler.compile(packs);
    assertThat(result.problems().stream().map(PackProblem::shown)).isEmpty();
    List<String> failures = new ArrayList<>();
    for (RulePack pack : packs) {
      failures.addAll(
          RulePackTestRunner.run(
              result.rules(), pack.name() + ".tests.yaml", LibraryPacks.testsOf(pack)));
    }
    assertThat(failures).isEmpty();
    assertThat(packs).isNotEmpty();
    assertThat(result.rules().compiled())
        .as("of an event that shows nothing, in words")
        .extracting(rule -> rule.because().filled(result.rules().newVector()))
        .noneMatch(reason -> reason.contains("{") || reason.contains("}"))
        .as("each reads alone and after any other")
        .noneMatch(reason -> reason.startsWith("that ") || reason.endsWith(" as many"));
  }

  @Test
  void aMisspeltCounterIsShownWithItsPlace() {
    String text =
        """
        pack: p
        counters:
          links_sent: {count: events, by: [sender], within: 1h}
        rules:
          - id: r
            when: link_sent >= 3
            signal: {weight: 1.0}
        """;
    RuleCompiler.Result result = RuleCompiler.compile(List.of(new RulePack("p", text, Map.of())));
    assertThat(result.rules().size()).isZero();
    assertThat(result.problems()).hasSize(1);
    assertThat(result.problems().getFirst().shown())
        .startsWith("p.yaml:6:11: unknown variable 'link_sent'")
        .contains("^ did you mean 'links_sent'?");
  }
}
