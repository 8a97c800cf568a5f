package dev.forseti.demo.homeserver;

import dev.forseti.demo.observe.ObservedList;
import dev.forseti.demo.observe.PolicyRoomWatch;
import dev.forseti.demo.observe.Polling;
import dev.forseti.demo.observe.SendTimes;
import dev.forseti.demo.script.Script;
import dev.forseti.demo.synapse.MatrixClient;
import dev.forseti.demo.synapse.RoomOwner;
import dev.forseti.demo.synapse.SynapseAccounts;
import dev.forseti.demo.synapse.SynapseConfig;
import dev.forseti.demo.synapse.SynapseInstall;
import dev.forseti.demo.synapse.SynapseServer;
import dev.forseti.ingest.appservice.Registration;
import dev.forseti.model.EventId;
import dev.forseti.model.ServerName;
import dev.forseti.model.UserId;
import dev.forseti.standalone.embedded.LoopbackPorts;
import dev.forseti.standalone.service.ForsetiService;
import dev.forseti.standalone.service.Secret;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.time.Duration;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import java.util.function.BooleanSupplier;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/** A real Synapse with real users, each of whom acts over the client API. */
public final class SynapseHomeserver implements DemoHomeserver {
  private static final ServerName SERVER = new ServerName("demo.localhost");
  private static final String MODERATOR = "moderator";
  private static final String OWNER = "olga";
  private static final long POWER = 50;
  private static final int INVITED = 5;
  private static final Duration FILTERED = Duration.ofSeconds(20);
  private static final Duration BETWEEN = Duration.ofMillis(20);

  private final Script script;
  private final InstantSource clock;
  private final SynapseServer synapse;
  private final Registration registration;
  private final ScriptPlayer player;
  private @Nullable PolicyRoomWatch watch;

  private SynapseHomeserver(
      Script script, InstantSource clock, SynapseServer synapse, Registration registration) {
    this.script = script;
    this.clock = clock;
    this.synapse = synapse;
    this.registration = registration;
    this.player = new ScriptPlayer(synapse, this::user, clock);
  }

  /** Starts the installed Synapse with the registration of a Forseti to come. */
  public static SynapseHomeserver start(
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
    return new SynapseHomeserver(script, clock, SynapseServer.start(install, config), registration);
  }

  @Override
  public String name() {
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
    filters:
      servers: %s
    """
        .formatted(
            synapse.url(),
            SERVER,
            registration.asToken(),
            registration.hsToken(),
            registration.url().getPort(),
            SERVER);
  }

  @Override
  public void watchList(ForsetiService.Started started, ObservedList seen) {
    MatrixClient moderator = player.client(MODERATOR);
    watch = PolicyRoomWatch.start(moderator, "#forseti-list:" + SERVER, seen, clock);
  }

  @Override
  public void prepare(Consumer<String> progress) {
    script.rooms().forEach(name -> player.createRoom(name, MODERATOR));
    script.bystanders().forEach(player::client);
    script.attackers().forEach(player::client);
    progress.accept(
        "%d users and %d public rooms are made over the client API"
            .formatted(
                1 + script.bystanders().size() + script.attackers().size(), script.rooms().size()));
  }

  @Override
  public int playTalk() {
    return player.play(script.talk());
  }

  @Override
  public int playAttack() {
    return player.play(script.attack());
  }

  @Override
  public int showFilter(Consumer<String> progress) {
    RoomOwner owner = new RoomOwner(player.client(OWNER), "Garden", user("forseti"));
    owner.invite();
    if (!isSo(() -> owner.isTold("!forseti filter on"))) {
      progress.accept("a room's owner invited Forseti, and it did not come");
      return 0;
    }
    owner.empower(POWER);
    owner.say("!forseti filter first-message-link");
    if (!isSo(() -> owner.isTold("Done."))) {
      progress.accept("a room's owner asked for a filter, and was not told that it is on");
      return 0;
    }
    MatrixClient stranger = player.client("passer-by");
    stranger.join(owner.room());
    long before = System.nanoTime();
    EventId link = stranger.say(owner.room(), "look at https://pills.example/now", "filter");
    boolean removed = isSo(() -> owner.isRemoved(link));
    progress.accept(
        removed
            ? "a room's owner switched a filter on: a stranger's link was gone after %d ms"
                .formatted(Duration.ofNanos(System.nanoTime() - before).toMillis())
            : "a room's owner switched a filter on, but a stranger's link is still there");
    return removed ? 1 : 0;
  }

  @Override
  public List<String> howToJoin() {
    return List.of(
        "Any Matrix client may join in: homeserver %s, user %s, password '%s'"
            .formatted(synapse.url(), OWNER, SynapseAccounts.password(OWNER)),
        "Her room Garden has a filter: say !forseti help there (docs/filters.md)");
  }

  @Override
  public int showInvites(String inviter, Consumer<String> progress) {
    RoomOwner host = new RoomOwner(player.client(inviter), "Free coins", user("forseti"));
    List<UserId> invited = script.bystanders().stream().limit(INVITED).map(this::user).toList();
    long before = System.nanoTime();
    invited.forEach(host::invite);
    boolean all =
        isSo(() -> invited.stream().allMatch(each -> host.membership(each).equals("leave")));
    long millis = Duration.ofNanos(System.nanoTime() - before).toMillis();
    int rejected =
        (int) invited.stream().filter(each -> host.membership(each).equals("leave")).count();
    progress.accept(
        "%s, who is listed, invited %d members: %d invitations were rejected%s"
            .formatted(inviter, invited.size(), rejected, all ? " after " + millis + " ms" : ""));
    return rejected;
  }

  private static boolean isSo(BooleanSupplier looked) {
    return Polling.until(
            () -> looked.getAsBoolean() ? Optional.of(true) : Optional.empty(), FILTERED, BETWEEN)
        .isPresent();
  }

  @Override
  public SendTimes sendTimes() {
    return player.sendTimes();
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
