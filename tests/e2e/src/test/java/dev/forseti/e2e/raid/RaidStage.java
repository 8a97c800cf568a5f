package dev.forseti.e2e.raid;

import dev.forseti.demo.observe.ConsoleApi;
import dev.forseti.demo.observe.ObservedList;
import dev.forseti.demo.observe.PolicyRoomWatch;
import dev.forseti.demo.synapse.AppServiceUsers;
import dev.forseti.demo.synapse.RoomHistory;
import dev.forseti.demo.synapse.SynapseConfig;
import dev.forseti.demo.synapse.SynapseInstall;
import dev.forseti.demo.synapse.SynapseServer;
import dev.forseti.e2e.process.ForsetiProcess;
import dev.forseti.e2e.process.ForsetiSettings;
import dev.forseti.ingest.appservice.Registration;
import dev.forseti.model.Json;
import dev.forseti.model.RoomId;
import dev.forseti.model.ServerName;
import dev.forseti.model.UserId;
import dev.forseti.runtime.kafka.KafkaConnection;
import dev.forseti.standalone.config.ForsetiConfig;
import dev.forseti.standalone.embedded.LoopbackPorts;
import dev.forseti.standalone.service.RunningKafka;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/**
 * A Synapse with the community's rooms, a Forseti that protects them, and a moderator who watches
 * the list. Users are made and played by a second application service, which is sent nothing.
 */
final class RaidStage implements AutoCloseable {
  static final ServerName SERVER = new ServerName("hs.localhost");
  private static final String OWNER = "owner";
  private static final String FORSETI = "@forseti:" + SERVER;

  private final Path folder;
  private final SynapseServer synapse;
  private final Registration registration;
  private final AppServiceUsers users;
  private final List<RoomId> rooms = new ArrayList<>();
  private final ObservedList list = new ObservedList();

  private RaidStage(
      Path folder, SynapseServer synapse, Registration registration, AppServiceUsers users) {
    this.folder = folder;
    this.synapse = synapse;
    this.registration = registration;
    this.users = users;
  }

  /** Starts Synapse and makes the rooms; Forseti is started by {@link #protect}. */
  static RaidStage open(SynapseInstall.Installed installed, Path folder, int rooms)
      throws Exception {
    var tap = URI.create("http://127.0.0.1:" + LoopbackPorts.free());
    Registration registration = Registration.create(tap, new SecureRandom());
    String crowd = Registration.create(tap, new SecureRandom()).asToken();
    Path ours = Files.writeString(folder.resolve("registration.yaml"), registration.yaml());
    Path theirs =
        Files.writeString(
            folder.resolve("crowd.yaml"), AppServiceUsers.registration("crowd", crowd));
    SynapseConfig config =
        SynapseConfig.of(SERVER, folder.resolve("hs")).withAppService(ours).withAppService(theirs);
    SynapseServer synapse = SynapseServer.start(installed, config);
    var stage = new RaidStage(folder, synapse, registration, synapse.usersOf(crowd));
    stage.users.register(OWNER);
    for (int i = 0; i < rooms; i++) {
      stage.rooms.add(stage.users.client(OWNER).createRoom(room("Room " + i)));
    }
    return stage;
  }

  /** A public room in which Forseti may ban and redact. */
  private static Json.Obj room(String name) {
    Json.Obj levels = new Json.Obj(Map.of(FORSETI, new Json.Int(50)));
    return new Json.Obj(
        Map.of(
            "preset", new Json.Str("public_chat"),
            "name", new Json.Str(name),
            "power_level_content_override", new Json.Obj(Map.of("users", levels))));
  }

  /** Starts Forseti on it. */
  Protected protect() throws Exception {
    Path config = Files.writeString(folder.resolve("forseti.yaml"), configuration());
    var forseti = ForsetiProcess.up(config, folder.resolve("forseti.log"));
    users.register("moderator");
    PolicyRoomWatch watch =
        PolicyRoomWatch.start(
            users.client("moderator"), "#forseti-list:" + SERVER, list, InstantSource.system());
    KafkaConnection kafka = RunningKafka.find(ForsetiConfig.read(configuration(), "raid"));
    String password = Files.readString(data().resolve("admin-password")).strip();
    var console = new ConsoleApi(URI.create(forseti.console()), "admin", password);
    return new Protected(forseti, watch, console, kafka);
  }

  private String configuration() {
    String protectedRooms = rooms.stream().map(RoomId::value).collect(Collectors.joining(", "));
    return ForsetiSettings.of(
        data(),
        synapse.url(),
        SERVER,
        registration,
        """
        community: {mode: act, rooms: "%s"}
        policy: {enforce: true}
        """
            .formatted(protectedRooms));
  }

  /** What runs once the rooms are protected. */
  record Protected(
      ForsetiProcess forseti, PolicyRoomWatch watch, ConsoleApi console, KafkaConnection kafka)
      implements AutoCloseable {
    @Override
    public void close() throws InterruptedException {
      console.close();
      watch.close();
      forseti.close();
    }
  }

  Path data() {
    return folder.resolve("data");
  }

  Path folder() {
    return folder;
  }

  AppServiceUsers users() {
    return users;
  }

  List<RoomId> rooms() {
    return List.copyOf(rooms);
  }

  /** The policy room as its member sees it. */
  ObservedList list() {
    return list;
  }

  /** All messages in the protected rooms. */
  List<RoomHistory.Message> messages() {
    return rooms.stream().flatMap(room -> users.client(OWNER).messages(room).stream()).toList();
  }

  /** Who is banned in each room, as often as there are rooms. */
  List<UserId> banned() {
    return rooms.stream()
        .flatMap(room -> users.client(OWNER).state(room).stream())
        .filter(each -> each.type().equals("m.room.member"))
        .filter(each -> each.content().string("membership").filter("ban"::equals).isPresent())
        .map(each -> new UserId(each.stateKey()))
        .toList();
  }

  @Override
  public void close() {
    synapse.close();
  }
}
