package dev.forseti.policy;

import static org.assertj.core.api.Assertions.assertThat;

import dev.forseti.model.RoomId;
import java.time.Duration;
import org.junit.jupiter.api.Test;

/** Lists of others are read whole, followed, and written into the topic of lists. */
class WatchedListsTest {
  private static final String APPLY = "!list:lists.example mode=apply";
  private static final RoomId NEXT = new RoomId("!next:lists.example");

  @Test
  void withoutListsNothingIsReadAndNothingWritten() {
    WatchedWorld lists = WatchedWorld.of();
    lists.member("eve");
    lists.ban("rule:eve", "@eve:evil.example");
    lists.join("bob");
    lists.readAgain();

    assertThat(lists.world.journal.watchedWrites).isZero();
    assertThat(lists.world.homeserver.effects).isEmpty();
  }

  @Test
  void anIgnoredListIsNotRead() {
    WatchedWorld lists = WatchedWorld.of("!list:lists.example mode=ignore");
    lists.ban("rule:eve", "@eve:evil.example");
    lists.readAgain();

    assertThat(lists.world.journal.watchedWrites).isZero();
  }

  @Test
  void whatStandsInAListIsWrittenOnceAndRemovedWhenItIsGone() {
    WatchedWorld lists = WatchedWorld.of("!list:lists.example mode=notify");
    lists.ban("rule:eve", "@eve:evil.example");
    lists.ban("rule:bob", "@bob:evil.example");
    lists.settle();
    lists.readAgain();
    assertThat(lists.records())
        .containsExactlyInAnyOrder("@eve:evil.example IN_FORCE", "@bob:evil.example IN_FORCE");
    assertThat(lists.world.journal.watchedWrites).isEqualTo(2);

    lists.remove("rule:eve");
    lists.readAgain();

    assertThat(lists.records()).containsExactly("@bob:evil.example IN_FORCE");
    assertThat(lists.world.journal.watchedWrites).isEqualTo(3);
  }

  @Test
  void twoListsThatNameOneUserHaveARecordEach() {
    WatchedWorld lists = WatchedWorld.of(APPLY, "!next:lists.example mode=notify");
    lists.open(NEXT);
    lists.ban("rule:eve", "@eve:evil.example");
    lists.write(NEXT, WatchedWorld.USER, "rule:eve", WatchedWorld.ban("@eve:evil.example"));
    lists.settle();

    assertThat(lists.world.journal.watched.keySet())
        .containsExactly(
            "!list:lists.example m.policy.rule.user rule:eve",
            "!next:lists.example m.policy.rule.user rule:eve");
  }

  @Test
  void aStartFindsWhatWentWhileItWasDown() {
    WatchedWorld lists = WatchedWorld.of(APPLY);
    lists.member("eve");
    lists.ban("rule:eve", "@eve:evil.example");
    lists.settle();
    assertThat(lists.membership("eve")).isEqualTo("ban");

    lists.remove("rule:eve");
    lists.world.restart();
    lists.settle();

    assertThat(lists.records()).isEmpty();
    assertThat(lists.membership("eve")).isEqualTo("leave");
  }

  @Test
  void whatWasKnownCountsOnWhileAListCannotBeReadAfterARestart() {
    WatchedWorld lists = WatchedWorld.of(APPLY);
    lists.member("eve");
    lists.ban("rule:eve", "@eve:evil.example");
    lists.settle();
    lists.given(WatchedWorld.LIST, WatchedWorld.WRITER, TestHomeserver.SELF, "ban");
    lists.world.restart();
    lists.join("bob");
    lists.settle();
    lists.readAgain();

    assertThat(lists.membership("eve")).isEqualTo("ban");
    assertThat(lists.records()).hasSize(1);
    assertThat(lists.troubles()).containsKey("list !list:lists.example");
  }

  @Test
  void aListThatNobodyLetsUsIntoStopsNeitherTheStartNorAnotherAndIsTriedLessAndLessOften() {
    WatchedWorld lists =
        WatchedWorld.of("!closed:lists.example mode=apply", "!list:lists.example mode=apply");
    RoomId closed = new RoomId("!closed:lists.example");
    lists.world.homeserver.closed.add(closed);
    lists.member("eve");
    lists.ban("rule:eve", "@eve:evil.example");
    lists.settle();
    assertThat(lists.membership("eve")).isEqualTo("ban");
    assertThat(lists.troubles().get("list !closed:lists.example"))
        .contains("cannot be read", "M_FORBIDDEN");

    int before = lists.world.homeserver.joins.get();
    for (int minute = 0; minute < 24 * 60; minute++) {
      lists.world.pass(Duration.ofMinutes(1));
      lists.world.drain();
    }
    assertThat(lists.world.homeserver.joins.get() - before).isBetween(8, 14);

    lists.world.homeserver.closed.remove(closed);
    lists.world.pass(Duration.ofHours(6));
    lists.settle();

    assertThat(lists.troubles()).isEmpty();
  }

