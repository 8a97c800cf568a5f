package dev.forseti.e2e.synapse;

import static org.assertj.core.api.Assertions.assertThat;

import dev.forseti.demo.synapse.RoomOwner;
import dev.forseti.demo.synapse.SynapseInstall.Installed;
import dev.forseti.demo.synapse.SynapseServer;
import dev.forseti.e2e.process.ForsetiProcess;
import dev.forseti.model.UserId;
import java.nio.file.Path;
import java.util.Set;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Moderators command in a room of their own, on a real Synapse. */
class ManagementIT {
  private static Installed installed;

  @TempDir Path folder;

  @BeforeAll
  static void install() {
    installed = SynapseStage.installed();
  }

  @Test
  void whatAModeratorSaysIsDoneAndUndoneAlsoAfterAStartAnew() throws Exception {
    SynapseStage stage = new SynapseStage(folder);
    try (var synapse = SynapseServer.start(installed, stage.homeserver())) {
      Players players = new Players(synapse, SynapseStage.SERVER);
      RoomOwner desk = new RoomOwner(players.player("mo"), "Desk", players.user("forseti"));
      RoomOwner garden = new RoomOwner(players.player("owner"), "Garden", players.user("forseti"));
      desk.close();
      desk.invite();
      garden.empower(100);
      players.player("stranger").join(garden.room());
      RoomOwner trap = new RoomOwner(players.player("stranger"), "Trap", players.user("forseti"));
      trap.close();
      String stranger = players.user("stranger").value();
      Path config = stage.config(synapse.url(), settings(desk, garden));
      try (var process = ForsetiProcess.up(config, stage.log("up"))) {
        PolicyRoom list =
            PolicyRoom.join(players.player("reader"), "#forseti-list:" + SynapseStage.SERVER);
        desk.say("!forseti rooms");
        Await.until(
            "it is there", () -> desk.isTold(garden.room() + ": I may ban and remove messages"));
        UserId reader = players.user("reader");
        trap.invite(reader);
        desk.say("!forseti ban " + stranger + " spam");
        Await.until("it says what was done", () -> desk.isTold("Done: listed, banned in 1 room."));
        assertThat(garden.membership(players.user("stranger"))).isEqualTo("ban");
        list.awaitListed(Set.of(players.user("stranger")), Await.LONGEST);
        Await.until("an open invite ends", () -> trap.membership(reader).equals("leave"));
        UserId guest = players.player("guest").whoami();
        trap.invite(guest);
        trap.invite(players.user("mo"));
        Await.until("a later one too", () -> trap.membership(guest).equals("leave"));
        assertThat(trap.membership(players.user("mo"))).isEqualTo("invite");
        Await.until("it is told", () -> desk.isTold("Invitations rejected: "));
        desk.say("!forseti ban evil.example spam");
        Await.until("a server too", () -> desk.isTold("Done: listed, shut out of 1 room."));
        assertThat(garden.shutOut()).containsExactly("evil.example");
        assertThat(process.stop()).isIn(0, 143);
      }
      try (var again = ForsetiProcess.up(config, stage.log("again"))) {
        desk.say("!forseti why " + stranger);
        Await.until("it knows", () -> desk.isTold("Decided by @mo:" + SynapseStage.SERVER));
        desk.say("!forseti undo " + stranger);
        Await.until("it is undone", () -> desk.isTold("let in again in 1 room"));
        assertThat(garden.membership(players.user("stranger"))).isEqualTo("leave");
        desk.say("!forseti unban evil.example");
        Await.until("it is let in", () -> garden.shutOut().isEmpty());
        assertThat(again.stop()).isIn(0, 143);
      }
    }
  }

  private static String settings(RoomOwner desk, RoomOwner garden) {
    return "community: {mode: act, rooms: '%s', management-room: '%s'}\npolicy: {enforce: true, reject-invites: true}"
        .formatted(garden.room(), desk.room());
  }
}
