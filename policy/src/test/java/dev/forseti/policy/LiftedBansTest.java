package dev.forseti.policy;

import static org.assertj.core.api.Assertions.assertThat;

import dev.forseti.model.Decision;
import java.time.Duration;
import org.junit.jupiter.api.Test;

/** When bans that a list led to are lifted, and when they stay. */
class LiftedBansTest {
  private static final String APPLY = "!list:lists.example mode=apply";

  private final WatchedWorld lists = WatchedWorld.of(APPLY);
  private final World world = lists.world;

  @Test
  void aBanIsLiftedWhenTheEntryIsGoneAndAnothersBanStays() {
    lists.member("eve");
    lists.member("bob");
    lists.ban("rule:eve", "@eve:evil.example");
    lists.ban("rule:bob", "@bob:evil.example");
    banAsModerator("bob");
    lists.settle();
    assertThat(lists.membership("eve")).isEqualTo("ban");

    lists.remove("rule:eve");
    lists.remove("rule:bob");
    lists.news(WatchedWorld.LIST);
    lists.settle();

    assertThat(lists.membership("eve")).isEqualTo("leave");
    assertThat(lists.membership("bob")).isEqualTo("ban");
    assertThat(lists.setBy("bob")).isEqualTo(WatchedWorld.WRITER);
  }

  @Test
  void aBanIsLiftedWhenTheEntryIsRedacted() {
    lists.member("eve");
    lists.ban("rule:eve", "@eve:evil.example");
    lists.settle();

    World.done(
        world.homeserver.inner.redact(
            WatchedWorld.LIST,
            lists.event(WatchedWorld.LIST, WatchedWorld.USER, "rule:eve"),
            "t",
            ""));
    lists.readAgain();

    assertThat(lists.membership("eve")).isEqualTo("leave");
    assertThat(lists.records()).isEmpty();
  }

  @Test
  void aBanStaysWhileAnotherEntryNamesTheUserStill() {
    lists.member("eve");
    lists.ban("rule:eve", "@eve:evil.example");
    lists.ban("again", "@eve:evil.example");
    lists.settle();
    lists.remove("rule:eve");
    lists.news(WatchedWorld.LIST);
    lists.settle();

    assertThat(lists.membership("eve")).isEqualTo("ban");
    assertThat(world.homeserver.effects).doesNotContain("UNBAN");
  }

  @Test
  void bansAreLiftedWhenTheTrustEnds() {
    lists.member("eve");
    lists.ban("rule:eve", "@eve:evil.example");
    lists.restart(APPLY + " until=2026-06-02");
    lists.settle();
    assertThat(lists.membership("eve")).isEqualTo("ban");

    for (int hour = 0; hour < 13; hour++) {
      world.pass(Duration.ofHours(1));
      world.drain();
    }

    assertThat(lists.membership("eve")).isEqualTo("leave");
  }

  @Test
  void bansAreLiftedWhenTheListIsWatchedNoMore() {
    lists.member("eve");
    lists.ban("rule:eve", "@eve:evil.example");
    lists.settle();
    lists.restart();
    lists.settle();

    assertThat(lists.membership("eve")).isEqualTo("leave");
    assertThat(world.journal.watched).isEmpty();
  }

  @Test
  void whoIsTakenOffOurOwnListStaysBannedWhileAnotherListNamesThem() {
    lists.member("eve");
    lists.settle();
    world.say(world.decision("d1", World.user("eve"), Decision.Kind.LIST, null));
    lists.settle();
    lists.ban("rule:eve", "@eve:evil.example");
    lists.readAgain();
    world.say(world.decision("d2", World.user("eve"), Decision.Kind.UNDO, "d1"));
    lists.settle();

    assertThat(world.listed()).isEmpty();
    assertThat(lists.membership("eve")).isEqualTo("ban");

    lists.remove("rule:eve");
    lists.readAgain();

    assertThat(lists.membership("eve")).isEqualTo("leave");
  }

  @Test
  void whoIsOnOurOwnListStaysBannedWhenTheOtherListForgetsThem() {
    lists.member("eve");
    lists.ban("rule:eve", "@eve:evil.example");
    lists.settle();
    world.say(world.decision("d1", World.user("eve"), Decision.Kind.LIST, null));
    lists.settle();
    lists.remove("rule:eve");
    lists.readAgain();

    assertThat(lists.membership("eve")).isEqualTo("ban");
    assertThat(world.homeserver.effects).doesNotContain("UNBAN");
  }

  private void banAsModerator(String name) {
    lists.given(WatchedWorld.LOUNGE, WatchedWorld.WRITER, WatchedWorld.user(name), "ban");
  }
}
