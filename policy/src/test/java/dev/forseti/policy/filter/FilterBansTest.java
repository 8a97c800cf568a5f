package dev.forseti.policy.filter;

import static dev.forseti.policy.filter.FilterContent.ACT;
import static dev.forseti.policy.filter.FilterContent.act;
import static dev.forseti.policy.filter.FilterContent.object;
import static dev.forseti.policy.filter.FilterContent.removing;
import static dev.forseti.policy.filter.FilterContent.text;
import static dev.forseti.policy.filter.FilterWorld.ANN;
import static dev.forseti.policy.filter.FilterWorld.EVE;
import static dev.forseti.policy.filter.FilterWorld.OWNER;
import static dev.forseti.policy.filter.FilterWorld.ROOM;
import static org.assertj.core.api.Assertions.assertThat;

import dev.forseti.model.EventId;
import dev.forseti.model.Json;
import dev.forseti.model.ServerName;
import dev.forseti.model.Subject;
import dev.forseti.model.UserId;
import java.time.Duration;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;

/** Whom a filter keeps out, and whom it lets in again. */
class FilterBansTest {
  private final FilterWorld world = new FilterWorld();

  @Test
  void whomTheListNamesIsBannedWhenTheyAreThereAndWhenTheyCome() {
    world.joined(50);
    world.setFilter(ACT);
    UserId mallory = new UserId("@mallory:evil.example");
    UserId away = new UserId("@away:third.example");

    world.list(Subject.user(EVE));
    world.list(Subject.server(new ServerName("evil.example")));
    world.list(Subject.user(away));
    world.member(mallory, mallory, "join");

    assertThat(world.membership(EVE)).isEqualTo("ban");
    assertThat(world.membership(mallory)).isEqualTo("ban");
    assertThat(world.membership(away)).as("not there").isEmpty();
    assertThat(world.membership(ANN)).isEqualTo("join");
  }

  @Test
  void aBanEndsWithItsEntryAndNobodyElsesBanDoes() {
    world.joined(50);
    world.setFilter(ACT);
    world.list(Subject.user(EVE));
    world.list(Subject.user(ANN));
    world.member(OWNER, ANN, "leave");
    world.member(OWNER, ANN, "ban");

    world.unlist(Subject.user(EVE));
    world.unlist(Subject.user(ANN));

    assertThat(world.membership(EVE)).isEqualTo("leave");
    assertThat(world.membership(ANN)).isEqualTo("ban");
  }

  @Test
  void anEntryThatWentWhileWeWereAwayIsUndoneAtTheNextStart() {
    world.joined(50);
    world.setFilter(ACT);
    world.list(Subject.user(ANN));
    world.list(Subject.user(EVE));

    world.restart(world.config);
    assertThat(world.membership(EVE)).isEqualTo("ban");
    world.unlist(Subject.user(EVE));

    assertThat(world.membership(EVE)).isEqualTo("leave");
    assertThat(world.membership(ANN)).isEqualTo("ban");
  }

  @Test
  void whomAModeratorLetsInAgainIsSparedFromThenOn() {
    world.joined(50);
    world.setFilter(ACT);
    world.list(Subject.user(EVE));

    world.member(OWNER, EVE, "leave");
    world.member(EVE, EVE, "join");

    assertThat(world.membership(EVE)).isEqualTo("join");
    assertThat(world.answer()).contains("let in again", "!forseti unspare @eve:evil.example");
  }

  @Test
  void inRoomsOfTheCommunityItBansNobody() {
    world.restart(FilterWorld.offering(Set.of(ROOM)));
    world.joined(50);
    world.setFilter(removing("first-link"));
    world.list(Subject.user(EVE));

    EventId link = world.hit(EVE, "newcomer-link", 1);

    assertThat(world.membership(EVE)).isEqualTo("join");
    assertThat(world.removed()).containsExactly(link);
  }

  @Test
  void aListThatWasLostFreesNobody() {
    world.joined(50);
    world.setFilter(ACT);
    world.list(Subject.user(EVE));
    world.list(Subject.user(ANN));

    world.restartWithList(Subject.user(ANN));
    world.setFilter(act("threshold", new Json.Int(6)));

    assertThat(world.membership(EVE)).isEqualTo("ban");
  }

  @Test
  void whomThePolicyRoomStillNamesIsNotFreed() {
    world.joined(50);
    world.setFilter(ACT);
    world.list(Subject.user(EVE));

    world.loseEntry(Subject.user(EVE));

    assertThat(world.membership(EVE)).isEqualTo("ban");
  }

  @Test
  void whatWaitsIsNotDoneOnceBansAreOff() {
    world.joined(50);
    world.setFilter(ACT);
    world.away(true);
    world.list(Subject.user(EVE));
    world.away(false);
    world.setFilter(act("ban_listed", new Json.Bool(false)));
    world.now = world.now.plus(Duration.ofMinutes(2));
    world.settle();

    assertThat(world.membership(EVE)).isEqualTo("join");
  }

  @Test
  void whoIsSparedByACommandIsLetIn() {
    world.joined(50);
    world.setFilter(ACT);
    world.list(Subject.user(EVE));

    world.say(OWNER, "!forseti spare @eve:evil.example");

    assertThat(world.membership(EVE)).isEqualTo("leave");
  }

  @Test
  void whoJoinsWithMuchBesidesHidesNoMember() {
    Json.Obj large = object(Map.of("membership", text("join"), "junk", text("x".repeat(60_000))));
    for (int i = 0; i < 700; i++) {
      UserId user = new UserId("@crowd" + i + ":evil.example");
      world.given("m.room.member", user.value(), user, large);
    }
    world.joined(50);
    world.setFilter(ACT);

    world.list(Subject.user(EVE));

    assertThat(world.membership(EVE)).isEqualTo("ban");
  }

  @Test
  void entriesOfAnotherPolicyRoomBanNobody() {
    world.joined(50);
    world.setFilter(ACT);

    world.listElsewhere(Subject.user(EVE));

    assertThat(world.membership(EVE)).isEqualTo("join");
  }

  @Test
  void aBanThatAModeratorMadeMeanwhileStaysTheirs() {
    world.joined(50);
    world.setFilter(ACT);
    world.listSoon(Subject.user(EVE));
    world.given("m.room.member", EVE.value(), OWNER, object(Map.of("membership", text("ban"))));
    world.settle();

    world.unlist(Subject.user(EVE));

    assertThat(world.membership(EVE)).isEqualTo("ban");
  }
}
