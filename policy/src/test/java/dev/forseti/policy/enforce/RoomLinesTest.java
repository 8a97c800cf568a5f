package dev.forseti.policy.enforce;

import static org.assertj.core.api.Assertions.assertThat;

import dev.forseti.model.EventId;
import dev.forseti.model.Measure.Kind;
import dev.forseti.model.RoomId;
import dev.forseti.model.Subject;
import dev.forseti.policy.World;
import java.util.Objects;
import java.util.Set;
import org.junit.jupiter.api.Test;

class RoomLinesTest {
  private static final RoomId LOUNGE = new RoomId("!lounge");
  private static final Subject EVE = World.user("eve");

  private final RoomLines lines = new RoomLines();

  @Test
  void whatYieldsWaitsUntilNothingElseDoes() {
    RoomAction yielding = redaction("$asked").yielding();
    RoomAction evidence = redaction("$advert");
    RoomAction ban = RoomAction.of(Kind.BAN, EVE, LOUNGE, "c", "", World.NOON);
    lines.add(yielding);
    lines.add(ban);
    lines.add(evidence);

    assertThat(Set.of(next(), next())).containsExactlyInAnyOrder(ban, evidence);
    assertThat(next()).isEqualTo(yielding);
    assertThat(lines.poll()).isNull();
  }

  @Test
  void whatYieldsIsFoundAndTakenOut() {
    RoomAction yielding = redaction("$asked").yielding();
    lines.add(yielding);

    assertThat(lines.about(EVE)).containsExactly(yielding);
    lines.remove(yielding);
    assertThat(lines.poll()).isNull();
  }

  private RoomAction next() {
    return Objects.requireNonNull(lines.poll());
  }

  private static RoomAction redaction(String id) {
    return RoomAction.redaction(EVE, LOUNGE, "c", new EventId(id), "", World.NOON);
  }
}
