package dev.forseti.e2e.synapse;

import static org.assertj.core.api.Assertions.assertThat;

import dev.forseti.demo.synapse.RoomOwner;
import dev.forseti.demo.synapse.SynapseInstall.Installed;
import dev.forseti.demo.synapse.SynapseServer;
import dev.forseti.e2e.process.ForsetiProcess;
import dev.forseti.model.EventId;
import dev.forseti.model.RoomId;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The owner of a room invites Forseti and switches a filter on, on a real Synapse. */
class FiltersIT {
  private static final String OFFERED =
      "community: {mode: act}\nfilters: {servers: %s}".formatted(SynapseStage.SERVER);
  private static final List<String> DEALERS =
      List.of("sunny.dealer", "marco_w", "freedom.desk", "prize-office", "anita.brandt");
  private static final String COINS =
      "Only today: double your coins, no risk at all https://fast-coins.example/start";
  private static final String NAMES =
      "@ann:hs.localhost @bob:hs.localhost @cy:hs.localhost @dee:hs.localhost @eli:hs.localhost"
          + " @fay:hs.localhost";
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
      Path config = stage.config(synapse.url(), OFFERED);
      RoomOwner owner = new RoomOwner(players.player("owner"), "Garden", players.user("forseti"));
      String listed = DEALERS.get(2);
      EventId link;
      try (var process = ForsetiProcess.up(config, stage.log("up"))) {
        PolicyRoom list =
            PolicyRoom.join(players.player("moderator"), "#forseti-list:" + SynapseStage.SERVER);
        owner.invite();
        Await.until("it comes", () -> owner.isTold("!forseti filter on"));
        owner.empower(50);
        owner.say("!forseti filter on");
        Await.until(
            "it is on",
            () ->
                owner.isTold(
                    "Done. I remove messages that are hit by mention-flood, nick-list, same-line;"
                        + " remove messages with strong evidence against them (threshold 6"));
        EventId names = says(players, "caller", owner.room(), NAMES);
        Await.until("a list of names is removed", () -> owner.isRemoved(names));
        owner.say("!forseti filter first-message-link");
        Await.until(
            "more is chosen",
            () -> owner.isTold("Done. I remove messages that are hit by first-message-link,"));

        link = says(players, "stranger", owner.room(), "look at https://pills.example/now");
        EventId question = says(players, "neighbour", owner.room(), "when do tomatoes go out?");
        Await.until("the link is removed", () -> owner.isRemoved(link));
        assertThat(owner.isRemoved(question)).isFalse();

        List<RoomId> others = players.rooms();
        players.members(others);
        for (int round = 0; round < 3; round++) {
          players.attack(DEALERS, others, COINS, round, Map.of());
        }
        list.awaitListed(players.users(List.of(listed)), Await.LONGEST);
        players.player(listed).join(owner.room());
        Await.until("who is listed is banned", () -> isBanned(owner, players, listed));
        owner.say("!forseti status");
        Await.until("it says so", () -> owner.isTold("Since I was started: 2 removed, 1 banned."));
        owner.say("!forseti why " + players.user("caller"));
        Await.until("it says why", () -> owner.isTold("so that everybody is called (nick-list)"));
        assertThat(process.stop()).isIn(0, 143);
      }
      afterAStart(config, stage, players, owner, listed);
    }
  }

  /** What the room says holds: the filter, and whom its moderators let in. */
  private static void afterAStart(
      Path config, SynapseStage stage, Players players, RoomOwner owner, String listed)
      throws Exception {
    try (var again = ForsetiProcess.up(config, stage.log("again"))) {
      owner.say("!forseti status");
      Await.until("it is on", () -> owner.isTold("Since I was started: nothing had to be done."));
      EventId link = says(players, "another", owner.room(), "and https://pills.example/later");
      Await.until("the link is removed", () -> owner.isRemoved(link));

      owner.letIn(players.user(listed));
      Await.until("it spares them", () -> owner.isTold("was let in again"));
      players.player(listed).join(owner.room());
      owner.say("!forseti filter observe");
      Await.until(
          "all of it was done", () -> owner.isTold("I do nothing and count what I would do"));
      assertThat(isBanned(owner, players, listed)).isFalse();
      assertThat(again.stop()).isIn(0, 143);
    }
  }

  private static boolean isBanned(RoomOwner owner, Players players, String name) {
    return owner.membership(players.user(name)).equals("ban");
  }

  private static EventId says(Players players, String who, RoomId room, String text) {
    players.player(who).join(room);
    return players.player(who).say(room, text, "said-" + who);
  }
}
