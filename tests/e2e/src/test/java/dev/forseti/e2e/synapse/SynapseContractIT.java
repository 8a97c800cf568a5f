package dev.forseti.e2e.synapse;

import dev.forseti.demo.synapse.SynapseServer;
import dev.forseti.model.UserId;
import dev.forseti.policy.homeserver.HomeserverClient;
import dev.forseti.policy.homeserver.HomeserverRefusalContract;
import dev.forseti.policy.homeserver.HttpHomeserver;
import java.nio.file.Path;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.io.TempDir;

/** What the simulated homeserver does and refuses, a real Synapse does and refuses too. */
class SynapseContractIT extends HomeserverRefusalContract {
  private static final Map<UserId, HttpHomeserver> CLIENTS = new HashMap<>();
  private static SynapseStage stage;
  private static SynapseServer synapse;

  @BeforeAll
  static void start(@TempDir Path folder) throws Exception {
    stage = new SynapseStage(folder, SELF.server());
    synapse = SynapseServer.start(SynapseStage.installed(), stage.homeserver());
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
      synapse.accounts().newUser(user.localpart());
    }
    return new HttpHomeserver(synapse.url(), stage.asToken(), user, Duration.ofSeconds(30));
  }
}
