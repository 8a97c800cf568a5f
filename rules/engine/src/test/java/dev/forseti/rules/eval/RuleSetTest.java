package dev.forseti.rules.eval;

import static org.assertj.core.api.Assertions.assertThat;

import dev.forseti.features.FeatureVector;
import dev.forseti.features.Variable;
import dev.forseti.model.RuleId;
import dev.forseti.model.RulePack;
import dev.forseti.rules.compile.Compiled;
import dev.forseti.rules.compile.RuleCompiler;
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

  @Test
  void looksAtACounterOnlyWhenTheEventAloneAllowsIt() {
    RuleSet rules =
        Compiled.packs(
                """
                pack: p
                counters:
                  same: {count: distinct, of: sender, by: [text.sketch], within: 1h}
                rules:
                  - id: wave
                    when: same >= 3 && sender.messages < 5 && event.type == "m.room.message"
                    signal: {about: sender, weight: 1.0, harm: m.spam, because: "{same}"}
                """)
            .rules();
    FeatureVector values = rules.newVector();

    assertThat(rules.mayRead(0, values)).as("all unknown").isTrue();
    values.set(Variable.SENDER_MESSAGES.slot(), 4);
    values.set(Variable.EVENT_TYPE.slot(), "m.room.message");
    assertThat(rules.mayRead(0, values)).isTrue();
    values.set(Variable.SENDER_MESSAGES.slot(), 5);
    assertThat(rules.mayRead(0, values)).as("of many messages").isFalse();
    values.set(Variable.SENDER_MESSAGES.slot(), 4);
    values.set(Variable.EVENT_TYPE.slot(), "m.sticker");
    assertThat(rules.mayRead(0, values)).as("no message").isFalse();
  }

  @Test
  void looksAtACounterThatAReasonShowsOrOneSideOfAnAlternativeReads() {
    RuleSet rules =
        Compiled.packs(
                """
                pack: p
                counters:
                  same: {count: distinct, of: sender, by: [text.sketch], within: 1h}
                  own: {count: events, by: [sender], within: 1h}
                rules:
                  - id: either
                    when: same >= 3 || sender.messages < 5
                    signal: {about: sender, weight: 1.0, harm: m.spam, because: "{own}"}
                """)
            .rules();
    FeatureVector values = rules.newVector();
    values.set(Variable.SENDER_MESSAGES.slot(), 5);

    assertThat(rules.mayRead(0, values)).isTrue();
    assertThat(rules.mayRead(1, values)).isTrue();
  }
}
