package dev.forseti.policy;

import static org.assertj.core.api.Assertions.assertThat;

import dev.forseti.model.Decision;
import dev.forseti.model.Harm;
import dev.forseti.model.Mode;
import dev.forseti.model.Outcome;
import dev.forseti.model.Standing;
import dev.forseti.model.Subject;
import java.time.Duration;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** What moderators decide about a campaign, or about one of its members. */
class CampaignDecisionsTest extends CampaignFixture {
  @Test
  void aRaidOfThreeThousandIsReleasedInOneAct() {
    raid(world, "u", SHOP, 3_000);
    world.drain();
    decide("d1", SHOP, Decision.Kind.LIST, null);

    assertThat(listed("u")).isEqualTo(3_000);
    assertThat(world.membership("u7", LOUNGE)).isEqualTo("ban");
    assertThat(world.journal.outcomes)
        .filteredOn(each -> each.detail().startsWith("released"))
        .hasSize(3_000)
        .allMatch(
            each ->
                each.detail().equals("released with link.domain=shop.example by the decision d1"));
  }

  @Test
  void aReleaseIsTakenBackInOneAct() {
    raid(world, "u", SHOP, 300);
    world.drain();
    decide("d1", SHOP, Decision.Kind.LIST, null);
    assertThat(listed("u")).isEqualTo(300);

    decide("d2", SHOP, Decision.Kind.UNDO, "d1");
    assertThat(world.listed()).isEmpty();
    assertThat(world.membership("u7", LOUNGE)).isEqualTo("leave");
    assertThat(campaignsOfHeld(world)).isEqualTo(Set.of(SHOP));
    assertNothingIsDoneAgain(world);
  }

  @Test
  void aRaidIsRefusedInOneActNowAndLater() {
    raid(world, "first", SHOP, 50);
    world.drain();
    raid(world, "then", SHOP, 100);
    world.drain();
    assertThat(listed("first")).isEqualTo(50);

    decide("d1", SHOP, Decision.Kind.CLEAR, null);
    raid(world, "late", SHOP, 5);
    world.pass(Duration.ofHours(3));
    raid(world, "later", SHOP, 5);
    world.drain();

    assertThat(world.listed()).isEmpty();
    assertThat(world.membership("first7", LOUNGE)).isEqualTo("leave");
    assertThat(world.membership("later2", LOUNGE)).isEqualTo("none");

    decide("d2", SHOP, Decision.Kind.UNDO, "d1");
    assertThat(listed("first")).isEqualTo(50);
    assertThat(listed("later")).isEqualTo(5);
  }

  @Test
  void whatComesAfterAReleaseIsListedWithoutQuotaWhileItHolds() {
    raid(world, "u", SHOP, 150);
    world.drain();
    decide("d1", SHOP, Decision.Kind.LIST, null);
    raid(world, "late", SHOP, 200);
    world.drain();
    assertThat(listed("late")).isEqualTo(200);
    world.pass(Duration.ofHours(3));
    raid(world, "calm", SHOP, 70);
    world.drain();
    assertThat(listed("calm")).isEqualTo(70);

    decide("d2", SHOP, Decision.Kind.UNDO, "d1");
    assertThat(listed("u") + listed("late")).isLessThanOrEqualTo(60);
    assertThat(listed("calm")).isLessThanOrEqualTo(60);
    assertThat(listed("calm")).isGreaterThan(0);
  }

  @Test
  void aReleaseUsesUpNobodysQuota() {
    raid(world, "u", SHOP, 700);
    world.drain();
    decide("d1", SHOP, Decision.Kind.LIST, null);
    world.restart();
    raid(world, "other", CASINO, 20);
    world.drain();

    assertThat(listed("other")).isEqualTo(20);
  }

  @Test
  void aReleaseEndsWithItsTimeAndWhatItListedStays() {
    raid(world, "u", SHOP, 150);
    world.drain();
    world.say(
        new Decision(
            "d1",
            SHOP,
            Decision.Kind.LIST,
            "mo",
            "spam",
            Harm.SPAM,
            world.now,
            world.now.plus(Duration.ofMinutes(30)),
            null));
    world.drain();
    world.pass(Duration.ofMinutes(31));
    raid(world, "late", SHOP, 3);
    world.drain();

    assertThat(listed("u")).isEqualTo(150);
    assertThat(listed("late")).isEqualTo(0);
  }

