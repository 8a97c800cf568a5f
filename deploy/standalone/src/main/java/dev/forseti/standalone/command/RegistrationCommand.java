package dev.forseti.standalone.command;

import dev.forseti.ingest.appservice.Registration;
import dev.forseti.standalone.config.ConfigProblems;
import dev.forseti.standalone.config.ForsetiConfig;
import java.io.IOException;
import java.net.URI;
import java.security.SecureRandom;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Spec;

/** Prints the application service registration for the homeserver. */
@Command(
    name = "registration",
    description = "Print the registration for the homeserver, as YAML.",
    mixinStandardHelpOptions = true,
    footer = {"", "Example: ./forseti registration > /etc/matrix-synapse/forseti.yaml"})
public final class RegistrationCommand implements Callable<Integer> {
  @Spec private CommandSpec spec;
  @Mixin private ConfigFile file;

  @SuppressWarnings("NullAway.Init") // picocli fills the fields before it calls
  RegistrationCommand() {}

  /** Tokens that the configuration sets are kept, so that printing again gives the same file. */
  @Override
  public Integer call() throws IOException {
    try {
      ForsetiConfig config = file.read();
      URI tap = URI.create("http://" + config.tap().host() + ":" + config.tap().port());
      Registration made = Registration.create(tap, new SecureRandom());
      Registration printed =
          config.homeserver().asToken().isEmpty() || config.homeserver().hsToken().isEmpty()
              ? made
              : new Registration(tap, config.homeserver().asToken(), config.homeserver().hsToken());
      spec.commandLine().getOut().print(printed.yaml());
      spec.commandLine().getOut().flush();
      if (printed == made) {
        spec.commandLine()
            .getErr()
            .println(
                "Put the same as_token and hs_token under 'homeserver' in " + file.name() + ".");
      }
      return 0;
    } catch (ConfigProblems wrong) {
      wrong.problems().forEach(spec.commandLine().getErr()::println);
      return 1;
    }
  }
}
