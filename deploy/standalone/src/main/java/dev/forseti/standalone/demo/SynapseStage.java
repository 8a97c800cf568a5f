package dev.forseti.standalone.demo;

import dev.forseti.ingest.appservice.Registration;
import dev.forseti.model.ServerName;
import dev.forseti.model.UserId;
import dev.forseti.standalone.embedded.LoopbackPorts;
import dev.forseti.standalone.service.ForsetiService;
import dev.forseti.standalone.service.Secret;
import dev.forseti.standalone.synapse.MatrixClient;
import dev.forseti.standalone.synapse.SynapseConfig;
import dev.forseti.standalone.synapse.SynapseInstall;
import dev.forseti.standalone.synapse.SynapseServer;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.time.InstantSource;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/** A real Synapse with real users, each of whom acts over the client API. */
final class SynapseStage implements Stage {
  private static final ServerName SERVER = new ServerName("demo.localhost");
  private static final String MODERATOR = "moderator";

  private final Script script;
  private final InstantSource clock;
  private final SynapseServer synapse;
  private final Registration registration;
  private final Players players;
  private @Nullable PolicyRoomWatch watch;

  private SynapseStage(
      Script script, InstantSource clock, SynapseServer synapse, Registration registration) {
    this.script = script;
    this.clock = clock;
    this.synapse = synapse;
    this.registration = registration;
    this.players = new Players(synapse, this::user, clock);
  }

  static SynapseStage start(
      SynapseInstall.Installed install,
      Path folder,
      Script script,
      InstantSource clock,
      SecureRandom random)
      throws IOException {
    var registration =
        Registration.create(URI.create("http://127.0.0.1:" + LoopbackPorts.free()), random);
    Path file = folder.resolve("registration.yaml");
    Secret.write(file, registration.yaml());
    SynapseConfig config = SynapseConfig.of(SERVER, folder.resolve("synapse")).withAppService(file);
    return new SynapseStage(script, clock, SynapseServer.start(install, config), registration);
  }

  @Override
  public String homeserver() {
    return "synapse " + SynapseInstall.VERSION;
  }

  @Override
  public String configuration() {
    return """
    homeserver:
      url: "%s"
      server-name: "%s"
      as-token: "%s"
      hs-token: "%s"
    tap:
      port: %d
    """
        .formatted(
            synapse.url(),
            SERVER,
            registration.asToken(),
            registration.hsToken(),
            registration.url().getPort());
  }

  @Override
  public void watch(ForsetiService.Started started, SeenList seen) {
    MatrixClient moderator = players.player(MODERATOR);
    watch = PolicyRoomWatch.start(moderator, "#forseti-list:" + SERVER, seen, clock);
  }

  @Override
  public void prepare(Consumer<String> progress) {
    script.rooms().forEach(name -> players.room(name, MODERATOR));
    script.bystanders().forEach(players::player);
    script.attackers().forEach(players::player);
    progress.accept(
        "%d users and %d public rooms are made over the client API"
            .formatted(
                1 + script.bystanders().size() + script.attackers().size(), script.rooms().size()));
  }

  @Override
  public int talk() {
    return players.play(script.talk());
  }

  @Override
  public int attack() {
    return players.play(script.attack());
  }

  @Override
  public SentEvents sent() {
    return players.sent();
  }

  @Override
  public UserId user(String localpart) {
    return new UserId("@" + localpart + ":" + SERVER);
  }

  @Override
  public void close() {
    if (watch != null) {
      watch.close();
    }
    synapse.close();
  }
}
