package dev.forseti.policy;

import static org.assertj.core.api.Assertions.assertThat;

import dev.forseti.model.Decision;
import dev.forseti.model.Measure;
import dev.forseti.model.Outcome.Status;
import java.util.List;
import org.junit.jupiter.api.Test;

/** How many bans a list of others may set, or lift, in an hour. */
class ListQuotasTest {
  private static final String APPLY = "!list:lists.example mode=apply";

  @Test
  void oneListBansNoMoreThanItsQuotaAndTheRestAreHeldAsCasesAlsoLater() {
    WatchedWorld lists = WatchedWorld.of(50, 3, APPLY);
    lists.bannedMembers(8);
    lists.settle();
    assertThat(banned(lists)).isEqualTo(3);
    assertThat(lists.world.journal.outcomes)
        .filteredOn(each -> each.status() == Status.HELD)
        .hasSize(5)
        .allMatch(each -> each.detail().startsWith("QUOTA: 3 users an hour"));

    lists.world.restart();
    lists.settle();
    for (int i = 0; i < 20; i++) {
      lists.readAgain();
    }

    assertThat(banned(lists)).isEqualTo(3);
  }

  private static long banned(WatchedWorld lists) {
    return lists.world.journal.outcomes.stream()
        .filter(each -> each.kind() == Measure.Kind.BAN && each.status() == Status.DONE)
        .map(each -> each.subject())
        .distinct()
        .count();
  }

  @Test
  void aHeldBanIsMadeWhenAModeratorListsTheUser() {
    WatchedWorld lists = WatchedWorld.of(50, 1, APPLY);
    List.of("eve", "bob").forEach(lists::member);
    lists.ban("rule:eve", "@eve:evil.example");
    lists.ban("rule:bob", "@bob:evil.example");
    lists.settle();
    String held = lists.membership("eve").equals("ban") ? "bob" : "eve";
    lists.world.say(lists.world.decision("d1", World.user(held), Decision.Kind.LIST, null));
    lists.settle();

    assertThat(lists.membership(held)).isEqualTo("ban");
  }

  @Test
  void aListThatIsEmptiedAtOnceLiftsItsBansAFewAnHourAndIsTold() {
    WatchedWorld lists = WatchedWorld.of(50, 100, APPLY);
    lists.bannedMembers(60);
    lists.settle();
    for (int i = 0; i < 60; i++) {
      lists.remove("rule:" + i);
    }
    lists.news(WatchedWorld.LIST);
    lists.settle();

    assertThat(lists.world.homeserver.effects.stream().filter("UNBAN"::equals).count())
        .isEqualTo(50);
    assertThat(lists.troubles()).containsKey("list !list:lists.example lifts");

    for (int i = 0; i < 7; i++) {
      lists.readAgain();
    }

    assertThat(lists.world.homeserver.effects.stream().filter("UNBAN"::equals).count())
        .isEqualTo(60);
    assertThat(lists.troubles()).isEmpty();
  }
}
