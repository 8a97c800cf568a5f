package dev.forseti.policy;

import static dev.forseti.policy.InviteWorld.ANN;
import static dev.forseti.policy.InviteWorld.BOB;
import static dev.forseti.policy.InviteWorld.EVE;
import static dev.forseti.policy.InviteWorld.MAL;
import static dev.forseti.policy.InviteWorld.NICE;
import static dev.forseti.policy.InviteWorld.TRAP;
import static dev.forseti.policy.World.NOON;
import static org.assertj.core.api.Assertions.assertThat;

import dev.forseti.model.Decision;
import dev.forseti.model.Mode;
import dev.forseti.model.RoomId;
import dev.forseti.model.Standing;
import dev.forseti.model.Subject;
import dev.forseti.policy.brakes.BrakesConfig;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Queue;
import java.util.Set;
import org.junit.jupiter.api.Test;

/** Whose invitations stay though our list names who made them. */
class SparedInvitesTest {
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
  void ofModeratorsAreLeftToThem() {
    BrakesConfig brakes = PolicyConfig.DEFAULT.brakes();
    InviteWorld spared =
        new InviteWorld(
            new PolicyConfig(
                    PolicyConfig.DEFAULT.room(),
                    Mode.ACT,
                    Duration.ofDays(30),
                    Duration.ofMinutes(10),
                    Set.of(LOUNGE),
                    false,
                    new BrakesConfig(
                        Set.of(ANN),
                        brakes.allowed(),
                        brakes.minLiterals(),
                        brakes.automaticPerHour(),
                        brakes.automaticPerDay(),
                        brakes.overallPerHour(),
                        brakes.decidedPerHour(),
                        brakes.retractionsPerHour(),
                        brakes.surgeFloor(),
                        brakes.surgeFactor(),
                        brakes.automaticKinds()))
                .withRejectedInvites());
    spared.world.homeserver.inner.server().givenPower(LOUNGE, BOB, 50);
    spared.world.pass(Duration.ofMinutes(11));
    spared.world.drain();
    spared.invite(EVE, TRAP, ANN);
    spared.invite(EVE, TRAP, BOB);
    spared.world.say(spared.world.verdict("v", "eve", Standing.ACT));
    spared.world.drainFor(Duration.ofMinutes(11));

    assertThat(spared.membership(TRAP, ANN)).isEqualTo("invite");
    assertThat(spared.membership(TRAP, BOB)).isEqualTo("invite");
    assertThat(spared.world.invites).isEmpty();
  }

  /** Who has power is not known at once after a start, and a rejection cannot be undone. */
  @Test
  void ofModeratorsAreLeftToThemAlsoJustAfterAStart() {
    world.homeserver.inner.server().givenPower(LOUNGE, BOB, 50);
    invites.invite(EVE, TRAP, BOB);
    world.pass(Duration.ofMinutes(11));
    world.drain();
    listEve();
    Queue<Runnable> held = new ArrayDeque<>();
    world.executor = held::add;

    world.restart();
    for (int i = 0; i < 5; i++) {
      world.drain();
    }
    assertThat(world.invites).isEmpty();
    while (!held.isEmpty()) {
      held.remove().run();
      world.drain();
    }

    assertThat(invites.membership(TRAP, BOB)).isEqualTo("invite");
  }

  @Test
  void areLeftAloneWhileWhoMustBeSparedIsNotKnown() {
    listEve();
    RoomId closed = new RoomId("!closed:own.example");
    world.homeserver.closed.add(closed);
    world.restart(World.enforcing(Mode.ACT, Set.of(LOUNGE, closed)).withRejectedInvites());
    world.drain();

    invites.invite(EVE, TRAP, ANN);
    world.drainFor(Duration.ofMinutes(1));

    assertThat(world.roomTroubles.now()).isNotEmpty();
    assertThat(invites.membership(TRAP, ANN)).isEqualTo("invite");
  }

  /** The entry stands, since we may not take it back; what it leads to could not be undone. */
  @Test
  void byWhomAModeratorClearedAreLeftAloneThoughTheEntryStands() {
    listEve();
    world.homeserver.faults.put("rule:" + EVE, "M_FORBIDDEN");
    decide(Subject.user(EVE), Decision.Kind.CLEAR);
    assertThat(world.listed()).contains(EVE.value());

    invites.invite(EVE, TRAP, ANN);
    world.drain();

    assertThat(invites.membership(TRAP, ANN)).isEqualTo("invite");
  }

  @Test
  void byWhomAModeratorClearedAreLeftAloneThoughTheirServerIsListed() {
    decide(Subject.server(EVE.server()), Decision.Kind.LIST);
    decide(Subject.user(EVE), Decision.Kind.CLEAR);

    invites.invite(EVE, TRAP, ANN);
    invites.invite(MAL, TRAP, BOB);
    world.drain();

    assertThat(invites.membership(TRAP, ANN)).isEqualTo("invite");
    assertThat(invites.membership(TRAP, BOB)).isEqualTo("leave");
  }

  @Test
  void thatOthersMadeTooAreLeftWhoeverInvitesAnew() {
    invites.invite(NICE, TRAP, ANN);
    invites.invite(EVE, TRAP, ANN);
    invites.invite(MAL, TRAP, BOB);
    invites.invite(EVE, TRAP, BOB);
    listEve();
    assertThat(invites.membership(TRAP, ANN)).isEqualTo("invite");
    assertThat(invites.membership(TRAP, BOB)).isEqualTo("invite");

    decide(Subject.user(MAL), Decision.Kind.LIST);
    world.drainFor(Duration.ofMinutes(11));

    assertThat(invites.membership(TRAP, ANN)).isEqualTo("invite");
    assertThat(invites.membership(TRAP, BOB)).isEqualTo("leave");
  }

  /** An entry may stand though brakes would hold it by now. */
  @Test
  void byWhoGotPowerSinceTheyWereListedAreLeftAlone() {
    decide(Subject.server(EVE.server()), Decision.Kind.LIST);
    world.homeserver.inner.server().givenPower(LOUNGE, EVE, 50);
    world.drainFor(Duration.ofMinutes(11));

    invites.invite(EVE, TRAP, ANN);
    world.drain();

    assertThat(invites.membership(TRAP, ANN)).isEqualTo("invite");
  }

  @Test
  void ofOurOwnUserAreNeverRejected() {
    listEve();

    invites.invite(EVE, TRAP, TestHomeserver.SELF);
    world.drain();

    assertThat(invites.membership(TRAP, TestHomeserver.SELF)).isEqualTo("invite");
  }

  @Test
  void areLeftAloneOnceTheyAreAWeekOld() {
    invites.invite(EVE, TRAP, ANN);
    world.pass(Duration.ofDays(6));
    invites.invite(EVE, TRAP, BOB);
    world.pass(Duration.ofDays(1).plusMinutes(1));
    world.drain();

    listEve();

    assertThat(invites.membership(TRAP, ANN)).isEqualTo("invite");
    assertThat(invites.membership(TRAP, BOB)).isEqualTo("leave");
  }

  @Test
  void areNotRejectedOnceTheEntryIsTakenBack() {
    listEve();
    decide(Subject.user(EVE), Decision.Kind.CLEAR);
    assertThat(world.listed()).isEmpty();

    invites.invite(EVE, TRAP, ANN);
    world.drain();

    assertThat(invites.membership(TRAP, ANN)).isEqualTo("invite");
    assertThat(world.now).isEqualTo(NOON);
  }
}
