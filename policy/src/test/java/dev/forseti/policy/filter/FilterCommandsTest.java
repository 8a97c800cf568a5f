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
import static dev.forseti.policy.filter.FilterWorld.SELF;
import static org.assertj.core.api.Assertions.assertThat;

import dev.forseti.model.EventId;
import dev.forseti.model.Json;
import dev.forseti.model.RoomId;
import dev.forseti.model.RulePack;
import dev.forseti.model.Subject;
import dev.forseti.model.UserId;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** What owners of rooms say, and what they are told. */
class FilterCommandsTest {
  private final FilterWorld world = new FilterWorld();

  @Test
  void anOwnerSwitchesItOnByACommandAndReadsWhatItDoes() {
    world.joined(50);

    world.say(OWNER, "!forseti filter on");

    assertThat(world.answer())
        .contains("Done.", "threshold 6", "Forseti's list", "To undo it: !forseti filter off");
    EventId spam = world.hit(EVE, "shouted", 7);
    assertThat(world.removed()).containsExactly(spam);

    world.say(OWNER, "!forseti filter off");
    EventId later = world.hit(EVE, "shouted", 7);
    assertThat(world.removed()).doesNotContain(later);
  }

  @Test
  void whoMayNotChangeTheRoomChangesNoFilter() {
    world.joined(50);
    world.say(OWNER, "!forseti filter first-link");

    world.say(ANN, "!forseti filter off");

    assertThat(world.answer()).contains("power level 50", "you have 0");
    EventId link = world.hit(EVE, "newcomer-link", 1);
    assertThat(world.removed()).containsExactly(link);
  }

  @Test
  void commandsAreDoneInTheirOrder() {
    world.joined(50);
    world.saySoon(OWNER, "!forseti filter on");
    world.saySoon(OWNER, "!forseti filter first-link");
    world.saySoon(OWNER, "!forseti filter off");
    world.settle();

    assertThat(world.answer()).contains("Nothing is filtered here");
    world.hit(EVE, "newcomer-link", 9);
    assertThat(world.removed()).isEmpty();
    world.say(OWNER, "!forseti filter on");
    assertThat(world.answer()).contains("first-link", "threshold 6");
  }

  @Test
  void settingsThatWereNotUnderstoodAreNotWrittenOver() {
    world.joined(50);
    world.setFilter(act("newer", new Json.Int(1)));

    world.say(OWNER, "!forseti spare @ann:else.example");

    assertThat(world.answer()).contains("Nothing was changed", "\"newer\"");
    assertThat(world.content(RoomFilter.TYPE).fields()).containsKey("newer");
    world.say(OWNER, "!forseti filter reset");
    assertThat(world.content(RoomFilter.TYPE).fields()).isEmpty();
  }

  @Test
  void settingsThatCannotBeReadDoNothingAndTheRoomIsToldWhy() {
    world.joined(50);
    world.setFilter(removing("first-link"));

    world.setFilter(removing("first-lnk"));

    assertThat(world.answer())
        .contains("nothing is done", "\"first-lnk\"", "did you mean \"first-link\"?");
    world.hit(EVE, "newcomer-link", 1);
    assertThat(world.removed()).isEmpty();
  }

  @Test
  void itIsInvitedByUsersOfItsServersAloneAndSaysWhatItNeeds() {
    world.given("m.room.join_rules", "", OWNER, object(Map.of("join_rule", text("invite"))));
    world.member(ANN, SELF, "invite");
    assertThat(world.membership(SELF)).isEqualTo("invite");

    world.member(OWNER, SELF, "invite");

    assertThat(world.membership(SELF)).isEqualTo("join");
    assertThat(world.answer()).contains("power level 50", "!forseti filter on");
  }

  @Test
  void withoutPowerItSaysOnceWhatIsMissing() {
    world.joined(0);
    world.setFilter(act("threshold", new Json.Int(6)));

    world.hit(EVE, "shouted", 7);
    world.hit(EVE, "shouted", 7);
    world.say(OWNER, "!forseti filter observe");

    assertThat(world.homeserver.server().sent(ROOM))
        .as("that it was set, what is missing, and the answer")
        .hasSize(3);
    assertThat(world.answer()).contains("I may not change", "power level 50 and I have 0");
    assertThat(world.removed()).isEmpty();
  }

