package dev.forseti.policy;

import static dev.forseti.policy.InviteWorld.ANN;
import static dev.forseti.policy.InviteWorld.BOB;
import static dev.forseti.policy.InviteWorld.EVE;
import static dev.forseti.policy.InviteWorld.MAL;
import static dev.forseti.policy.InviteWorld.NICE;
import static dev.forseti.policy.InviteWorld.TRAP;
import static org.assertj.core.api.Assertions.assertThat;

import dev.forseti.model.Decision;
import dev.forseti.model.Mode;
import dev.forseti.model.RoomId;
import dev.forseti.model.ServerName;
import dev.forseti.model.Standing;
import dev.forseti.model.Subject;
import dev.forseti.model.UserId;
import dev.forseti.runtime.http.Response;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;

/** Invitations of our users by those whom our list names. */
class RejectedInvitesTest {
  private static final RoomId LOUNGE = new RoomId("!lounge");

  private final InviteWorld invites = new InviteWorld(config(Mode.ACT));
  private final World world = invites.world;

  private static PolicyConfig config(Mode mode) {
    return World.enforcing(mode, Set.of(LOUNGE)).withRejectedInvites();
  }

  private void listEve() {
    world.say(world.verdict("v-eve", "eve", Standing.ACT));
    world.drain();
    assertThat(world.listed()).contains(EVE.value());
  }

  private void decide(Subject subject, Decision.Kind kind) {
    world.say(world.decision("d-" + kind + subject.id(), subject, kind, null));
    world.drain();
  }

  @Test
  void areRejectedAsTheyCome() {
    listEve();

    invites.invite(EVE, TRAP, ANN);
    world.drain();

    assertThat(invites.membership(TRAP, ANN)).isEqualTo("leave");
    assertThat(world.invites).containsExactly("REJECTED " + ANN);
  }

  @Test
  void thatWereOpenAreRejectedWhenTheEntryComes() {
    invites.invite(EVE, TRAP, ANN);
    invites.invite(MAL, TRAP, BOB);
    world.drain();
    assertThat(invites.membership(TRAP, ANN)).isEqualTo("invite");

    listEve();

    assertThat(invites.membership(TRAP, ANN)).isEqualTo("leave");
    assertThat(invites.membership(TRAP, BOB)).isEqualTo("invite");
  }

  @Test
  void ofOthersUsersAndByOthersAreLeftAlone() {
    listEve();

    invites.invite(EVE, TRAP, NICE);
    invites.invite(NICE, TRAP, ANN);
    world.drain();

    assertThat(invites.membership(TRAP, NICE)).isEqualTo("invite");
    assertThat(invites.membership(TRAP, ANN)).isEqualTo("invite");
    assertThat(world.invites).isEmpty();
  }

  @Test
  void fromAListedServerAndIntoAListedRoomAreRejected() {
    RoomId other = new RoomId("!other:nice.example");
    invites.open(other);
    invites.invite(MAL, other, ANN);
    invites.invite(NICE, TRAP, BOB);
    invites.invite(NICE, other, BOB);

    decide(Subject.server(EVE.server()), Decision.Kind.LIST);
    assertThat(invites.membership(other, ANN)).isEqualTo("leave");
    assertThat(invites.membership(TRAP, BOB)).isEqualTo("invite");

    decide(Subject.room(TRAP), Decision.Kind.LIST);
    assertThat(invites.membership(TRAP, BOB)).isEqualTo("leave");
    assertThat(invites.membership(other, BOB)).isEqualTo("invite");
  }

  @Test
  void stayWhileNobodyMayListWithoutAModerator() {
    InviteWorld observed = new InviteWorld(config(Mode.OBSERVE));
    observed.invite(EVE, TRAP, ANN);
    observed.world.say(observed.world.verdict("v", "eve", Standing.ACT));
    observed.world.drain();
    assertThat(observed.membership(TRAP, ANN)).isEqualTo("invite");

    observed.world.say(observed.world.decision("d", Subject.user(EVE), Decision.Kind.LIST, null));
    observed.world.drain();

    assertThat(observed.membership(TRAP, ANN)).isEqualTo("leave");
  }

  @Test
  void stayWhereTheyAreNotToBeRejected() {
    InviteWorld off = new InviteWorld(World.enforcing(Mode.ACT, Set.of(LOUNGE)));
    off.world.say(off.world.verdict("v", "eve", Standing.ACT));
    off.world.drain();

    off.invite(EVE, TRAP, ANN);
    off.world.drain();

    assertThat(off.membership(TRAP, ANN)).isEqualTo("invite");
  }

  @Test
  void thatWereAcceptedTakeNobodyOutOfTheRoom() {
    invites.invite(EVE, TRAP, ANN);
    invites.invite(EVE, TRAP, BOB);
    invites.member(ANN, TRAP, ANN, "join");
    invites.unheard(BOB, TRAP, BOB, "join");

    listEve();

    assertThat(invites.membership(TRAP, ANN)).isEqualTo("join");
    assertThat(invites.membership(TRAP, BOB)).isEqualTo("join");
    assertThat(world.invites).containsExactly("ANSWERED " + BOB);
  }

