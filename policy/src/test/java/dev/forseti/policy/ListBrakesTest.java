package dev.forseti.policy;

import static org.assertj.core.api.Assertions.assertThat;

import dev.forseti.model.Decision;
import dev.forseti.model.Measure;
import dev.forseti.model.Outcome.Status;
import dev.forseti.model.RoomId;
import dev.forseti.model.Standing;
import java.time.Duration;
import org.junit.jupiter.api.Test;

/** What holds a new ban of a list lifts no older one, and costs nothing where there is no ban. */
class ListBrakesTest {
  private static final String APPLY = "!list:lists.example mode=apply";
  private static final RoomId OTHER = new RoomId("!other:lists.example");

  @Test
  void aBanStaysWhenItsEntryIsReplacedByAnotherAndTheQuotaIsUsedUp() {
    WatchedWorld lists = WatchedWorld.of(50, 1, APPLY);
    lists.member("eve");
    lists.ban("rule:eve", "@eve:evil.example");
    lists.settle();
    lists.remove("rule:eve");
    lists.ban("again", "@eve:evil.example");
    lists.news(WatchedWorld.LIST);
    lists.settle();

    assertThat(lists.membership("eve")).isEqualTo("ban");
    assertThat(lists.world.homeserver.effects).containsExactly("BAN");
    assertThat(held(lists)).isZero();

    lists.readAgain();
    lists.world.restart();
    lists.readAgain();
    assertThat(lists.world.homeserver.effects).containsExactly("BAN");

    lists.remove("again");
    lists.readAgain();
    assertThat(lists.membership("eve")).isEqualTo("leave");
  }

  @Test
  void aBanStaysWhenAnotherListWhoseQuotaIsUsedUpHasTheLastWord() {
    WatchedWorld lists = WatchedWorld.of(50, 1, APPLY, OTHER + " mode=apply cap=takedown");
    lists.open(OTHER);
    lists.member("eve");
    lists.member("bob");
    lists.ban("rule:eve", "@eve:evil.example");
    takeDown(lists, "bob");
    lists.settle();
    assertThat(lists.membership("bob")).isEqualTo("ban");

    takeDown(lists, "eve");
    lists.news(OTHER);
    lists.settle();
    lists.readAgain();

    assertThat(lists.membership("eve")).isEqualTo("ban");
    assertThat(lists.world.homeserver.effects).containsOnly("BAN");
    assertThat(held(lists)).isZero();

    lists.remove("rule:eve");
    lists.readAgain();
    lists.readAgain();
    assertThat(lists.world.homeserver.effects).containsOnly("BAN");
  }

  private static void takeDown(WatchedWorld lists, String name) {
    lists.write(
        OTHER,
        WatchedWorld.USER,
        name,
        WatchedWorld.content(
            "entity", "@" + name + ":evil.example", "recommendation", "m.takedown"));
  }

  @Test
  void whomAModeratorLetInAgainIsNotBannedAnewSinceTheEntryHasAnotherKey() {
    WatchedWorld lists = WatchedWorld.of(50, 1, APPLY);
    lists.member("eve");
    lists.ban("rule:eve", "@eve:evil.example");
    lists.settle();
    lists.join("eve"); // a moderator lifted the ban
    lists.remove("rule:eve");
    lists.ban("again", "@eve:evil.example");
    lists.news(WatchedWorld.LIST);
    lists.settle();

    assertThat(lists.membership("eve")).isEqualTo("join");
  }

  @Test
  void nobodyIsBannedWhoIsNotThere() {
    WatchedWorld lists = WatchedWorld.of(50, 1, APPLY);
    lists.ban("rule:eve", "@eve:evil.example");
    lists.ban("rule:bob", "@bob:evil.example");
    lists.settle();
    lists.world.say(lists.world.verdict("v1", "eve", Standing.ACT));
    lists.world.say(lists.world.decision("d1", World.user("bob"), Decision.Kind.CLEAR, null));
    lists.settle();
    lists.world.pass(Duration.ofMinutes(1));
    lists.world.say(lists.world.decision("d2", World.user("bob"), Decision.Kind.UNDO, "d1"));
    lists.settle();
    lists.readAgain();

    assertThat(lists.membership("eve")).isEqualTo("none");
    assertThat(lists.membership("bob")).isEqualTo("none");
    assertThat(lists.world.homeserver.effects).isEmpty();
    assertThat(held(lists)).isZero();

    lists.join("bob");
    lists.settle();
    assertThat(lists.membership("bob")).isEqualTo("ban");
  }

  private static long held(WatchedWorld lists) {
    return lists.world.journal.outcomes.stream()
        .filter(each -> each.kind() == Measure.Kind.BAN && each.status() == Status.HELD)
        .count();
  }
}
