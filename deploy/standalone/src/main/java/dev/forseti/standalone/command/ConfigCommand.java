package dev.forseti.standalone.command;

import dev.forseti.runtime.config.ConfigProblems;
import java.io.IOException;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Spec;

/** Prints the effective configuration with what each key means; secrets are masked. */
@Command(
    name = "config",
    description = "Show the effective configuration, secrets masked.",
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
      spec.commandLine().getOut().print(file.read().values().document());
      spec.commandLine().getOut().flush();
      return 0;
    } catch (ConfigProblems wrong) {
      wrong.problems().forEach(spec.commandLine().getErr()::println);
      return 1;
    }
  }
}
