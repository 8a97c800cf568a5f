package dev.forseti.demo.script;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.forseti.demo.script.ScriptLine.Verb;
import org.junit.jupiter.api.Test;

class ScriptLineTest {
  @Test
  void readsALine() {
    assertThat(ScriptLine.parse("says    hall   alice   good morning, all"))
        .isEqualTo(new ScriptLine(Verb.SAYS, "hall", "alice", "good morning, all"));
    assertThat(ScriptLine.parse("joins hall alice"))
        .isEqualTo(new ScriptLine(Verb.JOINS, "hall", "alice", ""));
  }

  @Test
  void refusesALineWithoutAUser() {
    assertThatThrownBy(() -> ScriptLine.parse("joins hall"))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("verb room who text");
  }
}
