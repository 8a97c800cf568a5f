package dev.forseti.policy.enforce;

import static org.assertj.core.api.Assertions.assertThat;

import dev.forseti.model.Measure.Kind;
import dev.forseti.model.RoomId;
import dev.forseti.model.Subject;
import dev.forseti.policy.World;
import java.util.List;
import org.junit.jupiter.api.Test;

class RoomActionsTest {
  private static final RoomId LOUNGE = new RoomId("!lounge");
  private static final Subject EVE = World.user("eve");
  private static final Subject BOB = World.user("bob");

  private final RoomActions actions = new RoomActions();

  @Test
  void anActionThatFailsForEverLetsThoseOfOthersGoFirstAndKeepsTheOrderOfItsOwn() {
    RoomAction first = action(Kind.UNBAN, EVE, LOUNGE, "c1");
    RoomAction second = action(Kind.UNBAN, EVE, LOUNGE, "c2");
    RoomAction other = action(Kind.BAN, BOB, LOUNGE, "c3");
    actions.replace(EVE, List.of(first, second), false);
    actions.replace(BOB, List.of(other), false);

    assertThat(start(1)).containsExactly(first);
    assertThat(actions.retry(first)).isTrue();
    assertThat(start(1)).containsExactly(other);
    actions.finish(other);
    assertThat(start(1)).containsExactly(first);
    actions.finish(first);
    assertThat(start(1)).containsExactly(second);
  }

  private List<RoomAction> start(int most) {
    return actions.start(most, room -> true, action -> true);
  }

  private static RoomAction action(Kind kind, Subject subject, RoomId room, String cause) {
    return RoomAction.of(kind, subject, room, cause, "", World.NOON);
  }
}
