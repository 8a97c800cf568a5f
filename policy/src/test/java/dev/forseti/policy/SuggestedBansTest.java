package dev.forseti.policy;

import static org.assertj.core.api.Assertions.assertThat;

import dev.forseti.model.Decision;
import dev.forseti.model.Measure;
import dev.forseti.model.Outcome;
import dev.forseti.model.Outcome.Status;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;

/** What lists lead to whose word is not enough to ban somebody. */
class SuggestedBansTest {
  private static final String SUGGEST = "!list:lists.example mode=suggest";

  private final WatchedWorld lists = WatchedWorld.of(SUGGEST);
  private final World world = lists.world;

  @Test
  void aMemberWhomTheListNamesIsPutBeforeAModeratorOnceAndNotBanned() {
    lists.member("eve");
    lists.ban("rule:eve", "@eve:evil.example");
    lists.settle();
    lists.readAgain();
    world.restart();
    lists.readAgain();

    assertThat(lists.membership("eve")).isEqualTo("join");
    assertThat(held())
        .singleElement()
        .satisfies(
            asked ->
                assertThat(asked.detail())
                    .isEqualTo("SUGGESTED: the list !list:lists.example names the user"));
  }

  @Test
  void nobodyIsAskedAboutWhoIsNotThere() {
    lists.ban("rule:eve", "@eve:evil.example");
    lists.settle();

    assertThat(world.journal.outcomes).isEmpty();
  }

  @Test
  void aModeratorWhoAgreesListsTheUser() {
    lists.member("eve");
    lists.ban("rule:eve", "@eve:evil.example");
    lists.settle();
    world.pass(Duration.ofMinutes(1));
    world.say(world.decision("d1", World.user("eve"), Decision.Kind.LIST, null));
    lists.settle();

    assertThat(lists.membership("eve")).isEqualTo("ban");
    assertThat(world.listed()).containsExactly("@eve:evil.example");
    assertThat(newestOfList().status()).isEqualTo(Status.ALREADY);
  }

  @Test
  void theQuestionIsTakenBackWhenTheEntryIsGone() {
    lists.member("eve");
    lists.ban("rule:eve", "@eve:evil.example");
    lists.settle();
    lists.remove("rule:eve");
    lists.readAgain();

    assertThat(newestOfList().status()).isEqualTo(Status.ALREADY);
    assertThat(newestOfList().detail()).isEqualTo("not wanted any more");
  }

  @Test
  void theQuestionIsAskedAnewBeforeItIsTakenBackWhenAnotherEntryNamesTheUser() {
    lists.member("eve");
    lists.ban("rule:eve", "@eve:evil.example");
    lists.settle();
    lists.remove("rule:eve");
    lists.ban("rule:other", "@eve:evil.example");
    lists.readAgain();

    assertThat(world.journal.outcomes)
        .filteredOn(each -> each.kind() == Measure.Kind.BAN)
        .extracting(Outcome::status)
        .containsExactly(Status.HELD, Status.HELD, Status.ALREADY);
  }

  @Test
  void aQuestionThatWasTakenBackIsNoBanToBeLiftedAfterARestart() {
    lists.member("eve");
    for (int i = 0; i < 3; i++) {
      lists.ban("rule:eve", "@eve:evil.example");
      lists.readAgain();
      lists.remove("rule:eve");
      lists.readAgain();
      world.restart();
      lists.readAgain();
    }

    assertThat(held()).hasSize(3);
    assertThat(world.homeserver.bans.get()).isZero();
    assertThat(world.journal.measures).noneMatch(each -> each.kind() == Measure.Kind.UNBAN);
    assertThat(world.journal.outcomes).noneMatch(each -> each.kind() == Measure.Kind.UNBAN);
  }

  @Test
  void aListThatNamesManyOpensAFewCasesAnHourAndTheRestWaits() {
    world.restart(WatchedWorld.config(50, 3, SUGGEST));
    for (int i = 0; i < 8; i++) {
      lists.member("u" + i);
      lists.ban("rule:" + i, "@u" + i + ":evil.example");
    }
    lists.settle();
    world.restart();
    lists.readAgain();
    assertThat(held()).hasSize(3);
    assertThat(lists.troubles()).containsOnlyKeys("list !list:lists.example cases");

    for (int i = 0; i < 7; i++) {
      lists.readAgain();
    }
    assertThat(held()).hasSize(6);

    for (int i = 0; i < 7; i++) {
      lists.readAgain();
    }
    assertThat(held()).hasSize(8);
    assertThat(lists.troubles()).isEmpty();
  }

  @Test
  void whoDiffersFromTheEntryInCaseAloneIsNotBannedWithoutAModerator() {
    lists.restart("!list:lists.example mode=apply");
    lists.member("eve");
    lists.ban("rule:eve", "@EVE:evil.example");
    lists.settle();

    assertThat(lists.membership("eve")).isEqualTo("join");
    assertThat(held()).hasSize(1);
  }

  @Test
  void whomAListWouldMuteAModeratorIsAskedAbout() {
    lists.restart("!list:lists.example mode=apply cap=mute");
    lists.member("eve");
    lists.ban("rule:eve", "@eve:evil.example");
    lists.settle();

    assertThat(lists.membership("eve")).isEqualTo("join");
    assertThat(held()).hasSize(1);
  }

  @Test
  void aListWhoseWordIsOnlyShownAsksNobody() {
    lists.restart("!list:lists.example mode=notify");
    lists.member("eve");
    lists.ban("rule:eve", "@eve:evil.example");
    lists.settle();

    assertThat(world.journal.outcomes).isEmpty();
    assertThat(lists.records()).containsExactly("@eve:evil.example IN_FORCE");
  }

  @Test
  void aBanThatTheListLedToIsLiftedWhenItIsOnlyToSuggestFromNowOn() {
    lists.restart("!list:lists.example mode=apply");
    lists.member("eve");
    lists.ban("rule:eve", "@eve:evil.example");
    lists.settle();
    assertThat(lists.membership("eve")).isEqualTo("ban");

    lists.restart(SUGGEST);
    lists.settle();

    assertThat(lists.membership("eve")).isEqualTo("leave");
  }

  private List<Outcome> held() {
    return world.journal.outcomes.stream().filter(each -> each.status() == Status.HELD).toList();
  }

  private Outcome newestOfList() {
    return world.journal.outcomes.stream()
        .filter(each -> each.cause().startsWith("list "))
        .reduce((one, other) -> other)
        .orElseThrow();
  }
}
