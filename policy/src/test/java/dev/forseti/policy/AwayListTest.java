package dev.forseti.policy;

import static org.assertj.core.api.Assertions.assertThat;

import dev.forseti.model.RoomId;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** Lists that are not to be had: by their alias, or for hours. */
class AwayListTest {
  private static final String ALIAS = "#spam-bl:lists.example";
  private static final RoomId NEXT = new RoomId("!next:lists.example");

  private final WatchedWorld lists = WatchedWorld.of(ALIAS + " mode=apply");
  private final RoomId room = lists.listByAlias();

  @Test
  void aListIsReadAfterARestartThoughItsAliasGivesNoAnswer() {
    Stream.of("eve", "bob").forEach(lists::member);
    ban(room, "eve");
    lists.settle();

    lists.world.homeserver.silentAliases.add(ALIAS);
    lists.world.restart();
    ban(room, "bob");
    lists.readAgain();

    assertThat(lists.membership("eve")).isEqualTo("ban");
    assertThat(lists.membership("bob")).isEqualTo("ban");
    assertThat(lists.troubles()).isEmpty();
  }

  @Test
  void aListInTransitionIsReadFromItsFirstRoomOnAlsoAfterARestart() {
    lists.open(NEXT);
    Stream.of("a", "b", "c", "d").forEach(lists::member);
    ban(room, "a");
    ban(NEXT, "b");
    move("transition");
    lists.settle();

    lists.world.homeserver.silentAliases.add(ALIAS);
    lists.world.restart();
    ban(room, "c");
    ban(NEXT, "d");
    lists.readAgain();

    assertThat(Stream.of("a", "b", "c", "d").map(lists::membership)).containsOnly("ban");
    assertThat(lists.records()).hasSize(4);
  }

  @Test
  void aListThatMovedIsReadInItsNewRoomAfterARestart() {
    lists.open(NEXT);
    Stream.of("a", "b").forEach(lists::member);
    ban(NEXT, "a");
    move("move");
    lists.settle();

    lists.world.homeserver.silentAliases.add(ALIAS);
    lists.world.restart();
    ban(NEXT, "b");
    lists.readAgain();

    assertThat(Stream.of("a", "b").map(lists::membership)).containsOnly("ban");
  }

  @Test
  void aListThatIsNotReadForHoursIsToldWhateverTheReason() {
    lists.member("eve");
    ban(room, "eve");
    lists.settle();
    lists.world.homeserver.stateStalls = true;
    for (int i = 0; i < 5 * 6; i++) {
      lists.readAgain();
    }
    assertThat(lists.troubles()).isEmpty();

    for (int i = 0; i < 2 * 6; i++) {
      lists.readAgain();
    }
    assertThat(lists.troubles().get("list " + ALIAS)).contains("cannot be read (did not end)");
    assertThat(lists.membership("eve")).isEqualTo("ban");

    lists.world.homeserver.stateStalls = false;
    for (int i = 0; i < 6 * 6; i++) {
      lists.readAgain();
    }
    assertThat(lists.troubles()).isEmpty();
  }

  private void ban(RoomId where, String name) {
    lists.write(where, WatchedWorld.USER, name, WatchedWorld.ban("@" + name + ":evil.example"));
  }

  private void move(String upgrade) {
    lists.close(room, NEXT.value(), upgrade);
  }
}
