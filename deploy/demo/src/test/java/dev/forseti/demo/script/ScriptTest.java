package dev.forseti.demo.script;

import static org.assertj.core.api.Assertions.assertThat;

import dev.forseti.demo.script.ScriptLine.Verb;
import java.io.IOException;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;

class ScriptTest {
  @Test
  void tellsAttackersFromBystanders() throws IOException {
    Script script = Script.standard();

    assertThat(script.attackers()).hasSize(5).doesNotContainAnyElementsOf(script.bystanders());
    assertThat(script.bystanders()).contains("alice", "helper", "newcomer");
    assertThat(script.rooms()).containsExactlyInAnyOrder("hall", "workshop", "garden");
  }

  @Test
  void everybodyEntersARoomBeforeSpeakingThere() throws IOException {
    Script script = Script.standard();
    Set<List<String>> inside = new HashSet<>();
    List<ScriptLine> all = new java.util.ArrayList<>(script.talk());
    all.addAll(script.attack());

    for (ScriptLine act : all) {
      if (act.verb() == Verb.JOINS) {
        inside.add(List.of(act.room(), act.who()));
      }
      assertThat(inside).as("%s", act).contains(List.of(act.room(), act.who()));
    }
  }
}
