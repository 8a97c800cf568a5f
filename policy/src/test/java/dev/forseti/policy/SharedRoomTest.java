package dev.forseti.policy;

import static org.assertj.core.api.Assertions.assertThat;

import dev.forseti.model.RoomId;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** Two watched lists that lead to one room. */
class SharedRoomTest {
  private static final RoomId OTHER = new RoomId("!other:lists.example");
  private static final String LIST = "!list:lists.example mode=apply";
  private static final String FIRST = OTHER + " mode=notify";

  /** The other list, which is read first, moves into the list's room. */
  private static WatchedWorld moved(String... config) {
    WatchedWorld lists = WatchedWorld.of();
    lists.open(OTHER);
    Stream.of("eve", "bob").forEach(lists::member);
    lists.ban("rule:eve", "@eve:evil.example");
    lists.write(OTHER, WatchedWorld.USER, "k", WatchedWorld.ban("@bob:evil.example"));
    lists.restart(config);
    return lists;
  }

  private static void move(WatchedWorld lists) {
    lists.close(OTHER, WatchedWorld.LIST.value(), "move");
  }

  @Test
  void aListLosesNothingToAnotherThatMovesIntoItsRoom() {
    WatchedWorld lists = moved(FIRST, LIST);
    lists.settle();
    assertThat(lists.membership("eve")).isEqualTo("ban");
    move(lists);
    for (int i = 0; i < 3; i++) {
      lists.readAgain();
      lists.world.restart();
    }
    lists.ban("rule:bob", "@bob:evil.example");
    lists.readAgain();

    assertThat(lists.membership("eve")).isEqualTo("ban");
    assertThat(lists.membership("bob")).isEqualTo("ban");
    assertThat(lists.world.homeserver.effects).containsOnly("BAN");
  }

  @Test
  void aRoomIsOfTheListThatIsNamedByItThoughAnotherWasReadFirst() {
    WatchedWorld lists = moved(FIRST, LIST);
    move(lists);
    lists.settle();
    lists.readAgain();

    assertThat(lists.membership("eve")).isEqualTo("ban");
    assertThat(lists.world.journal.watched.values())
        .allMatch(each -> each.list().equals("!list:lists.example"));
    assertThat(lists.troubles().get("list " + OTHER))
        .contains("which is watched as !list:lists.example");
  }

  @Test
  void aListThatMovesIntoAnothersRoomCountsAsItWas() {
    WatchedWorld lists = moved(LIST, OTHER + " mode=apply");
    lists.settle();
    assertThat(lists.membership("bob")).isEqualTo("ban");
    move(lists);
    lists.readAgain();
    lists.readAgain();

    assertThat(lists.membership("bob")).isEqualTo("ban");
    assertThat(lists.records())
        .containsExactlyInAnyOrder("@eve:evil.example IN_FORCE", "@bob:evil.example IN_FORCE");
    assertThat(lists.troubles()).containsOnlyKeys("list " + OTHER);
  }
}
