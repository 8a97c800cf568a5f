package dev.forseti.e2e.synapse;

import dev.forseti.demo.synapse.SynapseConfig;
import dev.forseti.demo.synapse.SynapseInstall;
import dev.forseti.demo.synapse.SynapseInstall.Installed;
import dev.forseti.demo.synapse.SynapseInstall.Unavailable;
import dev.forseti.demo.synapse.SynapseServer;
import dev.forseti.ingest.appservice.Registration;
import dev.forseti.model.ServerName;
import dev.forseti.model.UserId;
import dev.forseti.policy.homeserver.HomeserverClient;
import dev.forseti.policy.homeserver.HomeserverRefusalContract;
import dev.forseti.policy.homeserver.HttpHomeserver;
import dev.forseti.standalone.embedded.LoopbackPorts;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.io.TempDir;

/** What the simulated homeserver does and refuses, a real Synapse does and refuses too. */
class SynapseContractIT extends HomeserverRefusalContract {
  private static final ServerName SERVER = SELF.server();
  private static final Map<UserId, HttpHomeserver> CLIENTS = new HashMap<>();
  private static Registration registration;
  private static SynapseServer synapse;

  @BeforeAll
  static void start(@TempDir Path folder) throws Exception {
    Path build = Path.of(System.getProperty("synapse.build-folder", "../../deploy/demo/target"));
    Installed installed =
        switch (SynapseInstall.under(build).ensure(System.out::println)) {
          case Installed there -> there;
          case Unavailable missing -> throw new AssertionError(missing.reason());
        };
    URI tap = URI.create("http://127.0.0.1:" + LoopbackPorts.free());
    registration = Registration.create(tap, new SecureRandom());
    Path file = folder.resolve("registration.yaml");
    Files.writeString(file, registration.yaml());
    SynapseConfig config = SynapseConfig.of(SERVER, folder.resolve("hs")).withAppService(file);
    synapse = SynapseServer.start(installed, config);
  }

  @AfterAll
  static void stop() {
    CLIENTS.values().forEach(HttpHomeserver::close);
    CLIENTS.clear();
    synapse.close();
  }

  @Override
  protected HomeserverClient as(UserId user) {
    return CLIENTS.computeIfAbsent(user, SynapseContractIT::client);
  }

  private static HttpHomeserver client(UserId user) {
    if (!user.equals(SELF)) {
      synapse.accounts().register(user.localpart(), "password of " + user, false);
    }
    return new HttpHomeserver(synapse.url(), registration.asToken(), user, Duration.ofSeconds(30));
  }
}