  @Test
  void whoFloodsItWithCommandsGetsThreeAnswersAMinute() {
    world.joined(50);
    for (int i = 0; i < 50; i++) {
      world.say(EVE, "!forseti help");
    }
    assertThat(world.answers()).isEqualTo(3);

    world.say(OWNER, "!forseti status");
    assertThat(world.answers()).as("another one is answered").isEqualTo(4);
    world.now = world.now.plus(Duration.ofMinutes(2));
    world.say(EVE, "!forseti help");
    assertThat(world.answers()).isEqualTo(5);
  }

  @Test
  void aCrowdThatFloodsItKeepsNoOwnerFromCommanding() {
    world.joined(50);
    for (int i = 0; i < 40; i++) {
      world.say(new UserId("@crowd" + i + ":evil.example"), "!forseti help");
    }
    assertThat(world.answers()).isEqualTo(10);

    world.say(OWNER, "!forseti filter on");
    assertThat(world.answer()).contains("Done.");
    for (int i = 0; i < 18; i++) {
      world.say(OWNER, "!forseti status");
    }
    world.say(OWNER, "!forseti filter off");
    assertThat(world.answer()).contains("Nothing is filtered here");
  }

  @Test
  void anOwnerIsToldThatACommandWasOneTooMany() {
    world.joined(50);
    for (int i = 0; i < 20; i++) {
      world.say(OWNER, "!forseti status");
    }
    world.say(OWNER, "!forseti filter on");
    assertThat(world.answer()).contains("more than 20 commands in a minute", "not carried out");
    world.say(OWNER, "!forseti filter on");
    assertThat(world.answers()).as("told once").isEqualTo(21);
    world.now = world.now.plus(Duration.ofMinutes(2));
    world.say(OWNER, "!forseti filter on");
    assertThat(world.answer()).contains("Done.");
  }

  @Test
  void aPackThatIsChosenWhileTheFilterIsOffSwitchesNothingOn() {
    world.joined(50);
    world.say(OWNER, "!forseti filter first-link");
    assertThat(world.answer()).contains("threshold 6", "first-link");
    world.say(OWNER, "!forseti filter off");
    world.say(OWNER, "!forseti filter shouting");

    assertThat(world.answer()).contains("Nothing is filtered here");
    world.say(OWNER, "!forseti filter on");
    assertThat(world.answer()).contains("first-link, shouting");
  }

  @Test
  void packsAreTheirNamesAndWhatTheyAreAbout() {
    world.joined(50);
    world.say(OWNER, "!forseti packs");
    assertThat(world.answer()).contains("\nfirst-link: What a test says\n").doesNotContain("more");
  }

  @Test
  void whatIsWrongIsToldOnceADayThoughTheRoomIsReadEachHour() {
    world.joined(50);
    world.setFilter(act("newer", new Json.Int(1)));
    int told = world.answers();
    for (int hour = 0; hour < 8; hour++) {
      world.now = world.now.plus(Duration.ofMinutes(61));
      world.settle();
    }

    assertThat(world.answers() - told).isLessThanOrEqualTo(1);
  }

  @Test
  void whoAsksWhyReadsTheReasonOfEachRemoval() {
    world.joined(50);
    world.setFilter(removing("first-link"));
    EventId link = world.hit(EVE, "newcomer-link", 1);

    world.say(OWNER, "!forseti why @eve:evil.example");

    assertThat(world.answer())
        .contains("2026-06-01 12:00 UTC, removed: What a test says (newcomer-link)")
        .doesNotContain("banned");
    assertThat(world.homeserver.server().redacted()).containsExactly(link);

    world.list(Subject.user(EVE));
    world.say(OWNER, "!forseti why @eve:evil.example");
    assertThat(world.answer())
        .startsWith("They are banned here, since Forseti's list names them.")
        .contains("removed: What a test says");
  }

  @Test
  void moreRoomsThanAreServedAreToldSo() {
    FilterConfig base = world.config;
    world.restart(
        new FilterConfig(
            base.servers(), 1, FilterWorld.LIST, Optional.empty(), Set.of(), Set.of(), List.of()));
    RoomId other = new RoomId("!other:own.example");
    world
        .homeserver
        .server()
        .given(other, OWNER, "m.room.create", "", object(Map.of("room_version", text("11"))));
    world.homeserver.server().given(other, OWNER, RoomFilter.TYPE, "", ACT);
    world.homeserver.server().givenMember(other, SELF, 50);
    world.restart(world.config);

    world.joined(50);
    world.setFilter(ACT);

    assertThat(world.answer()).contains("As many rooms have a filter as this Forseti serves");
  }