  @Test
  void aHomeserverThatIsAwayIsNoFaultOfItsListsWhichAreReadSoonAfterItIsBack() {
    WatchedWorld lists = WatchedWorld.of(APPLY);
    lists.member("eve");
    lists.settle();
    lists.world.homeserver.away = true;
    for (int minute = 0; minute < 5 * 60; minute++) {
      lists.world.pass(Duration.ofMinutes(1));
      lists.world.drain();
    }
    assertThat(lists.troubles()).isEmpty();

    lists.world.homeserver.away = false;
    lists.ban("rule:eve", "@eve:evil.example");
    for (int minute = 0; minute < 6; minute++) {
      lists.world.pass(Duration.ofMinutes(1));
      lists.settle();
    }

    assertThat(lists.membership("eve")).isEqualTo("ban");
  }

  @Test
  void aListIsFoundByItsAlias() {
    WatchedWorld lists = WatchedWorld.of("#spam-bl:lists.example mode=apply");
    RoomId room = lists.listByAlias();
    lists.write(room, WatchedWorld.USER, "k", WatchedWorld.ban("@eve:evil.example"));
    lists.member("eve");
    lists.settle();

    assertThat(lists.membership("eve")).isEqualTo("ban");
    assertThat(lists.world.journal.outcomes.toString())
        .contains("list #spam-bl:lists.example m.policy.rule.user k");
  }

  @Test
  void aRoomThatIsNamedTwiceCountsOnceAndThatIsTold() {
    WatchedWorld lists = WatchedWorld.of(APPLY, "#spam-bl:lists.example mode=notify");
    RoomId room = lists.listByAlias();
    lists.write(room, WatchedWorld.USER, "k", WatchedWorld.ban("@eve:evil.example"));
    lists.restart(room + " mode=apply", "#spam-bl:lists.example mode=notify");
    lists.settle();

    assertThat(lists.records()).containsExactly("@eve:evil.example IN_FORCE");
    assertThat(lists.troubles().values())
        .singleElement()
        .asString()
        .contains("which is watched as");
  }

  @Test
  void aListThatMovedCountsInItsNewRoomAloneAlsoAfterARestart() {
    WatchedWorld lists = WatchedWorld.of(APPLY);
    lists.member("eve");
    lists.member("bob");
    lists.ban("rule:eve", "@eve:evil.example");
    lists.ban("rule:bob", "@bob:evil.example");
    lists.settle();
    lists.open(NEXT);
    lists.write(NEXT, WatchedWorld.USER, "rule:eve", WatchedWorld.ban("@eve:evil.example"));
    close(lists, "move");

    for (int i = 0; i < 2; i++) {
      lists.readAgain();
      assertThat(lists.membership("eve")).isEqualTo("ban");
      assertThat(lists.membership("bob")).isEqualTo("leave");
      assertThat(lists.world.journal.watched.keySet())
          .containsExactly("!next:lists.example m.policy.rule.user rule:eve");
      lists.world.restart();
    }
    assertThat(lists.world.homeserver.effects).containsOnlyOnce("UNBAN");
  }

  @Test
  void aListInTransitionCountsInBothRooms() {
    WatchedWorld lists = WatchedWorld.of(APPLY);
    lists.member("eve");
    lists.member("bob");
    lists.ban("rule:eve", "@eve:evil.example");
    lists.open(NEXT);
    lists.write(NEXT, WatchedWorld.USER, "rule:bob", WatchedWorld.ban("@bob:evil.example"));
    close(lists, "transition");
    lists.settle();

    assertThat(lists.membership("eve")).isEqualTo("ban");
    assertThat(lists.membership("bob")).isEqualTo("ban");
  }

  @Test
  void aClosedListThatDoesNotSayMoreCountsOnIsNotFollowedAndTold() {
    WatchedWorld lists = WatchedWorld.of(APPLY);
    lists.member("eve");
    lists.member("bob");
    lists.ban("rule:eve", "@eve:evil.example");
    lists.open(NEXT);
    lists.write(NEXT, WatchedWorld.USER, "rule:bob", WatchedWorld.ban("@bob:evil.example"));
    close(lists, "");
    lists.settle();

    assertThat(lists.membership("eve")).isEqualTo("ban");
    assertThat(lists.membership("bob")).isEqualTo("join");
    assertThat(lists.troubles().get("list !list:lists.example closed"))
        .contains("!next:lists.example, is not read");
  }

  @Test
  void aListThatMovedWhereWeAreNotLetInCountsOnAsItWas() {
    WatchedWorld lists = WatchedWorld.of(APPLY);
    lists.member("eve");
    lists.ban("rule:eve", "@eve:evil.example");
    lists.settle();
    lists.world.homeserver.closed.add(NEXT);
    close(lists, "move");
    lists.readAgain();

    assertThat(lists.membership("eve")).isEqualTo("ban");
    assertThat(lists.records()).hasSize(1);
    assertThat(lists.troubles()).containsKey("list !list:lists.example");
  }

  private static void close(WatchedWorld lists, String upgrade) {
    lists.close(WatchedWorld.LIST, NEXT.value(), upgrade);
  }
}
