package dev.forseti.ingest.clock;

import static org.assertj.core.api.Assertions.assertThat;

import dev.forseti.model.RoomEvent;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

/** A letter is a server; then when its event claims to have been sent. */
class FileClockTest {
  @Test
  void claimsInOrderAreBelieved() {
    assertThat(times("a1 b2 a3 c900 b901 a902")).containsExactly(1L, 2L, 3L, 900L, 901L, 902L);
  }

  @Test
  void aFutureClockMovesNobodyElsesTime() {
    assertThat(times("a10 b20 x99999999 c40 d50 a60 b70"))
        .containsExactly(10L, 20L, 50L, 50L, 50L, 60L, 70L);
  }

  @Test
  void aClockOfThePastCountsWhereItsEventStands() {
    assertThat(times("a10 b20 x1 x2 c40 d50")).containsExactly(10L, 20L, 20L, 20L, 40L, 50L);
  }

  @Test
  void oneServerAloneIsBelieved() {
    assertThat(times("a10 a20 a900 a30 a40")).containsExactly(10L, 20L, 900L, 30L, 40L);
  }

  @Test
  void whereMostThatFollowsIsOlderTheOrderIsNotThatOfTime() {
    assertThat(times("a100 b101 c102 a10 b11 c12 a13 b14")).endsWith(10L, 11L, 12L, 13L, 14L);
  }

  private static List<Long> times(String claims) {
    var clock = new FileClock();
    List<RoomEvent> told = new ArrayList<>();
    for (String claim : claims.split(" ")) {
      long sent = Long.parseLong(claim.substring(1));
      clock
          .next(TapClockTest.event("@u:" + claim.charAt(0) + ".example", sent, 0))
          .ifPresent(told::add);
    }
    told.addAll(clock.rest());
    return told.stream().map(event -> event.countedAt().getEpochSecond()).toList();
  }
}