  /** The homeserver takes in few of these calls at a time, and bans are among them. */
  @Test
  void fromServersThatDoNotAnswerTakeNoPlaceOfOthersAndAreNotAskedAgainAtOnce() {
    List<Runnable> held = new ArrayList<>();
    listEve();
    for (int i = 0; i < 20; i++) {
      decide(Subject.server(new ServerName("tar" + i + ".example")), Decision.Kind.LIST);
    }
    world.drainFor(Duration.ofSeconds(10)); // the servers are shut out of the lounge
    world.executor = held::add;
    for (int i = 0; i < 20; i++) {
      UserId user = new UserId("@x:tar" + i + ".example");
      for (int room = 0; room < 3; room++) {
        invites.invite(user, new RoomId("!pit" + room + ":tar" + i + ".example"), ANN);
      }
    }
    world.drainFor(Duration.ofMinutes(1));
    assertThat(held).hasSize(2);

    world.executor = Runnable::run;
    UserId own = new UserId("@bad:own.example");
    decide(Subject.user(own), Decision.Kind.LIST);
    invites.invite(own, TRAP, BOB);
    world.drain();

    assertThat(invites.membership(TRAP, BOB)).isEqualTo("leave");
  }

  @Test
  void ofOneRoomKeepNoOthersWaiting() {
    world.homeserver.failing.put(
        TRAP, new Response.Retry<>(Duration.ofSeconds(1), "its server fails", 502, ""));
    RoomId other = new RoomId("!other:nice.example");
    invites.open(other);
    for (int i = 0; i < 2_500; i++) {
      invites.invite(EVE, TRAP, new UserId("@user" + i + ":own.example"));
    }
    decide(Subject.user(NICE), Decision.Kind.LIST);
    listEve();

    invites.invite(NICE, other, ANN);
    world.drainFor(Duration.ofSeconds(5));

    assertThat(invites.membership(other, ANN)).isEqualTo("leave");
    assertThat(world.invites).hasSize(1);
  }

  @Test
  void ofOthersUsersIntoTheCommunitysRoomsAreTakenBack() {
    World.done(world.homeserver.inner.join(LOUNGE));
    invites.invite(EVE, LOUNGE, NICE);
    invites.invite(EVE, LOUNGE, ANN);
    invites.invite(MAL, LOUNGE, BOB);
    invites.invite(EVE, TRAP, NICE);

    listEve();

    assertThat(invites.membership(LOUNGE, NICE)).isEqualTo("leave");
    assertThat(invites.membership(LOUNGE, ANN)).isEqualTo("leave");
    assertThat(invites.membership(LOUNGE, BOB)).isEqualTo("invite");
    assertThat(invites.membership(TRAP, NICE)).isEqualTo("invite");
  }

  @Test
  void areRememberedThroughAStart() {
    invites.invite(EVE, TRAP, ANN);
    invites.invite(EVE, TRAP, BOB);
    invites.member(BOB, TRAP, BOB, "leave");
    world.drain();

    world.restart();
    listEve();

    assertThat(world.invites).containsExactly("REJECTED " + ANN);
  }

  @Test
  void ofAWaveAreAllRejected() {
    for (int i = 0; i < 2_500; i++) {
      invites.invite(EVE, TRAP, new UserId("@user" + i + ":own.example"));
    }
    listEve();
    world.drainFor(Duration.ofSeconds(5));

    assertThat(world.invites).hasSize(2_500).allMatch(each -> each.startsWith("REJECTED "));
    assertThat(invites.membership(TRAP, new UserId("@user2499:own.example"))).isEqualTo("leave");
  }

  @Test
  void areRejectedOnceTheHomeserverIsThereAgain() {
    listEve();
    invites.invite(EVE, TRAP, ANN);
    world.homeserver.failing.put(TRAP, new Response.Retry<>(Duration.ofSeconds(1), "away"));
    world.drainFor(Duration.ofSeconds(30));
    assertThat(invites.membership(TRAP, ANN)).isEqualTo("invite");

    world.homeserver.failing.clear();
    world.drainFor(Duration.ofMinutes(11));

    assertThat(invites.membership(TRAP, ANN)).isEqualTo("leave");
  }

  @Test
  void thatNobodyLetsUsRejectAreToldAndTriedAgain() {
    listEve();
    world.homeserver.masquerades = false;
    invites.invite(EVE, TRAP, ANN);
    world.drain();
    assertThat(world.roomTroubles.now())
        .anySatisfy(
            trouble ->
                assertThat(trouble.what())
                    .isEqualTo("Unwanted invitations are not rejected: not our user"));

    world.homeserver.masquerades = true;
    world.drainFor(Duration.ofMinutes(11));

    assertThat(invites.membership(TRAP, ANN)).isEqualTo("leave");
    assertThat(world.roomTroubles.now()).isEmpty();
  }
}
