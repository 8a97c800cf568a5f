package dev.forseti.policy.filter;

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
import dev.forseti.model.Mode;
import dev.forseti.model.Subject;
import dev.forseti.model.UserId;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** Which messages a filter removes. */
class FilterRemovalsTest {
  private final FilterWorld world = new FilterWorld();

  /** The rule is known, and is none about who sent a message. */
  @Test
  void whatARuleSaysOfSomebodyWhoIsCalledRemovesNothing() {
    world.joined(50);
    world.setFilter(act("threshold", new Json.Int(1)));

    EventId call = world.say(EVE, "what does Ann say?");
    world.hit(call, ANN, "was-called", "g", 50, Mode.ACT);
    world.settle();

    assertThat(world.removed()).isEmpty();
  }

  @Test
  void whatWaitsIsNotDoneOnceTheFilterIsOff() {
    world.joined(50);
    world.setFilter(removing("first-link"));
    world.away(true);
    world.hit(EVE, "newcomer-link", 1);
    world.list(Subject.user(EVE));
    world.away(false);
    world.now = world.now.plus(Duration.ofMinutes(2));
    world.say(OWNER, "!forseti filter off");
    world.now = world.now.plus(Duration.ofMinutes(2));
    world.settle();

    assertThat(world.removed()).isEmpty();
    assertThat(world.membership(EVE)).isEqualTo("join");
  }

  @Test
  void noStateOfTheRoomIsRemoved() {
    world.joined(50);
    world.setFilter(removing("first-link"));

    world.hitState(EVE, "m.room.name", "newcomer-link");

    assertThat(world.removed()).isEmpty();
  }

  @Test
  void whatANamedPackHitsIsRemovedAndNothingElse() {
    world.joined(50);
    world.setFilter(removing("first-link"));

    EventId link = world.hit(ANN, "newcomer-two-links", 0.5);
    EventId shout = world.hit(ANN, "shouted", 3);

    assertThat(world.removed()).containsExactly(link).doesNotContain(shout);
  }

  @Test
  void aRuleThatIsOnlyTriedOutRemovesNothing() {
    world.joined(50);
    world.setFilter(removing("first-link"));

    world.hit(new EventId("$tried"), EVE, "newcomer-link", "g", 9, Mode.OBSERVE);
    world.settle();

    assertThat(world.removed()).isEmpty();
  }

  @Test
  void aGroupAddsUpToItsCapAndWhatSpeaksForSomebodyCountsToo() {
    world.joined(50);
    world.setFilter(act("threshold", new Json.Int(6)));
    EventId alike = new EventId("$alike");
    world.hit(alike, EVE, "newcomer-link", "first-link", 4, Mode.ACT);
    world.hit(alike, EVE, "newcomer-two-links", "first-link", 5, Mode.ACT);
    EventId below = new EventId("$below");
    world.hit(below, EVE, "newcomer-link", "shouting", 3, Mode.ACT);
    world.hit(below, EVE, "shouted", "first-link", 1, Mode.ACT);
    world.hit(below, EVE, "newcomer-two-links", "first-link", 2, Mode.ACT);
    EventId liked = new EventId("$liked");
    world.hit(liked, EVE, "newcomer-link", "g", 7, Mode.ACT);
    world.hit(liked, EVE, "shouted", "good", -2, Mode.ACT);
    EventId bad = new EventId("$bad");
    world.hit(bad, EVE, "newcomer-link", "g", 4, Mode.ACT);
    world.hit(bad, EVE, "shouted", "h", 2, Mode.ACT);
    world.settle();

    assertThat(world.removed()).containsExactly(below, bad);
  }

  @Test
  void whoKeepsOrderAndWhoIsNamedAreSpared() {
    UserId moderator = new UserId("@mo:else.example");
    world.homeserver.server().givenMember(ROOM, moderator, 50);
    world.joined(100);
    world.setFilter(
        object(
            Map.of(
                "mode", text("act"),
                "remove", new Json.Arr(List.of(text("first-link"))),
                "spare", new Json.Arr(List.of(text("else.example"))))));
    world.list(Subject.user(ANN));

    world.hit(moderator, "newcomer-link", 1);
    world.hit(ANN, "newcomer-link", 1);

    assertThat(world.removed()).isEmpty();
    assertThat(world.membership(ANN)).isEqualTo("join");
  }
}
