package dev.forseti.e2e.synapse;

import static org.assertj.core.api.Assertions.assertThat;

import dev.forseti.demo.observe.ConsoleApi;
import dev.forseti.demo.synapse.MatrixClient;
import dev.forseti.demo.synapse.SynapseInstall.Installed;
import dev.forseti.demo.synapse.SynapseServer;
import dev.forseti.e2e.process.ForsetiProcess;
import dev.forseti.model.Json;
import dev.forseti.model.RoomId;
import dev.forseti.model.UserId;
import dev.forseti.standalone.config.ForsetiConfig;
import dev.forseti.standalone.service.ForsetiService;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What a stranger does to stop the list, to stay off it, or to get off it; on a real Synapse. */
class StrangersIT {
  private static final String ALIAS = "#forseti-list:" + SynapseStage.SERVER;
  private static final Duration LISTED_WITHIN = Duration.ofSeconds(60);
  private static final int ROUNDS = 3;

  /** Synapse takes a member event that is nested so; read whole, a room's state is deeper. */
  private static final int DEEPEST = 122;

  private static final int DEEP = 110;

  private static final String COINS =
      "Only today: double your coins, no risk at all https://fast-coins.example/start";
  private static final String WATCHES =
      "Watches of the best makers for a tenth of the price, ask me https://gold-hands.example/buy";
  private static final List<String> DEALERS =
      List.of("sunny.dealer", "marco_w", "freedom.desk", "prize-office", "anita.brandt");
  private static final List<String> SELLERS =
      List.of("uhr_otto", "gold.finch", "tick-tock", "the-hands", "lisa.lange");
  private static Installed installed;

  @TempDir Path folder;

  @SuppressWarnings("NullAway.Init")
  private SynapseStage stage;

  private @Nullable SynapseServer synapse;

  @SuppressWarnings("NullAway.Init")
  private Players players;

  @BeforeAll
  static void install() {
    installed = SynapseStage.installed();
  }

  @BeforeEach
  void makeStage() throws IOException {
    stage = new SynapseStage(folder);
  }

  @AfterEach
  void stopSynapse() {
    if (synapse != null) {
      synapse.close();
    }
  }

  @Test
  void deepEventsStopNoPublishingAndHideNoRaidAndNobodyTalksThemselvesFree() throws Exception {
    Path config = start();
    PolicyRoom list;
    List<RoomId> rooms = players.rooms();
    try (var before = ForsetiProcess.up(config, stage.log("first"))) {
      list = PolicyRoom.join(players.player("moderator"), ALIAS);
      players.members(rooms);
      joinDeeply("nils");
      assertThat(before.stop()).isIn(0, 143);
    }

    try (var after = ForsetiProcess.up(config, stage.log("second"))) {
      attack(DEALERS, rooms, COINS, Map.of("besides", deep(DEEP)));
      Set<UserId> dealers = allButTheFirst(DEALERS);
      list.awaitListed(dealers, LISTED_WITHIN);
      assertThat(list.listed())
          .as("nested messages, read by a Forseti that has read the room with the deep member")
          .containsAll(dealers);

      talkInARoomOfTheirOwn(DEALERS.getLast());
      attack(SELLERS, rooms, WATCHES, Map.of());
      Set<UserId> sellers = allButTheFirst(SELLERS);
      list.awaitListed(sellers, LISTED_WITHIN);

      assertThat(list.listed()).as("who came later").containsAll(sellers);
      assertThat(list.listed()).as("who was listed and talked on").containsAll(dealers);
      assertThat(list.timesWritten(players.user(DEALERS.getLast()))).isEqualTo(1);
      assertThat(after.stop()).isIn(0, 143);
    }
  }

