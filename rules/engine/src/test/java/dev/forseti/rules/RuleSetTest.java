package dev.forseti.rules;

import static org.assertj.core.api.Assertions.assertThat;

import dev.forseti.model.RuleId;
import dev.forseti.model.RulePack;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class RuleSetTest {
  @Test
  void namesWhatEachRuleReads() {
    var pack =
        new RulePack(
            "links",
            """
            pack: links
            about: Links.
            counters:
              sender_links: {sum: links.count, by: [sender], within: 10m}
            rules:
              - id: many-links
                when: sender_links >= 4 && text.letters > 3
                signal: {about: sender, weight: 1.0, harm: m.spam, because: "links"}
                mode: suggest
            """,
            Map.of());

    RuleSet rules = RuleCompiler.compile(List.of(pack)).rules();

    assertThat(rules.reads().get(new RuleId("many-links")))
        .containsExactly("sender_links", "text.letters");
  }
}
