package dev.forseti.standalone.command;

import dev.forseti.ingest.appservice.Registration;
import dev.forseti.runtime.config.ConfigProblems;
import dev.forseti.standalone.config.ForsetiConfig;
import dev.forseti.standalone.service.HomeserverTokens;
import dev.forseti.standalone.service.Secret;
import java.io.IOException;
import java.io.PrintWriter;
import java.net.URI;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** Writes the application service registration for the homeserver. */
@Command(
    name = "registration",
    description =
        "Write the file that makes a homeserver know Forseti; only its owner may read it.",
    mixinStandardHelpOptions = true,
    footer = {
      "",
      "The tokens are made once and kept in the data folder; writing again gives the same file.",
      "Example: ./forseti registration --out /etc/matrix-synapse/forseti.yaml"
    })
public final class RegistrationCommand implements Callable<Integer> {
  @Spec private CommandSpec spec;
  @Mixin private ConfigFile file;

  @Option(
      names = "--out",
      paramLabel = "FILE",
      defaultValue = "forseti-registration.yaml",
      description = "Where to write it; default: forseti-registration.yaml here.")
  private Path out;

  @SuppressWarnings("NullAway.Init") // picocli fills the fields before it calls
  RegistrationCommand() {}

  @Override
  public Integer call() throws IOException {
    try {
      ForsetiConfig config = file.read();
      if (config.tap().port() == 0) {
        throw new IOException("tap.port is 0, which picks another port at each start; set one");
      }
      URI tap = config.tap().http();
      HomeserverTokens tokens = HomeserverTokens.make(config, new SecureRandom());
      var registration = new Registration(tap, tokens.asToken(), tokens.hsToken());
      Secret.write(out.toAbsolutePath(), registration.yaml());
      PrintWriter print = spec.commandLine().getOut();
      print.println(
          "Wrote " + out + ". The homeserver must reach Forseti at " + tap + "; if that is");
      print.println("elsewhere for it, change the url in the file.");
      print.println("Give the file to the user as whom the homeserver runs (chown), name it under");
      print.println(
          "app_service_config_files (Synapse) or app_service_api.config_files (Dendrite)");
      print.println("and restart the homeserver. Its tokens let one act as any of its users.");
      print.flush();
      return 0;
    } catch (ConfigProblems wrong) {
      wrong.problems().forEach(spec.commandLine().getErr()::println);
      return 1;
    } catch (IllegalArgumentException badToken) {
      throw new IOException("in " + file.name() + ": " + badToken.getMessage(), badToken);
    }
  }
}
