package dev.forseti.standalone.demo;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.forseti.standalone.demo.Act.Verb;
import java.io.IOException;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;

class ScriptTest {
  @Test
  void readsALine() {
    assertThat(Script.act("says    hall   alice   good morning, all"))
        .isEqualTo(new Act(Verb.SAYS, "hall", "alice", "good morning, all"));
    assertThat(Script.act("joins hall alice")).isEqualTo(new Act(Verb.JOINS, "hall", "alice", ""));
  }

  @Test
  void refusesALineWithoutAUser() {
    assertThatThrownBy(() -> Script.act("joins hall"))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("verb room who text");
  }

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
    List<Act> all = new java.util.ArrayList<>(script.talk());
    all.addAll(script.attack());

    for (Act act : all) {
      if (act.verb() == Verb.JOINS) {
        inside.add(List.of(act.room(), act.who()));
      }
      assertThat(inside).as("%s", act).contains(List.of(act.room(), act.who()));
    }
  }
}
