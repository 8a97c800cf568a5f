package dev.forseti.policy;

import static org.assertj.core.api.Assertions.assertThat;

import dev.forseti.model.Decision;
import dev.forseti.model.Mode;
import dev.forseti.model.Standing;
import dev.forseti.model.Subject;
import dev.forseti.model.UserId;
import java.time.Duration;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What many accounts did alike is held as one, and decided as one. */
class CampaignTest extends CampaignFixture {
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
    assertThat(campaignsOfHeld(world)).isEqualTo(Set.of(SHOP));

    decide("d1", SHOP, Decision.Kind.CLEAR, null);
    assertThat(world.listed()).isEmpty();
  }
}
