package dev.forseti.policy;

import static dev.forseti.policy.InviteWorld.ANN;
import static dev.forseti.policy.InviteWorld.BOB;
import static dev.forseti.policy.InviteWorld.EVE;
import static dev.forseti.policy.InviteWorld.NICE;
import static dev.forseti.policy.InviteWorld.TRAP;
import static dev.forseti.policy.WatchedWorld.LIST;
import static dev.forseti.policy.WatchedWorld.LOUNGE;
import static dev.forseti.policy.WatchedWorld.WRITER;
import static org.assertj.core.api.Assertions.assertThat;

import dev.forseti.model.Decision;
import dev.forseti.model.Json;
import dev.forseti.model.RoomId;
import dev.forseti.model.Subject;
import dev.forseti.model.UserId;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Invitations of our users by those whom lists of others name. */
class InvitesByListsTest {
  private static final String USER = WatchedWorld.USER;

  private InviteWorld watching(int perHour, String mode) {
    InviteWorld invites =
        new InviteWorld(
            WatchedWorld.config(50, perHour, LIST + " mode=" + mode).withRejectedInvites());
    World.done(invites.world.homeserver.inner.join(LOUNGE));
    World.done(invites.world.homeserver.inner.join(LIST));
    return invites;
  }

  private static void write(InviteWorld invites, String type, String key, Json.Obj content) {
    invites.world.homeserver.inner.server().given(LIST, WRITER, type, key, content);
  }

  private static void read(InviteWorld invites) {
    invites.world.drainFor(Duration.ofSeconds(3));
  }

  private static void readAgain(InviteWorld invites) {
    invites.world.pass(Duration.ofMinutes(10));
    read(invites);
  }

  @Test
  void areRejectedWhereTheListIsApplied() {
    InviteWorld invites = watching(60, "apply");
    invites.invite(EVE, TRAP, ANN);
    read(invites);
    assertThat(invites.membership(TRAP, ANN)).isEqualTo("invite");

    write(invites, USER, "rule:eve", WatchedWorld.ban(EVE.value()));
    readAgain(invites);
    assertThat(invites.membership(TRAP, ANN)).isEqualTo("leave");

    invites.invite(EVE, TRAP, BOB);
    invites.world.drain();
    assertThat(invites.membership(TRAP, BOB)).isEqualTo("leave");
  }

  @Test
  void areRejectedIntoARoomThatTheListNames() {
    InviteWorld invites = watching(60, "apply");
    write(invites, "m.policy.rule.room", "rule:trap", WatchedWorld.ban(TRAP.value()));
    readAgain(invites);

    invites.invite(NICE, TRAP, ANN);
    invites.world.drain();

    assertThat(invites.membership(TRAP, ANN)).isEqualTo("leave");
  }

  @Test
  void stayWhereTheListOnlySuggests() {
    InviteWorld invites = watching(60, "suggest");
    write(invites, USER, "rule:eve", WatchedWorld.ban(EVE.value()));
    write(invites, "m.policy.rule.room", "rule:trap", WatchedWorld.ban(TRAP.value()));
    readAgain(invites);

    invites.invite(EVE, TRAP, ANN);
    read(invites);

    assertThat(invites.membership(TRAP, ANN)).isEqualTo("invite");
  }

  @Test
  void stayWhereAModeratorClearedWhoInvites() {
    InviteWorld invites = watching(60, "apply");
    write(invites, USER, "rule:eve", WatchedWorld.ban(EVE.value()));
    invites.world.say(invites.world.decision("d", Subject.user(EVE), Decision.Kind.CLEAR, null));
    readAgain(invites);

    invites.invite(EVE, TRAP, ANN);
    read(invites);

    assertThat(invites.membership(TRAP, ANN)).isEqualTo("invite");
  }

  @Test
  void stayWhereAModeratorClearedTheServer() {
    InviteWorld invites = watching(60, "apply");
    write(invites, WatchedWorld.SERVER, "rule:evil", WatchedWorld.ban(EVE.server().value()));
    invites.world.say(
        invites.world.decision("d", Subject.server(EVE.server()), Decision.Kind.CLEAR, null));
    readAgain(invites);

    invites.invite(EVE, TRAP, ANN);
    read(invites);

    assertThat(invites.membership(TRAP, ANN)).isEqualTo("invite");
  }

  /** A list that somebody has taken over must not empty everybody's invitations at once. */
  @Test
  void areRejectedOfSoManyUsersAnHourAndOfTheRestLater() {
    InviteWorld invites = watching(2, "apply");
    for (int i = 0; i < 4; i++) {
      String user = "@raider" + i + ":evil.example";
      write(invites, USER, "rule:" + i, WatchedWorld.ban(user));
      for (UserId invited : List.of(ANN, BOB)) {
        invites.invite(new UserId(user), new RoomId("!trap" + i), invited);
      }
    }
    readAgain(invites);
    assertThat(invites.world.invites).hasSize(4);

    invites.world.drainFor(Duration.ofMinutes(55));
    assertThat(invites.world.invites).hasSize(4);
    invites.world.drainFor(Duration.ofMinutes(15));

    assertThat(invites.world.invites).hasSize(8);
  }
}
