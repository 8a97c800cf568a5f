package dev.forseti.policy.enforce;

import static org.assertj.core.api.Assertions.assertThat;

import dev.forseti.model.Decision;
import dev.forseti.model.EventId;
import dev.forseti.model.Mode;
import dev.forseti.model.RoomId;
import dev.forseti.model.Standing;
import dev.forseti.model.UserId;
import dev.forseti.policy.World;
import dev.forseti.policy.state.PolicyState;
import dev.forseti.runtime.http.Response;
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

    assertThat(enforcing.homeserver.inner.server().redacted())
        .isEqualTo(List.of(new EventId("$eeve")));
    assertThat(enforcing.membership(lounge)).isEqualTo("ban");
    assertThat(enforcing.journal.statuses().contains("BAN REFUSED")).isTrue();

    enforcing.pass(Duration.ofMinutes(1));
    enforcing.say(enforcing.decision("d1", World.user("eve"), Decision.Kind.CLEAR, null));
    enforcing.drain();
    assertThat(enforcing.membership(lounge)).isEqualTo("leave");

    enforcing.pass(Duration.ofMinutes(1));
    enforcing.say(enforcing.decision("d2", World.user("eve"), Decision.Kind.UNDO, "d1"));
    enforcing.drain();
    assertThat(enforcing.membership(lounge)).isEqualTo("ban");
  }

  /** A moderator may know better in one room, also when nobody remembers that we banned. */
  @Test
  void leavesABanAloneThatWasLiftedByHandHoweverLongTheEntryExists() {
    RoomId lounge = new RoomId("!lounge");
    World listed = listedForEver(lounge);
    World.done(listed.homeserver.inner.unban(lounge, new UserId("@eve:evil.example")));

    passAYear(listed);

    assertThat(listed.membership(lounge)).isEqualTo("leave");
  }

  @Test
  void takesItsBanBackHoweverLongItStood() {
    RoomId lounge = new RoomId("!lounge");
    World listed = listedForEver(lounge);

    passAYear(listed);
    assertThat(listed.membership(lounge)).isEqualTo("ban");
    assertThat(listed.journal.outcomes.size() < 10).as("it is written again too often").isTrue();

    listed.say(listed.decision("d2", World.user("eve"), Decision.Kind.CLEAR, null));
    listed.drain();
    assertThat(listed.membership(lounge)).isEqualTo("leave");
  }

  @Test
  void takesItsBanBackAlsoInARoomThatLeftTheConfigurationLongAgo() {
    RoomId lounge = new RoomId("!lounge");
    World listed = listedForEver(lounge);
    listed.restart(World.enforcing(Mode.ACT, Set.of(new RoomId("!other"))));

    passAYear(listed);
    listed.say(listed.decision("d2", World.user("eve"), Decision.Kind.CLEAR, null));
    listed.drain();
    assertThat(listed.membership(lounge)).isEqualTo("leave");
  }

  @Test
  void liftsABanHoweverLongThatFails() {
    RoomId lounge = new RoomId("!lounge");
    World world = new World(World.enforcing(Mode.ACT, Set.of(lounge)));
    world.say(world.verdict("v1", "eve", Standing.ACT));
    world.drain();
    world.homeserver.failing.put(lounge, new Response.Retry<>(Duration.ofSeconds(1), "timed out"));

    passAYear(world);
    assertThat(world.membership(lounge)).isEqualTo("ban");
    world.homeserver.failing.clear();
    world.drainFor(Duration.ofMinutes(2));
    assertThat(world.membership(lounge)).isEqualTo("leave");
  }

  private static World listedForEver(RoomId lounge) {
    World world = new World(World.enforcing(Mode.ACT, Set.of(lounge)));
    world.say(world.decision("d1", World.user("eve"), Decision.Kind.LIST, null));
    world.drain();
    assertThat(world.membership(lounge)).isEqualTo("ban");
    return world;
  }

  /** Week after week the topic forgets what is too old for it, and policy starts again. */
  private static void passAYear(World world) {
    for (int week = 1; week <= 52; week++) {
      world.pass(Duration.ofDays(7));
      world.drain();
      Instant kept = world.now.minus(PolicyState.RETENTION);
      world.journal.outcomes.removeIf(outcome -> outcome.at().isBefore(kept));
      world.journal.measures.removeIf(measure -> measure.at().isBefore(kept));
      world.verdicts.removeIf(verdict -> verdict.at().isBefore(kept));
      world.restart();
      world.drain();
    }
  }
}