  @Test
  void anAliasThatSomebodyMadeBeforeUsIsNotUsed() throws Exception {
    try (var early = SynapseServer.start(installed, stage.withoutForseti())) {
      RoomId taken =
          new Players(early, SynapseStage.SERVER)
              .player("squatter")
              .createRoom(
                  new Json.Obj(
                      Map.of(
                          "preset", new Json.Str("public_chat"),
                          "room_alias_name", new Json.Str("forseti-list"))));
      assertThat(taken).isNotNull();
    }
    Path config = start();
    MatrixClient moderator = players.player("moderator");
    RoomId taken = moderator.resolveAlias(ALIAS);
    moderator.join(taken);
    List<RoomId> rooms = players.rooms();
    try (var forseti = ForsetiProcess.up(config, stage.log("forseti"))) {
      awaitSaid(forseti, "the policy room is not ours");
      players.members(rooms);
      attack(DEALERS, rooms, COINS, Map.of());
      listWhoIsUpForReview(forseti);
      assertThat(forseti.stop()).isIn(0, 143);
    }
    try (var again = ForsetiProcess.up(config, stage.log("again"))) {
      awaitSaid(again, "the policy room is not ours");
      assertThat(again.stop()).isIn(0, 143);
    }

    assertThat(moderator.state(taken))
        .as("it looks whose room it is, and changes nothing there")
        .allMatch(
            event ->
                event.type().equals("m.room.member")
                    || event.sender().equals(players.user("squatter")));
  }

  /** The homeserver with the registration; the file of the Forseti to come. */
  private Path start() throws IOException {
    var started = SynapseServer.start(installed, stage.homeserver());
    synapse = started;
    players = new Players(started, SynapseStage.SERVER);
    return stage.config(started.url());
  }

  private void attack(
      List<String> attackers, List<RoomId> rooms, String offer, Map<String, Json> besides) {
    for (int round = 0; round < ROUNDS; round++) {
      players.attack(attackers, rooms, offer, round, besides);
    }
  }

  /** Who began a wave is no part of it. */
  private Set<UserId> allButTheFirst(List<String> attackers) {
    return players.users(attackers.subList(1, attackers.size()));
  }

  private void joinDeeply(String who) {
    MatrixClient stranger = players.player(who);
    RoomId room = stranger.resolveAlias(ALIAS);
    stranger.join(room);
    Json.Obj member =
        new Json.Obj(Map.of("membership", new Json.Str("join"), "deep", deep(DEEPEST)));
    stranger.sendState(room, "m.room.member", players.user(who).value(), member);
  }

  private void talkInARoomOfTheirOwn(String who) {
    MatrixClient subject = players.player(who);
    RoomId own = subject.createPublicRoom("Mine");
    for (int i = 0; i < 300; i++) {
      subject.say(own, "nothing but a friendly line, number " + i, "own" + i);
    }
  }

  private static Json deep(int levels) {
    Json deep = new Json.Int(1);
    for (int i = 0; i < levels; i++) {
      deep = new Json.Arr(List.of(deep));
    }
    return deep;
  }

  /** What a moderator decides is in the topics when this is answered, and verdicts were before. */
  private void listWhoIsUpForReview(ForsetiProcess forseti) throws Exception {
    ForsetiConfig config = ForsetiConfig.read(Files.readString(stage.file()), "test");
    String password = Files.readString(ForsetiService.adminPasswordFile(config)).strip();
    long end = System.nanoTime() + LISTED_WITHIN.toNanos();
    try (var console = new ConsoleApi(URI.create(forseti.console()), "admin", password)) {
      while (console.cases().isEmpty()) {
        assertThat(System.nanoTime()).as("no case was opened").isLessThan(end);
      }
      console.decide(console.cases().getFirst().id(), "LIST", "spam");
    }
  }

  private static void awaitSaid(ForsetiProcess forseti, String words) {
    long end = System.nanoTime() + LISTED_WITHIN.toNanos();
    while (forseti.said().stream().noneMatch(line -> line.contains(words))) {
      if (System.nanoTime() > end) {
        throw new AssertionError("it never said '" + words + "': " + forseti.said());
      }
      Thread.onSpinWait();
    }
  }
}