  @Test
  void observingCountsAndDoesNothing() {
    world.joined(50);
    world.say(OWNER, "!forseti filter observe");
    world.list(Subject.user(ANN));
    world.hit(EVE, "shouted", 9);

    world.say(OWNER, "!forseti status");

    assertThat(world.removed()).isEmpty();
    assertThat(world.membership(ANN)).isEqualTo("join");
    assertThat(world.answer())
        .contains("1 counted that would be removed, 1 counted that would be banned.");
  }

  @Test
  void whatTheRoomSaysHoldsAfterAStart() {
    world.joined(50);
    world.say(OWNER, "!forseti filter first-link");

    world.restart(world.config);

    EventId link = world.hit(EVE, "newcomer-link", 1);
    assertThat(world.removed()).containsExactly(link);
  }

  @Test
  void whatTheOwnerRedactsCountsNoMore() {
    world.joined(50);
    world.setFilter(removing("first-link"));

    world.redact(OWNER, world.event(RoomFilter.TYPE));

    EventId link = world.hit(EVE, "newcomer-link", 1);
    assertThat(world.removed()).doesNotContain(link);
  }

  @Test
  void inRoomsThatItIsNotInItDoesNothing() {
    world.setFilter(removing("first-link"));

    world.hit(EVE, "newcomer-link", 1);
    world.say(OWNER, "!forseti help");

    assertThat(world.removed()).isEmpty();
    assertThat(world.answers()).isZero();
  }

  @Test
  void whatSomebodySetsByHandIsConfirmedWithWhatItLacks() {
    world.joined(0);
    world.setFilter(act("threshold", new Json.Int(6)));
    assertThat(world.answer()).contains("threshold 6", "it takes power level 50 here and I have 0");
    world.setFilter(Json.Obj.EMPTY);
    assertThat(world.answer()).isEqualTo("Nothing is filtered here.");
  }

  @Test
  void itComesBackToARoomWithAFilterAndSaysSo() {
    world.given("m.room.join_rules", "", OWNER, object(Map.of("join_rule", text("invite"))));
    world.given(RoomFilter.TYPE, "", OWNER, act("threshold", new Json.Int(9)));
    world.homeserver.server().givenPower(ROOM, SELF, 50);

    world.member(OWNER, SELF, "invite");

    assertThat(world.answer())
        .contains("This room has a filter already.", "threshold 9")
        .doesNotContain("I need power", "I have 0");
  }

  @Test
  void whoIsSparedFirstIsNoChoiceOfWhatIsRemoved() {
    world.joined(50);
    world.say(OWNER, "!forseti spare @ann:else.example");
    assertThat(world.answer()).contains("Nothing is filtered here");

    world.say(OWNER, "!forseti filter on");

    assertThat(world.answer()).contains("threshold 6", "@ann:else.example");
  }

  @Test
  void whatWasSaidLongAgoChangesNothing() {
    world.joined(50);
    world.away(true);
    world.saySoon(OWNER, "!forseti filter on");
    world.now = world.now.plus(Duration.ofMinutes(6));
    world.away(false);
    world.settle();

    assertThat(world.answer()).contains("That was said at 2026-06-01 12:00 UTC", "Say it again");
    assertThat(world.content(RoomFilter.TYPE).fields()).isEmpty();
  }

  @Test
  void aMisspeltPackIsNotSaidToBeDropped() {
    world.joined(50);
    world.say(OWNER, "!forseti filter first-link");
    world.say(OWNER, "!forseti filter drop first-lnk");

    assertThat(world.answer()).contains("did you mean \"first-link\"?");
  }

  @Test
  void allPacksAreNamedHoweverMuchTheySayOfThemselves() {
    List<RulePack> many =
        IntStream.range(0, 40)
            .mapToObj(i -> FilterPacks.pack("pack-" + (10 + i), "sender", "rule-" + i))
            .map(
                pack ->
                    new RulePack(
                        pack.name(), pack.text().replace("And more", "x".repeat(900)), Map.of()))
            .toList();
    world.restartWith(new FilterRules(many));
    world.joined(50);
    world.say(OWNER, "!forseti packs");
    assertThat(world.answer()).contains("pack-10: What", "pack-49: What");
  }
}
