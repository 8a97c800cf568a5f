package dev.forseti.e2e.synapse;

import dev.forseti.demo.synapse.SynapseConfig;
import dev.forseti.demo.synapse.SynapseInstall;
import dev.forseti.demo.synapse.SynapseInstall.Installed;
import dev.forseti.demo.synapse.SynapseInstall.Unavailable;
import dev.forseti.e2e.process.ForsetiSettings;
import dev.forseti.ingest.appservice.Registration;
import dev.forseti.model.ServerName;
import dev.forseti.standalone.embedded.LoopbackPorts;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.SecureRandom;

/** In a folder of its own: a Synapse to come, and a Forseti that it knows. */
final class SynapseStage {
  static final ServerName SERVER = new ServerName("hs.localhost");

  private final Path folder;
  private final ServerName server;
  private final Registration registration;

  SynapseStage(Path folder) throws IOException {
    this(folder, SERVER);
  }

  /** With another name than most have. */
  SynapseStage(Path folder, ServerName server) throws IOException {
    this.folder = folder;
    this.server = server;
    URI tap = URI.create("http://127.0.0.1:" + LoopbackPorts.free());
    registration = Registration.create(tap, new SecureRandom());
    Files.writeString(registrationFile(), registration.yaml());
  }

  /** The Synapse that tests use. */
  static Installed installed() {
    Path build = Path.of(System.getProperty("synapse.build-folder", "../../deploy/demo/target"));
    return switch (SynapseInstall.under(build).ensure(System.out::println)) {
      case Installed there -> there;
      case Unavailable missing -> throw new AssertionError(missing.reason());
    };
  }

  /** What lets us act there. */
  String asToken() {
    return registration.asToken();
  }

  private Path registrationFile() {
    return folder.resolve("registration.yaml");
  }

  /** The homeserver as it is before it knows Forseti. */
  SynapseConfig withoutForseti() {
    return SynapseConfig.of(server, folder.resolve("hs"));
  }

  /** The homeserver with Forseti's registration. */
  SynapseConfig homeserver() {
    return withoutForseti().withAppService(registrationFile());
  }

  /** The file of a Forseti that lists by itself. */
  Path config(URI synapse) throws IOException {
    return config(synapse, "community: {mode: act}");
  }

  /** The file of a Forseti with further lines of YAML. */
  Path config(URI synapse, String more) throws IOException {
    Files.writeString(
        file(), ForsetiSettings.of(folder.resolve("data"), synapse, server, registration, more));
    return file();
  }

  /** Where that is. */
  Path file() {
    return folder.resolve("forseti.yaml");
  }

  /** Where a Forseti may log. */
  Path log(String name) {
    return folder.resolve(name + ".log");
  }
}
