package dev.forseti.pipeline;

import static org.assertj.core.api.Assertions.assertThat;

import dev.forseti.model.RulePack;
import dev.forseti.rules.compile.RuleCompiler;
import dev.forseti.rules.eval.RuleSet;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class RulePackTestRunnerTest {
  private static final String PACK =
      """
      pack: polls
      counters:
        polls: {count: events, by: [sender], within: 10m, where: event.type == "m.poll.start"}
      rules:
        - id: poll-flood
          when: polls >= 3
          signal: {about: sender, weight: 1.0, because: "{polls} polls"}
        - id: topic-link
          when: event.type == "m.room.topic" && event.is_state && links.count > 0
          signal: {about: sender, weight: 1.0, because: "a link in the topic"}
      """;
  private static final RuleSet RULES =
      RuleCompiler.compile(List.of(new RulePack("polls", PACK, Map.of()))).rules();

  @Test
  void stepsMakeEventsOfAnyTypeAndContent() {
    assertThat(
            run(
                """
                tests:
                  - name: polls one after the other
                    events:
                      - {type: m.poll.start, times: 3, every: 1m, sender: "@new:one.example",
                         content: {question: {body: "nr %"}, max_selections: 1, open: true}}
                      - {type: m.poll.start, times: 2, sender: "@old:one.example"}
                      - {type: m.room.topic, state_key: "", content: {topic: "see x.example"}}
                    expect: {poll-flood: ["@new:one.example"], topic-link: ["@somebody:one.example"]}
                  - name: a topic that leads nowhere
                    events: [{type: m.room.topic, state_key: "", content: {topic: "see main.rs"}}]
                    expect: {topic-link: []}
                """))
        .isEmpty();
  }

  @Test
  void saysWhomARuleSpokeOf() {
    assertThat(
            run(
                """
                tests:
                  - name: few
                    events: [{type: m.poll.start, times: 3}]
                    expect: {poll-flood: [], topic-link: []}
                """))
        .containsExactly("t.yaml: few: poll-flood spoke of [@somebody:one.example], expected []");
  }

  @Test
  void refusesWhatNoStepCanHold() {
    assertThat(
            run(
                """
                tests:
                  - name: wrong
                    events:
                      - {at: 5 minutes, edit: yes, content: [1]}
                      - {content: {share: 0.5}}
                    expect: {poll-flood: []}
                """))
        .extracting(problem -> problem.lines().findFirst().orElse(""))
        .containsExactly(
            "t.yaml:4:14: at must be a number and one of ms, s, m, h, d, w",
            "t.yaml:4:31: edit must be true or false",
            "t.yaml:4:45: content must be a mapping",
            "t.yaml:5:27: Matrix events hold whole numbers only");
  }

  private static List<String> run(String tests) {
    return RulePackTestRunner.run(RULES, "t.yaml", tests);
  }
}
