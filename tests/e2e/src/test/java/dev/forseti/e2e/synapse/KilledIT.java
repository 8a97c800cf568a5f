package dev.forseti.e2e.synapse;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.forseti.demo.synapse.MatrixClient;
import dev.forseti.demo.synapse.SynapseConfig;
import dev.forseti.demo.synapse.SynapseInstall;
import dev.forseti.demo.synapse.SynapseInstall.Installed;
import dev.forseti.demo.synapse.SynapseInstall.Unavailable;
import dev.forseti.demo.synapse.SynapseServer;
import dev.forseti.e2e.process.ForsetiProcess;
import dev.forseti.e2e.process.ForsetiSettings;
import dev.forseti.ingest.appservice.Registration;
import dev.forseti.model.EventId;
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
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Forseti is killed in the middle of an attack, Synapse restarted, and nothing is lost. */
class KilledIT {
  private static final ServerName SERVER = new ServerName("hs.localhost");
  private static final Duration LISTED_WITHIN = Duration.ofSeconds(60);
  private static final String OFFER =
      "Only today: double your coins, no risk at all https://fast-coins.example/start";
  private static final Map<String, String> SAID = new LinkedHashMap<>();
  private static final String CALL;
  private static Installed installed;

  static {
    SAID.put("anna", "the trains run again since six this morning");
    SAID.put("bert", "has anybody seen the long cable of the projector?");
    SAID.put("cleo", "lunch is in the garden today, bring your own cup");
    SAID.put("dora", "I finished the second chapter, it reads much better now");
    SAID.put("elif", "who waters the plants while the others are away?");
    SAID.put("finn", "the new chairs are good, only the blue one squeaks");
    SAID.put("gina", "rain at four says the forecast, take an umbrella");
    SAID.put("hans", "the library closes early on Friday because of the fair");
    CALL = SAID.keySet().stream().map(name -> " @" + name).collect(Collectors.joining());
  }

  @TempDir Path folder;

  private final LinkedHashSet<EventId> said = new LinkedHashSet<>();
  private final Map<String, MatrixClient> players = new HashMap<>();

  @BeforeAll
  static void install() {
    Path build = Path.of(System.getProperty("synapse.build-folder", "../../deploy/demo/target"));
    installed =
        switch (SynapseInstall.under(build).ensure(System.out::println)) {
          case Installed there -> there;
          case Unavailable missing -> throw new AssertionError(missing.reason());
        };
  }

  @Test
  void catchesAnAttackThatGoesOnThroughAKillAndARestartOfTheHomeserver() throws Exception {
    Registration registration = registration();
    Path file = folder.resolve("registration.yaml");
    Files.writeString(file, registration.yaml());
    SynapseConfig homeserver = SynapseConfig.of(SERVER, folder.resolve("hs")).withAppService(file);
    try (var synapse = SynapseServer.start(installed, homeserver)) {
      Path config = config(registration, synapse.url());
      List<RoomId> rooms = rooms(synapse);
      List<String> attackers =
          List.of("sunny.dealer", "marco_w", "freedom.desk", "prize-office", "anita.brandt");
      Set<UserId> wanted = new LinkedHashSet<>(attackers.stream().map(KilledIT::user).toList());
      PolicyRoom list;

      try (var first = ForsetiProcess.up(config, folder.resolve("first.log"))) {
        list = PolicyRoom.join(player(synapse, "moderator"), "#forseti-list:" + SERVER);
        talk(synapse, rooms);
        attack(synapse, attackers, rooms, 0);
        first.kill();
      }
      attack(synapse, attackers, rooms, 1);
      SynapseQueue.await(installed, homeserver.data(), said.getLast());
      synapse.restart();
      try (var second = ForsetiProcess.up(config, folder.resolve("second.log"))) {
        assertThatThrownBy(() -> ForsetiProcess.up(config, folder.resolve("third.log")).close())
            .hasMessageContaining("another Forseti runs on");
        attack(synapse, attackers, rooms, 2);
        list.awaitListed(wanted, LISTED_WITHIN);

        KafkaConnection kafka =
            RunningKafka.find(ForsetiConfig.read(Files.readString(config), "test"));
        Map<EventId, Integer> stored = StoredEvents.count(kafka, said, LISTED_WITHIN);
        assertThat(stored.keySet())
            .as("no event is lost")
            .containsExactlyInAnyOrderElementsOf(said);
        assertThat(stored.values()).as("no event is there twice").containsOnly(1);
        assertThat(second.stop()).isIn(0, 143);
      }
      list.look(Duration.ZERO);
      assertThat(list.listed()).as("all attackers and nobody else").isEqualTo(wanted);
      wanted.forEach(
          user -> assertThat(list.timesWritten(user)).as("entries of %s", user).isEqualTo(1));
    }
  }

  private static Registration registration() {
    URI tap = URI.create("http://127.0.0.1:" + LoopbackPorts.free());
    return Registration.create(tap, new SecureRandom());
  }

  private Path config(Registration registration, URI synapse) throws Exception {
    Path file = folder.resolve("forseti.yaml");
    Files.writeString(
        file,
        ForsetiSettings.of(
            folder.resolve("data"), synapse, SERVER, registration, "community: {mode: act}"));
    return file;
  }

  private List<RoomId> rooms(SynapseServer synapse) {
    List<RoomId> rooms = new ArrayList<>();
    for (String name : List.of("North", "South", "West")) {
      rooms.add(player(synapse, "owner").createPublicRoom(name));
    }
    return rooms;
  }

  private void talk(SynapseServer synapse, List<RoomId> rooms) {
    SAID.forEach(
        (member, text) -> {
          rooms.forEach(room -> player(synapse, member).join(room));
          say(synapse, member, rooms.getFirst(), text, List.of());
        });
  }

  /** One round: each attacker says in each room what all of them say. */
  private void attack(
      SynapseServer synapse, List<String> attackers, List<RoomId> rooms, int round) {
    for (RoomId room : rooms) {
      for (String attacker : attackers) {
        if (round == 0) {
          player(synapse, attacker).join(room);
        }
        say(synapse, attacker, room, OFFER + "!".repeat(round) + CALL, List.copyOf(SAID.keySet()));
      }
    }
  }

  private void say(
      SynapseServer synapse, String who, RoomId room, String text, List<String> called) {
    Map<String, Json> content = new LinkedHashMap<>();
    content.put("msgtype", new Json.Str("m.text"));
    content.put("body", new Json.Str(text));
    if (!called.isEmpty()) {
      List<Json> users =
          called.stream().<Json>map(name -> new Json.Str(user(name).value())).toList();
      content.put("m.mentions", new Json.Obj(Map.of("user_ids", new Json.Arr(users))));
    }
    String transaction = "t" + said.size();
    said.add(player(synapse, who).send(room, "m.room.message", new Json.Obj(content), transaction));
  }

  private MatrixClient player(SynapseServer synapse, String name) {
    return players.computeIfAbsent(
        name,
        fresh -> {
          var accounts = synapse.accounts();
          return accounts.client(accounts.register(fresh, "password of " + fresh, false));
        });
  }

  private static UserId user(String localpart) {
    return new UserId("@" + localpart + ":" + SERVER);
  }
}
