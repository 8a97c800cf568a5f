package dev.forseti.policy.enforce;

import static org.assertj.core.api.Assertions.assertThat;

import dev.forseti.model.EventId;
import dev.forseti.model.Measure.Kind;
import dev.forseti.model.RoomId;
import dev.forseti.model.Subject;
import dev.forseti.policy.World;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;

class WaitingRedactionsTest {
  private static final Subject EVE = World.user("eve");
  private static final RoomId LOUNGE = new RoomId("!lounge");

  private final AtomicInteger leftOut = new AtomicInteger();
  private final WaitingRedactions waiting = new WaitingRedactions(leftOut::incrementAndGet);

  @Test
  void whatWaitsStaysBeforeWhatIsNew() {
    assertThat(waiting.with(EVE, redactions("v1", 0, 3), redactions("v1", 2, 5)))
        .containsExactlyElementsOf(redactions("v1", 0, 5));
  }

  @Test
  void anEventIsRedactedOnceAlsoWhenAnotherVerdictNamesIt() {
    assertThat(waiting.with(EVE, redactions("v1", 0, 2), redactions("v2", 0, 2)))
        .containsExactlyElementsOf(redactions("v2", 0, 2));
  }

  @Test
  void whatIsNoRedactionIsWantedOrNot() {
    RoomAction ban = RoomAction.of(Kind.BAN, EVE, LOUNGE, "v1", "spam", World.NOON);
    RoomAction unban = RoomAction.of(Kind.UNBAN, EVE, LOUNGE, "v1", "", World.NOON);

    assertThat(waiting.with(EVE, List.of(unban), List.of(ban))).containsExactly(ban);
  }

  @Test
  void whatIsBeyondTheLimitIsLeftOutAndCountedOnce() {
    int most = WaitingRedactions.MOST;
    List<RoomAction> planned =
        waiting.with(EVE, redactions("v", 0, most), redactions("v", most - 1, most + 2));
    assertThat(planned).containsExactlyInAnyOrderElementsOf(redactions("v", 0, most));
    assertThat(leftOut).hasValue(2);

    waiting.with(EVE, planned, redactions("v", most, most + 3));
    assertThat(leftOut).hasValue(3);
    assertThat(waiting.with(EVE, List.of(), redactions("v", most, most + 3))).hasSize(3);
    assertThat(leftOut).hasValue(3);
  }

  private static List<RoomAction> redactions(String verdict, int from, int to) {
    List<RoomAction> actions = new ArrayList<>();
    for (int i = from; i < to; i++) {
      EventId event = new EventId("$" + i);
      actions.add(RoomAction.redaction(EVE, LOUNGE, verdict, event, "spam", World.NOON));
    }
    return actions;
  }
}
