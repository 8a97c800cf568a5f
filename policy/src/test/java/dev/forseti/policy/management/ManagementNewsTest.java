package dev.forseti.policy.management;

import static dev.forseti.policy.management.ManagementWorld.EVE;
import static dev.forseti.policy.management.ManagementWorld.LOUNGE;
import static dev.forseti.policy.management.ManagementWorld.MO;
import static org.assertj.core.api.Assertions.assertThat;

import dev.forseti.model.Decision;
import dev.forseti.model.Mode;
import dev.forseti.model.Standing;
import dev.forseti.model.Subject;
import dev.forseti.model.UserId;
import dev.forseti.policy.TestHomeserver;
import dev.forseti.policy.World;
import java.time.Duration;
import org.junit.jupiter.api.Test;

/** What moderators are told, asked or not. */
class ManagementNewsTest {
  private final ManagementWorld desk = new ManagementWorld();

  @Test
  void moderatorsAreToldWhatRulesDid() {
    for (int i = 0; i < 12; i++) {
      desk.world.say(desk.world.verdict("v" + i, "eve" + i, Standing.ACT, "floods rooms"));
    }
    desk.world.drain();

    assertThat(desk.answer())
        .startsWith("Listed by rules: @eve0:evil.example (floods rooms), ")
        .contains(" and 2 more")
        .endsWith("To see more: !forseti why WHO");
    assertThat(desk.answers()).hasSize(1);

    desk.world.say(desk.world.verdict("v20", "zoe", Standing.ACT));
    desk.world.drain();
    assertThat(desk.answers()).as("within the same minute").hasSize(1);
    desk.world.drainFor(Duration.ofMinutes(2));
    assertThat(desk.answers()).hasSize(2);
    assertThat(desk.answer()).contains("@zoe:evil.example");
  }

  @Test
  void moderatorsAreToldWhatWaitsForThem() {
    ManagementWorld braked = new ManagementWorld();
    braked.world.homeserver.inner.server().givenMember(LOUNGE, new UserId(EVE), 50);
    braked.world.drainFor(Duration.ofMinutes(11));
    braked.world.say(braked.world.verdict("v1", "eve", Standing.ACT));
    braked.world.drain();

    assertThat(braked.answer()).startsWith("Waits for a moderator: " + EVE + " (MODERATOR: ");
  }

  @Test
  void nothingIsSaidUnaskedOfWhatAModeratorDecided() {
    desk.say(MO, "!forseti ban " + EVE + " spam");
    desk.world.say(desk.world.decision("d9", World.user("zoe"), Decision.Kind.LIST, null));
    desk.world.drainFor(Duration.ofMinutes(3));
    assertThat(desk.answers()).hasSize(1);
  }

  @Test
  void itIsToldWhatIsKnownOfSomebody() {
    assertThat(desk.say(MO, "!forseti why " + EVE)).startsWith("Nothing is known of " + EVE);
    desk.world.say(desk.world.verdict("v1", "eve", Standing.ACT, "floods rooms"));
    desk.world.drain();
    desk.say(MO, "!forseti ban " + EVE + " spam");

    assertThat(desk.say(MO, "!forseti why " + EVE))
        .startsWith(EVE + ":\nListed since 2026-06-01 12:00 UTC")
        .contains("Decided by @mo:own.example on 2026-06-01 12:00 UTC: to be listed (spam)")
        .contains("Rules say act since 2026-06-01 12:00 UTC: floods rooms (1 event)")
        .contains("Banned by me in 1 of the 1 room that I protect");
  }

  @Test
  void itIsToldWhatIsDoneHere() {
    desk.say(MO, "!forseti ban " + EVE + " spam");
    assertThat(desk.say(MO, "!forseti status"))
        .startsWith("Rules list by themselves (mode act); who is listed is banned in 1 room.")
        .contains("has 1 entry. 0 wait for a moderator. 0 lists of others are watched.");
    assertThat(desk.say(MO, "!forseti rooms"))
        .isEqualTo("!lounge: I may ban and remove messages, and shut servers out");
    desk.world.homeserver.inner.server().givenPower(LOUNGE, TestHomeserver.SELF, 20);
    assertThat(desk.say(MO, "!forseti rooms"))
        .isEqualTo(
            "!lounge: I may not ban or remove messages there: it takes power level 50 and I have"
                + " 20");
    assertThat(desk.say(MO, "!forseti lists")).contains("lists.watched");
    assertThat(desk.say(MO, "!forseti")).contains("!forseti ban WHO REASON");
  }

  @Test
  void aBanThatEndsIsTold() {
    desk.say(MO, "!forseti ban " + EVE + " for 1h spam");
    for (int i = 0; i < 20; i++) {
      desk.world.drainFor(Duration.ofMinutes(5));
    }
    assertThat(desk.world.listed()).isEmpty();
    assertThat(desk.world.membership(LOUNGE)).isEqualTo("leave");
    assertThat(desk.answer()).startsWith("No longer listed: " + EVE);
  }

  @Test
  void whatWaitsForAModeratorIsCountedUntilTheyDecide() {
    ManagementWorld suggesting = new ManagementWorld(ManagementWorld.config(Mode.SUGGEST));
    suggesting.world.say(suggesting.world.verdict("v1", "eve", Standing.ACT));
    suggesting.world.say(suggesting.world.verdict("v2", "zoe", Standing.REVIEW));
    suggesting.world.drain();
    assertThat(suggesting.say(MO, "!forseti status"))
        .startsWith("Rules list nobody by themselves (mode suggest)")
        .contains("2 wait for a moderator");
    suggesting.say(MO, "!forseti ban " + EVE + " spam");
    suggesting.say(MO, "!forseti unban @zoe:evil.example");
    assertThat(suggesting.say(MO, "!forseti status")).contains("0 wait for a moderator");
  }

  @Test
  void newsComeAlsoWhenTheClockWasSetBack() {
    desk.world.say(desk.world.verdict("v1", "eve", Standing.ACT));
    desk.world.drain();
    assertThat(desk.answers()).hasSize(1);
    desk.world.setClock(Duration.ofHours(-5));
    desk.world.say(desk.world.verdict("v2", "zoe", Standing.ACT));
    desk.world.drain();
    assertThat(desk.answers()).hasSize(2);
  }

  @Test
  void itIsToldThatABanReleasesAllWhoAreHeldTogether() {
    Subject campaign = Subject.campaign("text.sketch", "coins");
    for (int i = 0; i < 120; i++) {
      desk.world.say(desk.world.verdict("v" + i, "eve" + i, campaign));
    }
    desk.world.drain();
    int listed = desk.world.listed().size();
    assertThat(listed).isLessThan(120);

    String answer = desk.say(MO, "!forseti ban @eve119:evil.example spam");

    assertThat(answer).contains("They are one of 120 who are held together");
    desk.world.drainFor(Duration.ofMinutes(2));
    assertThat(desk.world.listed()).hasSize(120);
    assertThat(desk.answer()).startsWith("Listed, as was decided about all of them: ");
  }
}
