package dev.forseti.policy;

import static org.assertj.core.api.Assertions.assertThat;

import dev.forseti.model.Json;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Lists whose room was closed and that do not say what becomes of their entries. */
class ClosedListTest {
  private static final String APPLY = "!list:lists.example mode=apply";
  private static final String CLOSED = "list !list:lists.example closed";

  @ParameterizedTest
  @ValueSource(
      strings = {
        "!x:no such name",
        "!x:",
        "!x:a:b:c",
        "!x:[",
        "!x:1:99999999",
        "!:!",
        "!:",
        "x",
        ""
      })
  void aTombstoneThatNamesNoRoomIsToldAndTheListCountsOn(String replacement) {
    WatchedWorld lists = WatchedWorld.of(APPLY);
    lists.member("eve");
    lists.ban("rule:eve", "@eve:evil.example");
    lists.close(WatchedWorld.LIST, replacement, "move");
    lists.settle();
    lists.readAgain();

    assertThat(lists.membership("eve")).isEqualTo("ban");
    assertThat(lists.troubles().get(CLOSED)).contains("it names no room that could replace it");
  }

  @Test
  void aTombstoneThatIsBlankedClosesTheListNoMore() {
    WatchedWorld lists = WatchedWorld.of(APPLY);
    lists.close(WatchedWorld.LIST, "", "move");
    lists.settle();
    assertThat(lists.troubles()).containsOnlyKeys(CLOSED);

    lists.write(WatchedWorld.LIST, "m.room.tombstone", "", Json.Obj.EMPTY);
    lists.readAgain();

    assertThat(lists.troubles()).isEmpty();
  }

  @Test
  void aTombstoneThatSaysNothingOfTheEntriesNamesTheRoomThatIsNotRead() {
    WatchedWorld lists = WatchedWorld.of(APPLY);
    lists.close(WatchedWorld.LIST, "!next:lists.example", "");
    lists.settle();

    assertThat(lists.troubles().get(CLOSED)).contains("!next:lists.example, is not read");
  }
}
