package dev.forseti.policy;

import static org.assertj.core.api.Assertions.assertThat;

import dev.forseti.model.Decision;
import dev.forseti.model.Harm;
import dev.forseti.model.Mode;
import dev.forseti.model.Outcome;
import dev.forseti.model.RoomId;
import dev.forseti.model.Standing;
import dev.forseti.model.Subject;
import dev.forseti.model.UserId;
import dev.forseti.model.Verdict;
import java.time.Duration;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What many accounts did alike is held as one, and decided as one. */
class CampaignTest {
  private static final RoomId LOUNGE = new RoomId("!lounge");
  private static final Subject SHOP = Subject.campaign("link.domain", "shop.example");
  private static final Subject CASINO = Subject.campaign("link.domain", "casino.example");
  private static final Subject RULE = Subject.campaign("rule", "link-flood");
  private static final PolicyConfig CONFIG = World.enforcing(Mode.ACT, Set.of(LOUNGE));

  private final World world = new World(CONFIG);

  @ParameterizedTest
  @ValueSource(ints = {1, 60, 150})
  void aRaidOfTenIsListedAfterOneOfAHundredAndFifty(int atATime) {
    for (int said = 0; said < 150; said += atATime) {
      raid(world, "big" + said, SHOP, Math.min(atATime, 150 - said));
      world.drain();
    }
    raid(world, "small", CASINO, 10);
    world.drain();
    say("alone", world.verdict("alone", "alone", Standing.ACT));

    assertThat(world.listed()).contains(id("alone"));
    assertThat(listed("small")).isEqualTo(10);
    assertThat(listed("big")).isEqualTo(atATime == 150 ? 0 : 60);
    assertThat(campaignsOfHeld(world)).isEqualTo(Set.of(SHOP));
  }

  @Test
  void aRaidOfThreeThousandIsHeldAsOneAndItsEvidenceGoesAtOnce() {
    raid(world, "u", SHOP, 3_000);
    world.drain();

    assertThat(world.listed()).isEmpty();
    assertThat(held(world)).hasSize(3_000);
    assertThat(campaignsOfHeld(world)).isEqualTo(Set.of(SHOP));
    assertThat(world.homeserver.inner.server().redactions()).isEqualTo(3_000);
    assertThat(world.homeserver.bans).hasValue(0);
  }

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

  @Test
  void aCampaignForEachAccountMeetsTheOverallLimitAndIsHeldAsOne() {
    int limit = CONFIG.brakes().overallPerHour();
    for (int i = 0; i < limit + 100; i++) {
      world.say(world.verdict("v" + i, "u" + i, Subject.campaign("link.domain", i + ".example")));
    }
    world.drain();
    assertThat(listed("u")).isEqualTo(limit);
    assertThat(held(world)).hasSize(100);
    assertThat(campaignsOfHeld(world)).isEqualTo(Set.of(RULE));

    decide("d1", RULE, Decision.Kind.LIST, null);
    assertThat(listed("u")).isEqualTo(limit + 100);
    world.say(world.verdict("late", "late", CASINO));
    world.drain();
    assertThat(world.listed()).contains(id("late"));
  }

  @Test
  void whatIsHeldOverARestartIsReleasedAllTheSame() {
    raid(world, "u", SHOP, 150);
    world.drain();
    world.restart();
    world.drain();
    decide("d1", SHOP, Decision.Kind.LIST, null);

    assertThat(listed("u")).isEqualTo(150);
  }

  @Test
  void whoHasPowerIsNeitherReleasedNorCleaned() {
    world.drain();
    world.homeserver.inner.server().givenPower(LOUNGE, new UserId(id("u3")), 50);
    world.pass(CONFIG.readBackEvery());
    world.drain();
    raid(world, "u", SHOP, 150);
    world.drain();
    assertThat(world.homeserver.inner.server().redactions()).isEqualTo(149);

    decide("d1", SHOP, Decision.Kind.LIST, null);
    assertThat(world.listed()).doesNotContain(id("u3"));
    assertThat(listed("u")).isEqualTo(149);
    assertThat(held(world))
        .filteredOn(each -> each.subject().equals(World.user("u3")))
        .allMatch(each -> each.campaign() == null && each.detail().startsWith("MODERATOR: "));
  }

  @Test
  void whoGotPowerWhileHeldIsNotReleased() {
    raid(world, "u", SHOP, 150);
    world.drain();
    world.homeserver.inner.server().givenPower(LOUNGE, new UserId(id("u3")), 50);
    world.pass(CONFIG.readBackEvery());
    world.drain();
    decide("d1", SHOP, Decision.Kind.LIST, null);

    assertThat(world.listed()).doesNotContain(id("u3"));
    assertThat(listed("u")).isEqualTo(149);
    assertThat(held(world).getLast().detail()).startsWith("MODERATOR: ");
    assertThat(held(world).getLast().campaign()).isNull();
  }

  @Test
  void withoutEnforcingNothingIsDoneInRoomsWhileTheRaidIsHeld() {
    World off = new World(PolicyConfig.DEFAULT.withMode(Mode.ACT));
    raid(off, "u", SHOP, 150);
    off.drain();

    assertThat(held(off)).hasSize(150);
    assertThat(off.homeserver.inner.server().redactions()).isEqualTo(0);
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

  @Test
  void aMassRetractionIsOneOfTheCampaignToo() {
    raid(world, "u", SHOP, 60);
    world.drain();
    world.pass(Duration.ofMinutes(1));
    for (int i = 0; i < 60; i++) {
      world.say(world.verdict("w" + i, "u" + i, Standing.ACT, Standing.NONE, Mode.ACT, ""));
    }
    world.pass(CONFIG.readBackEvery());
    world.drain();
    assertThat(listed("u")).isEqualTo(60);
    assertThat(campaignsOfHeld(world)).isEqualTo(Set.of(RULE));

    decide("d1", RULE, Decision.Kind.CLEAR, null);
    assertThat(world.listed()).isEmpty();
  }

  private void say(String id, Verdict verdict) {
    assertThat(verdict.id()).isEqualTo(id);
    world.say(verdict);
    world.drain();
  }

  private void decide(String id, Subject subject, Decision.Kind kind, @Nullable String of) {
    decide(world, id, subject, kind, of);
  }

  private static void decide(
      World world, String id, Subject subject, Decision.Kind kind, @Nullable String undoes) {
    world.pass(Duration.ofSeconds(1));
    world.say(world.decision(id, subject, kind, undoes));
    world.drain();
  }

  private static void assertNothingIsDoneAgain(World world) {
    List<String> effects = List.copyOf(world.homeserver.effects);
    world.restart();
    world.drain();
    assertThat(world.homeserver.effects).isEqualTo(effects);
  }

  static void raid(World world, String name, Subject campaign, int accounts) {
    for (int i = 0; i < accounts; i++) {
      world.say(world.verdict("v-" + name + i, name + i, campaign));
    }
  }

  private static String id(String user) {
    return World.user(user).id();
  }

  private long listed(String name) {
    return world.listed().stream().filter(each -> each.matches("@" + name + "[0-9]+:.*")).count();
  }

  private static List<Outcome> held(World world) {
    return world.journal.outcomes.stream()
        .filter(each -> each.status() == Outcome.Status.HELD)
        .toList();
  }

  private static Set<Subject> campaignsOfHeld(World world) {
    return held(world).stream().map(Outcome::campaign).collect(Collectors.toSet());
  }
}
