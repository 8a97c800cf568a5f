package dev.forseti.features;

import static org.assertj.core.api.Assertions.assertThat;

import dev.forseti.model.EventFlag;
import dev.forseti.model.EventId;
import dev.forseti.model.Json;
import dev.forseti.model.RoomEvent;
import dev.forseti.model.RoomId;
import dev.forseti.model.UserId;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import org.junit.jupiter.api.Test;

class DurationsTest {
  private static final List<Variable> DURATIONS =
      Arrays.stream(Variable.values())
          .filter(variable -> variable.type() == ValueType.DURATION)
          .toList();

  /** Histories are older or newer than the event, as when an older history is replayed. */
  @Test
  void noDurationIsEverNegative() {
    Random random = new Random(1);
    for (Variable variable : DURATIONS) {
      int known = 0;
      int unknown = 0;
      for (int i = 0; i < 1_000; i++) {
        long value = read(random).number(variable.slot());
        assertThat(value == Unknown.LONG || value >= 0).as(variable + " " + value).isTrue();
        known += value == Unknown.LONG ? 0 : 1;
        unknown += value == Unknown.LONG ? 1 : 0;
      }
      assertThat(known).as("known " + variable).isPositive();
      assertThat(unknown).as("unknown " + variable).isPositive();
    }
  }

  @Test
  void whatHasNotBegunYetIsUnknown() {
    assertThat(Elapsed.millis(5, 5)).isZero();
    assertThat(Elapsed.millis(4, 5)).isEqualTo(1);
    assertThat(Elapsed.millis(6, 5)).isEqualTo(Unknown.LONG);
    assertThat(Elapsed.millis(Unknown.LONG, 5)).isEqualTo(Unknown.LONG);
    assertThat(Elapsed.millis(Unknown.LONG + 1, 5)).isEqualTo(Unknown.LONG);
  }

  private static FeatureVector read(Random random) {
    var event =
        new RoomEvent(
            new EventId("$e"),
            new RoomId("!r:one.example"),
            "m.room.message",
            null,
            new UserId("@new:one.example"),
            Instant.ofEpochMilli(time(random)),
            Instant.ofEpochMilli(time(random)),
            new Json.Obj(Map.of("body", new Json.Str("hello"))),
            null,
            "test",
            "1",
            Set.<EventFlag>of(),
            Json.Obj.EMPTY);
    FeatureVector values = new FeatureVector(Variable.count());
    FeatureReader.read(event, SenderHistory.startingAt(time(random)), time(random), values);
    return values;
  }

  private static long time(Random random) {
    return 1_700_000_000_000L + random.nextInt(10) * 86_400_000L;
  }
}