  @Test
  void aDecisionAboutAUserWinsOverOneAboutItsCampaign() {
    raid(world, "u", SHOP, 150);
    world.drain();
    decide("d1", World.user("u1"), Decision.Kind.CLEAR, null);
    decide("d2", SHOP, Decision.Kind.LIST, null);
    assertThat(listed("u")).isEqualTo(149);
    assertThat(world.listed()).doesNotContain(id("u1"));

    decide("d3", World.user("u2"), Decision.Kind.LIST, null);
    decide("d4", SHOP, Decision.Kind.CLEAR, null);
    assertThat(world.listed()).containsExactly(id("u2"));
  }

  @Test
  void aConfirmedSampleReleasesTheOthersUntilItIsUndone() {
    raid(world, "u", SHOP, 150);
    world.drain();
    decide("d1", World.user("u7"), Decision.Kind.LIST, null);

    assertThat(listed("u")).isEqualTo(150);
    assertThat(world.journal.outcomes)
        .filteredOn(each -> each.subject().equals(World.user("u8")))
        .extracting(Outcome::detail)
        .contains(
            "released with link.domain=shop.example as the decision d1 lists @u7:evil.example of"
                + " it");

    world.restart();
    world.drain();
    assertThat(listed("u")).isEqualTo(150);

    decide("d2", World.user("u7"), Decision.Kind.UNDO, "d1");
    assertThat(world.listed()).isEmpty();
    assertThat(world.membership("u7", LOUNGE)).isEqualTo("leave");
    assertThat(world.membership("u8", LOUNGE)).isEqualTo("leave");
    assertNothingIsDoneAgain(world);
  }

  @Test
  void aSampleSaysNothingAgainstWhatWasDecidedAboutTheCampaign() {
    raid(world, "u", SHOP, 150);
    world.drain();
    decide("d1", SHOP, Decision.Kind.CLEAR, null);
    decide("d2", World.user("u7"), Decision.Kind.LIST, null);
    assertThat(world.listed()).containsExactly(id("u7"));

    decide("d3", SHOP, Decision.Kind.UNDO, "d1");
    assertThat(world.listed()).containsExactly(id("u7"));
  }

  /** Who only tripped the same rule need not be alike. */
  @Test
  void aSampleOfARuleConfirmsNobodyElse() {
    for (int i = 0; i < 150; i++) {
      world.say(world.verdict("v" + i, "u" + i, Standing.ACT));
    }
    world.drain();
    assertThat(campaignsOfHeld(world)).isEqualTo(Set.of(RULE));
    decide("d1", World.user("u7"), Decision.Kind.LIST, null);
    assertThat(world.listed()).containsExactly(id("u7"));

    decide("d2", RULE, Decision.Kind.LIST, null);
    assertThat(listed("u")).isEqualTo(150);
  }

  /** Nor need those who were only in one room. */
  @Test
  void aSampleOfAPlaceConfirmsNobodyElse() {
    Subject room = Subject.campaign("room", "!talk:hs.example");
    raid(world, "u", room, 150);
    world.drain();
    decide("d1", World.user("u7"), Decision.Kind.LIST, null);
    assertThat(world.listed()).containsExactly(id("u7"));

    decide("d2", room, Decision.Kind.LIST, null);
    assertThat(listed("u")).isEqualTo(150);
  }

  @ParameterizedTest
  @EnumSource(
      value = Mode.class,
      names = {"OBSERVE", "SUGGEST"})
  void aDecisionAboutACampaignHoldsInEveryMode(Mode mode) {
    World modest = new World(World.enforcing(mode, Set.of(LOUNGE)));
    raid(modest, "u", SHOP, 80);
    modest.drain();
    assertThat(modest.listed()).isEmpty();
    assertThat(modest.homeserver.inner.server().redactions()).isEqualTo(0);

    decide(modest, "d1", SHOP, Decision.Kind.LIST, null);
    assertThat(modest.listed()).hasSize(80);
    decide(modest, "d2", SHOP, Decision.Kind.UNDO, "d1");
    assertThat(modest.listed()).isEmpty();
  }

  @Test
  void ofARefusedCampaignNothingIsSaidToBeMissing() {
    World modest = new World(World.enforcing(Mode.OBSERVE, Set.of(LOUNGE)));
    decide(modest, "d1", SHOP, Decision.Kind.CLEAR, null);
    raid(modest, "u", SHOP, 3);
    modest.drain();

    assertThat(modest.journal.outcomes).isEmpty();
  }
}
