package dev.forseti.e2e.synapse;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.forseti.demo.synapse.SynapseConfig;
import dev.forseti.demo.synapse.SynapseInstall.Installed;
import dev.forseti.demo.synapse.SynapseServer;
import dev.forseti.e2e.process.ForsetiProcess;
import dev.forseti.model.EventId;
import dev.forseti.model.RoomId;
import dev.forseti.model.UserId;
import dev.forseti.runtime.kafka.KafkaConnection;
import dev.forseti.standalone.config.ForsetiConfig;
import dev.forseti.standalone.service.RunningKafka;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Forseti is killed in the middle of an attack, Synapse restarted, and nothing is lost. */
class KilledIT {
  private static final Duration LISTED_WITHIN = Duration.ofSeconds(60);
  private static final String OFFER =
      "Only today: double your coins, no risk at all https://fast-coins.example/start";
  private static Installed installed;

  @TempDir Path folder;

  @BeforeAll
  static void install() {
    installed = SynapseStage.installed();
  }

  @Test
  void catchesAnAttackThatGoesOnThroughAKillAndARestartOfTheHomeserver() throws Exception {
    var stage = new SynapseStage(folder);
    SynapseConfig homeserver = stage.homeserver();
    try (var synapse = SynapseServer.start(installed, homeserver)) {
      Path config = stage.config(synapse.url());
      var players = new Players(synapse, SynapseStage.SERVER);
      List<RoomId> rooms = players.rooms();
      List<String> attackers =
          List.of("sunny.dealer", "marco_w", "freedom.desk", "prize-office", "anita.brandt");
      Set<UserId> wanted = players.users(attackers);
      PolicyRoom list;

      try (var first = ForsetiProcess.up(config, stage.log("first"))) {
        list = PolicyRoom.join(players.player("moderator"), "#forseti-list:" + SynapseStage.SERVER);
        players.members(rooms);
        players.attack(attackers, rooms, OFFER, 0, Map.of());
        first.kill();
      }
      players.attack(attackers, rooms, OFFER, 1, Map.of());
      SynapseQueue.await(installed, homeserver.data(), players.said().getLast());
      synapse.restart();
      try (var second = ForsetiProcess.up(config, stage.log("second"))) {
        assertThatThrownBy(() -> ForsetiProcess.up(config, stage.log("third")).close())
            .hasMessageContaining("another Forseti runs on");
        players.attack(attackers, rooms, OFFER, 2, Map.of());
        list.awaitListed(wanted, LISTED_WITHIN);

        KafkaConnection kafka =
            RunningKafka.find(ForsetiConfig.read(Files.readString(config), "test"));
        Map<EventId, Integer> stored = StoredEvents.count(kafka, players.said(), LISTED_WITHIN);
        assertThat(stored.keySet())
            .as("no event is lost")
            .containsExactlyInAnyOrderElementsOf(players.said());
        assertThat(stored.values()).as("no event is there twice").containsOnly(1);
        assertThat(second.stop()).isIn(0, 143);
      }
      list.look(Duration.ZERO);
      assertThat(list.listed()).as("all attackers and nobody else").isEqualTo(wanted);
      wanted.forEach(
          user -> assertThat(list.timesWritten(user)).as("entries of %s", user).isEqualTo(1));
    }
  }
}
