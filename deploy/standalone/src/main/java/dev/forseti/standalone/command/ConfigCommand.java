package dev.forseti.standalone.command;

import dev.forseti.runtime.config.ConfigProblems;
import java.io.IOException;
import java.io.PrintWriter;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Spec;

/** Prints every setting with its meaning and the value in effect; secrets are masked. */
@Command(
    name = "config",
    description = "Show every setting with its value and meaning, secrets masked.",
    mixinStandardHelpOptions = true,
    footer = {"", "Example: ./forseti config --config /etc/forseti.yaml"})
public final class ConfigCommand implements Callable<Integer> {
  @Spec private CommandSpec spec;
  @Mixin private ConfigFile file;

  @SuppressWarnings("NullAway.Init") // picocli fills the fields before it calls
  ConfigCommand() {}

  @Override
  public Integer call() throws IOException {
    try {
      String document = file.read().values().document();
      PrintWriter out = spec.commandLine().getOut();
      out.print(
          """
          # Every setting with its value: the one in %s, if it is set there, else the default.
          # A secret that is set is shown as ********: write its value before you use this file.

          """
              .formatted(file.name()));
      out.print(document);
      out.flush();
      return 0;
    } catch (ConfigProblems wrong) {
      wrong.problems().forEach(spec.commandLine().getErr()::println);
      return 1;
    }
  }
}
