package dev.forseti.ingest.clock;

import static org.assertj.core.api.Assertions.assertThat;

import dev.forseti.model.EventId;
import dev.forseti.model.Json;
import dev.forseti.model.RoomEvent;
import dev.forseti.model.RoomId;
import dev.forseti.model.ServerName;
import dev.forseti.model.UserId;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.Set;
import org.junit.jupiter.api.Test;

/** In the tests, seconds: when an event was sent, and when it came. */
class TapClockTest {
  private static final String OURS = "@ann:hs.example";
  private static final String THEIRS = "@bob:other.example";

  private TapClock clock = TapClock.of(new ServerName("hs.example"));

  @Test
  void anEventCountsWhenItComesWhileOurOwnComeInTime() {
    assertThat(tell(10_000, OURS, 9_999, THEIRS, 9_998, THEIRS, 1, THEIRS, 900_000))
        .containsExactly(10_000L, 10_000L, 10_000L, 10_000L);
  }

  @Test
  void afterAnOutageEventsCountWhenTheyWereSent() {
    tell(10_000, OURS, 10_000);

    assertThat(tell(20_000, THEIRS, 11_000, OURS, 12_000, THEIRS, 13_000, OURS, 14_000))
        .containsExactly(11_000L, 12_000L, 13_000L, 14_000L);
    assertThat(tell(20_001, THEIRS, 15_000, OURS, 20_000)).containsExactly(15_000L, 20_001L);
    assertThat(tell(20_002, THEIRS, 15_000)).containsExactly(20_002L);
  }

  @Test
  void nobodyIsLateBeyondWhatOurOwnEventsAre() {
    tell(10_000, OURS, 10_000);
    tell(20_000, OURS, 19_700);

    assertThat(tell(20_001, THEIRS, 1, THEIRS, 19_900, THEIRS, 900_000))
        .containsExactly(19_701L, 19_900L, 20_001L);
  }

  @Test
  void aForgedTimeMovesNobodyElsesTime() {
    tell(10_000, OURS, 10_000);

    assertThat(tell(20_000, THEIRS, 1, THEIRS, 900_000, OURS, 12_000, THEIRS, 13_000, OURS, 14_000))
        .containsExactly(10_000L, 12_000L, 12_000L, 13_000L, 14_000L);
  }

  @Test
  void theServerOfOthersThatAloneIsLateGainsNothing() {
    tell(10_000, OURS, 10_000);

    assertThat(tell(10_001, THEIRS, 5_000, THEIRS, 6_000, THEIRS, 7_000))
        .containsExactly(10_001L, 10_001L, 10_001L);
  }

  @Test
  void whoImportsHistoryAsOurOwnMovesNoTimeBack() {
    tell(10_000, OURS, 10_000);

    assertThat(tell(10_010, OURS, 50, OURS, 60, THEIRS, 10_009))
        .containsExactly(10_010L, 10_010L, 10_010L);
  }

  @Test
  void beforeTheFirstEventOfOurOwnNothingIsOlderThanThat() {
    assertThat(tell(20_000, THEIRS, 1, OURS, 12_000)).containsExactly(12_000L, 12_000L);
  }

  @Test
  void withoutAKnownHomeserverAllCountWhenTheyCome() {
    clock = TapClock.of(null);

    assertThat(tell(10_000, OURS, 9_000, THEIRS, 9_000)).containsExactly(10_000L, 10_000L);
  }

  /** Whatever is claimed: no time is in the future, and our own never go back. */
  @Test
  void whateverIsClaimedOurOwnTimesNeverGoBack() {
    for (int seed = 0; seed < 200; seed++) {
      Random random = new Random(seed);
      clock = TapClock.of(new ServerName("hs.example"));
      long received = 10_000;
      long newest = 0;
      for (int batch = 0; batch < 20; batch++) {
        received += random.nextInt(3) == 0 ? random.nextInt(9_000) : random.nextInt(3);
        Object[] events = new Object[2 * (1 + random.nextInt(6))];
        for (int i = 0; i < events.length; i += 2) {
          events[i] = random.nextBoolean() ? OURS : THEIRS;
          events[i + 1] = random.nextInt(90_000);
        }
        List<Long> told = tell(received, events);
        for (int i = 0; i < told.size(); i++) {
          assertThat(told.get(i)).as("seed %d", seed).isLessThanOrEqualTo(received);
          if (events[2 * i].equals(OURS)) {
            assertThat(told.get(i)).as("seed %d", seed).isGreaterThanOrEqualTo(newest);
            newest = told.get(i);
          }
        }
      }
    }
  }

  private List<Long> tell(long received, Object... sendersAndTimes) {
    List<RoomEvent> batch = new ArrayList<>();
    for (int i = 0; i < sendersAndTimes.length; i += 2) {
      long sent = ((Number) sendersAndTimes[i + 1]).longValue();
      batch.add(event((String) sendersAndTimes[i], sent, received));
    }
    TapClock.Told told = clock.tell(batch);
    clock = told.after();
    return told.events().stream().map(event -> event.countedAt().getEpochSecond()).toList();
  }

  static RoomEvent event(String sender, long sent, long received) {
    return new RoomEvent(
        new EventId("$e"),
        new RoomId("!r:hs.example"),
        "m.room.message",
        null,
        new UserId(sender),
        Instant.ofEpochSecond(sent),
        Instant.ofEpochSecond(received),
        Json.Obj.EMPTY,
        null,
        "t",
        "1",
        Set.of(),
        Json.Obj.EMPTY);
  }
}
