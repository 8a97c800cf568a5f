package dev.forseti.policy;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.forseti.model.Decision;
import dev.forseti.model.EventId;
import dev.forseti.model.Mode;
import dev.forseti.model.RoomId;
import dev.forseti.model.Standing;
import java.time.Duration;
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

    assertEquals(List.of(new EventId("$eeve")), enforcing.homeserver.inner.redacted());
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
}
