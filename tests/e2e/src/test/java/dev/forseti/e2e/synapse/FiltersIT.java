package dev.forseti.e2e.synapse;

import static org.assertj.core.api.Assertions.assertThat;

import dev.forseti.demo.synapse.MatrixClient;
import dev.forseti.demo.synapse.MatrixRefusal;
import dev.forseti.demo.synapse.RoomHistory.Message;
import dev.forseti.demo.synapse.SynapseInstall.Installed;
import dev.forseti.demo.synapse.SynapseServer;
import dev.forseti.e2e.process.ForsetiProcess;
import dev.forseti.model.EventId;
import dev.forseti.model.Json;
import dev.forseti.model.RoomId;
import dev.forseti.model.UserId;
import java.nio.file.Path;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.BooleanSupplier;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The owner of a room invites Forseti and switches a filter on, on a real Synapse. */
class FiltersIT {
  private static final Duration LONGEST = Duration.ofSeconds(60);
  private static final String CALLED =
      "community: {mode: act}\nfilters: {servers: %s}".formatted(SynapseStage.SERVER);
  private static final List<String> DEALERS =
      List.of("sunny.dealer", "marco_w", "freedom.desk", "prize-office", "anita.brandt");
  private static final String COINS =
      "Only today: double your coins, no risk at all https://fast-coins.example/start";
  private static Installed installed;

  @TempDir Path folder;

  @BeforeAll
  static void install() {
    installed = SynapseStage.installed();
  }

  @Test
  void anOwnerInvitesItAndSpamGoesAndWhomTheListNamesIsKeptOut() throws Exception {
    SynapseStage stage = new SynapseStage(folder);
    try (var synapse = SynapseServer.start(installed, stage.homeserver())) {
      Players players = new Players(synapse, SynapseStage.SERVER);
      UserId forseti = players.user("forseti");
      MatrixClient owner = players.player("owner");
      try (var process = ForsetiProcess.up(stage.config(synapse.url(), CALLED), stage.log("up"))) {
        PolicyRoom list =
            PolicyRoom.join(players.player("moderator"), "#forseti-list:" + SynapseStage.SERVER);
        RoomId room = owner.createPublicRoom("Garden");
        owner.invite(room, forseti);
        awaitAnswer(owner, room, forseti, "!forseti filter on");
        empower(owner, room, forseti);

        owner.say(room, "!forseti filter first-message-link", "c1");
        awaitAnswer(owner, room, forseti, "Done. I remove messages that are hit by");

        EventId link = says(players, "stranger", room, "look at https://pills.example/now");
        EventId question = says(players, "neighbour", room, "when do the tomatoes go out?");
        await("the link is removed", () -> isRemoved(owner, room, link));
        assertThat(isRemoved(owner, room, question)).isFalse();

        List<RoomId> others = players.rooms();
        players.members(others);
        for (int round = 0; round < 3; round++) {
          players.attack(DEALERS, others, COINS, round, Map.of());
        }
        String listed = DEALERS.get(2);
        list.awaitListed(players.users(List.of(listed)), LONGEST);
        players.player(listed).join(room);
        await(
            "who is listed is banned as soon as they come",
            () -> membership(owner, room, players.user(listed)).equals("ban"));

        owner.say(room, "!forseti status", "c2");
        awaitAnswer(owner, room, forseti, "1 removed, 0 only counted; 1 banned");
        assertThat(process.stop()).isIn(0, 143);
      }
    }
  }

  private static EventId says(Players players, String who, RoomId room, String text) {
    players.player(who).join(room);
    return players.player(who).say(room, text, "said-" + who);
  }

  private static void empower(MatrixClient owner, RoomId room, UserId user) {
    Json.Obj levels = owner.state(room, "m.room.power_levels", "");
    Map<String, Json> users = new LinkedHashMap<>(levels.object("users").fields());
    users.put(user.value(), new Json.Int(50));
    Map<String, Json> fields = new LinkedHashMap<>(levels.fields());
    fields.put("users", new Json.Obj(users));
    owner.sendState(room, "m.room.power_levels", "", new Json.Obj(fields));
  }

  private static void awaitAnswer(MatrixClient owner, RoomId room, UserId forseti, String words) {
    await(
        "it says '" + words + "'",
        () ->
            owner.messages(room).stream()
                .anyMatch(m -> m.sender().equals(forseti) && m.body().contains(words)));
  }

  private static boolean isRemoved(MatrixClient owner, RoomId room, EventId event) {
    Optional<Message> message =
        owner.messages(room).stream().filter(m -> m.id().equals(event)).findFirst();
    return message.orElseThrow().redacted() != null;
  }

  private static String membership(MatrixClient owner, RoomId room, UserId user) {
    try {
      return owner.state(room, "m.room.member", user.value()).string("membership").orElse("");
    } catch (MatrixRefusal never) {
      return "";
    }
  }

  private static void await(String what, BooleanSupplier isSo) {
    long end = System.nanoTime() + LONGEST.toNanos();
    while (!isSo.getAsBoolean()) {
      assertThat(System.nanoTime()).as(what).isLessThan(end);
    }
  }
}
