package dev.forseti.demo;

import static org.assertj.core.api.Assertions.assertThat;

import dev.forseti.standalone.Main;
import org.junit.jupiter.api.Test;

class DemoCommandTest {
  @Test
  void isTheFirstCommandOnceItsModuleIsOnTheClassPath() {
    assertThat(Main.commandLine().getSubcommands().keySet())
        .startsWith("demo", "up")
        .endsWith("help");
  }

  @Test
  void isDescribedInTheHelpOfAllCommands() {
    assertThat(Main.commandLine().getUsageMessage())
        .contains("demo          Show the whole way of an attack, on a real Synapse.");
  }
}
