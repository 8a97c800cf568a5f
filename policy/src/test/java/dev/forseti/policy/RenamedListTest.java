package dev.forseti.policy;

import static org.assertj.core.api.Assertions.assertThat;

import dev.forseti.model.RoomId;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Bans of a list that leaves the configuration, comes back, or has another name from now on. */
class RenamedListTest {
  private static final String APPLY = "!list:lists.example mode=apply";
  private static final String ALIAS = "#spam-bl:lists.example";

  @Test
  void aListThatWasTakenOutForAMomentFreesAFewAndTheRestStayBanned() {
    WatchedWorld lists = WatchedWorld.of(50, 100, APPLY);
    lists.bannedMembers(100);
    lists.settle();
    assertThat(count(lists, "BAN")).isEqualTo(100);

    lists.world.restart(WatchedWorld.config(50, 100));
    lists.settle();
    assertThat(count(lists, "UNBAN")).isEqualTo(50);
    assertThat(lists.troubles().get("list !list:lists.example lifts")).contains("a few");

    lists.world.restart(WatchedWorld.config(50, 100, APPLY));
    lists.settle();
    lists.readAgain();
    assertThat(count(lists, "UNBAN")).isEqualTo(50);
    assertThat(count(lists, "BAN")).isEqualTo(100);
  }

  @Test
  void nobodyIsFreeSinceTheListIsNamedByItsRoomInsteadOfItsAlias() {
    WatchedWorld lists = WatchedWorld.of(ALIAS + " mode=apply");
    RoomId room = byAlias(lists);
    lists.restart(room + " mode=apply");
    lists.settle();
    lists.readAgain();
    lists.readAgain();
    assertThat(lists.world.homeserver.effects).containsExactly("BAN", "BAN");

    lists.write(room, WatchedWorld.USER, "a", WatchedWorld.content());
    lists.write(room, WatchedWorld.USER, "all", WatchedWorld.ban("@*:*"));
    lists.write(room, WatchedWorld.USER, "b", WatchedWorld.ban("@*:*"));
    lists.readAgain();
    assertThat(lists.membership("a")).as("named no more").isEqualTo("leave");
    assertThat(lists.membership("b")).as("its entry is set aside").isEqualTo("ban");
  }

  @Test
  void nobodyIsFreeSinceTheListIsNamedByItsAliasAlsoWhileItCannotBeRead() {
    WatchedWorld lists = WatchedWorld.of(ALIAS + " mode=apply");
    RoomId room = byAlias(lists);
    lists.restart(room + " mode=apply");
    lists.settle();
    lists.world.homeserver.poisoned.add(room);
    lists.restart(ALIAS + " mode=apply");
    lists.settle();
    for (int i = 0; i < 10; i++) {
      lists.readAgain();
    }
    assertThat(lists.world.homeserver.effects).containsExactly("BAN", "BAN");
    assertThat(lists.records()).hasSize(2);

    lists.world.homeserver.poisoned.clear();
    for (int i = 0; i < 40; i++) {
      lists.readAgain();
    }
    assertThat(lists.world.homeserver.effects).containsExactly("BAN", "BAN");
    assertThat(lists.world.journal.watched.values()).allMatch(each -> each.list().equals(ALIAS));
  }

  /** A list that names two members, both banned. */
  private static RoomId byAlias(WatchedWorld lists) {
    RoomId room = lists.listByAlias();
    for (String name : List.of("a", "b")) {
      lists.member(name);
      lists.write(room, WatchedWorld.USER, name, WatchedWorld.ban("@" + name + ":evil.example"));
    }
    lists.settle();
    assertThat(lists.world.homeserver.effects).containsExactly("BAN", "BAN");
    return room;
  }

  @Test
  void aListThatCannotBeReadYetKeepsNobodyBannedWhomAnotherHadBannedAndNamesNoMore() {
    WatchedWorld lists = WatchedWorld.of(APPLY);
    lists.member("eve");
    lists.ban("rule:eve", "@eve:evil.example");
    lists.settle();
    lists.world.homeserver.closed.add(new RoomId("!closed:lists.example"));
    lists.restart(APPLY, "!closed:lists.example mode=apply");
    lists.settle();
    lists.remove("rule:eve");
    lists.readAgain();

    assertThat(lists.membership("eve")).isEqualTo("leave");
  }

  private static long count(WatchedWorld lists, String effect) {
    return lists.world.homeserver.effects.stream().filter(effect::equals).count();
  }
}
