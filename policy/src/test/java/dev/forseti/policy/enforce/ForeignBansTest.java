package dev.forseti.policy.enforce;

import static org.assertj.core.api.Assertions.assertThat;

import dev.forseti.model.Decision;
import dev.forseti.model.Json;
import dev.forseti.model.Measure;
import dev.forseti.model.Mode;
import dev.forseti.model.RoomId;
import dev.forseti.model.Standing;
import dev.forseti.model.UserId;
import dev.forseti.policy.World;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;

/** A ban that a moderator made in a room is the moderator's. */
class ForeignBansTest {
  private static final RoomId LOUNGE = new RoomId("!lounge");

  private final World world = new World(World.enforcing(Mode.ACT, Set.of(LOUNGE)));

  @Test
  void aBanThatStoodBeforeOursIsNotTakenOver() {
    world.drain();
    banAsModerator();
    world.say(world.verdict("v1", "eve", Standing.ACT));
    world.drain();
    assertThat(world.journal.statuses()).contains("BAN ALREADY").doesNotContain("BAN DONE");
    assertThat(world.journal.measures).noneMatch(each -> each.kind() == Measure.Kind.BAN);

    for (int day = 0; day < 40; day++) {
      world.pass(Duration.ofDays(1));
      world.drain();
    }
    assertThat(world.listed()).isEmpty();
    assertThat(world.membership(LOUNGE)).isEqualTo("ban");
    assertThat(world.journal.statuses())
        .containsOnlyOnce("BAN ALREADY")
        .doesNotContain("UNBAN DONE");
  }

  @Test
  void aStartDoesNotSayAgainThatAnothersBanStands() {
    world.drain();
    banAsModerator();
    decide("d1", Decision.Kind.LIST);
    world.restart();
    world.drain();
    assertThat(world.journal.statuses()).containsOnlyOnce("BAN ALREADY");
  }

  @Test
  void aBanThatAModeratorMadeAnewAfterOursStays() {
    decide("d1", Decision.Kind.LIST);
    assertThat(world.membership(LOUNGE)).isEqualTo("ban");
    banAsModerator();
    decide("d2", Decision.Kind.CLEAR);

    assertThat(world.membership(LOUNGE)).isEqualTo("ban");
    assertThat(world.journal.statuses()).contains("UNBAN ALREADY");
    assertThat(world.journal.outcomes.getLast().detail()).contains("by another");
  }

  @Test
  void aBanThatIsNotWantedAnyMoreWhenItsRoomWasLookedAtIsNotMade() {
    ArrayDeque<Runnable> unanswered = new ArrayDeque<>();
    world.drain();
    world.executor = unanswered::add;
    decide("d1", Decision.Kind.LIST);
    assertThat(unanswered).hasSize(1);
    decide("d2", Decision.Kind.CLEAR);
    while (!unanswered.isEmpty()) {
      unanswered.remove().run();
      world.drain();
    }

    assertThat(world.homeserver.bans).hasValue(0);
    assertThat(world.membership(LOUNGE)).isEqualTo("none");
  }

  private void banAsModerator() {
    world
        .homeserver
        .inner
        .server()
        .given(
            LOUNGE,
            new UserId("@mod:own.example"),
            "m.room.member",
            World.user("eve").id(),
            new Json.Obj(Map.of("membership", new Json.Str("ban"))));
  }

  private void decide(String id, Decision.Kind kind) {
    world.pass(Duration.ofSeconds(1));
    world.say(world.decision(id, World.user("eve"), kind, null));
    world.drain();
  }
}
