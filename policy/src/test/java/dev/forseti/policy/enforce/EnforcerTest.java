package dev.forseti.policy.enforce;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.forseti.model.Decision;
import dev.forseti.model.EventId;
import dev.forseti.model.Mode;
import dev.forseti.model.RoomId;
import dev.forseti.model.Standing;
import dev.forseti.model.UserId;
import dev.forseti.policy.World;
import dev.forseti.policy.state.PolicyState;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;

/** What follows in the community's rooms. */
class EnforcerTest {
  @Test
  void bansAndRedactsInTheCommunitysRoomsAndTakesOnlyItsOwnBansBack() {
    RoomId lounge = new RoomId("!lounge");
    RoomId closed = new RoomId("!closed");
    World enforcing = new World(World.enforcing(Mode.ACT, Set.of(lounge, closed)));
    enforcing.homeserver.powerless.add(closed);
    enforcing.say(enforcing.verdict("v1", "eve", Standing.ACT));
    enforcing.drain();
    enforcing.restart();
    enforcing.drain();

    assertEquals(List.of(new EventId("$eeve")), enforcing.homeserver.inner.server().redacted());
    assertEquals("ban", enforcing.membership(lounge));
    assertTrue(enforcing.journal.statuses().contains("BAN REFUSED"));

    enforcing.pass(Duration.ofMinutes(1));
    enforcing.say(enforcing.decision("d1", World.user("eve"), Decision.Kind.CLEAR, null));
    enforcing.drain();
    assertEquals("leave", enforcing.membership(lounge));

    enforcing.pass(Duration.ofMinutes(1));
    enforcing.say(enforcing.decision("d2", World.user("eve"), Decision.Kind.UNDO, "d1"));
    enforcing.drain();
    assertEquals("ban", enforcing.membership(lounge));
  }

  /** A moderator may know better in one room, also when nobody remembers that we banned. */
  @Test
  void leavesABanAloneThatWasTakenBackByHandHoweverLongTheEntryStands() {
    RoomId lounge = new RoomId("!lounge");
    World listed = listedForEver(lounge);
    World.done(listed.homeserver.inner.unban(lounge, new UserId("@eve:evil.example")));

    passAYear(listed);

    assertEquals("leave", listed.membership(lounge));
  }

  @Test
  void takesItsBanBackHoweverLongItStood() {
    RoomId lounge = new RoomId("!lounge");
    World listed = listedForEver(lounge);

    passAYear(listed);
    assertEquals("ban", listed.membership(lounge));
    assertTrue(listed.journal.outcomes.size() < 10, "it is written again too often");

    listed.say(listed.decision("d2", World.user("eve"), Decision.Kind.CLEAR, null));
    listed.drain();
    assertEquals("leave", listed.membership(lounge));
  }

  private static World listedForEver(RoomId lounge) {
    World world = new World(World.enforcing(Mode.ACT, Set.of(lounge)));
    world.say(world.decision("d1", World.user("eve"), Decision.Kind.LIST, null));
    world.drain();
    assertEquals("ban", world.membership(lounge));
    return world;
  }

  /** Week after week the topic forgets what is too old for it, and policy starts again. */
  private static void passAYear(World world) {
    for (int week = 1; week <= 52; week++) {
      world.pass(Duration.ofDays(7));
      world.drain();
      Instant kept = world.now.minus(PolicyState.RETENTION);
      world.journal.outcomes.removeIf(outcome -> outcome.at().isBefore(kept));
      world.restart();
      world.drain();
    }
  }
}
