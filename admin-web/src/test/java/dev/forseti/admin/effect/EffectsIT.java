package dev.forseti.admin.effect;

import static org.assertj.core.api.Assertions.assertThat;

import dev.forseti.admin.Samples;
import dev.forseti.model.Decision;
import dev.forseti.model.Measure.Kind;
import dev.forseti.model.Outcome.Status;
import dev.forseti.wire.Topics;
import org.junit.jupiter.api.Test;

/** Pages say what is in force from entries, outcomes and memberships, and nothing else. */
class EffectsIT extends EffectFixture {
  @Test
  void nothingIsSaidOfWhomNothingIsDoneTo() throws Exception {
    assertThat(effects()).isEqualTo(Effects.NONE);
    assertThat(page("/queue")).doesNotContain("tag on");
    assertThat(page("/cases/1")).contains("Not on our list").doesNotContain("Banned by");
  }

  @Test
  void bansOfOursAreNamedOnEveryPage() throws Exception {
    listed("v1");
    done(Kind.BAN, GARDEN, "v1", 1);
    done(Kind.BAN, BIKES, "v1", 2);

    assertThat(page("/cases/1")).contains("Banned by us", "!bikes:hs.example, Garden");
    assertThat(page("/users?id=" + Samples.EVE)).contains("Banned by us", "!bikes:hs.example, Gar");
    assertThat(page("/queue")).contains(">listed<", "banned in 2 rooms", "!bikes:hs.example, Gard");
  }

  @Test
  void banThatWeLiftedIsNoLongerSaid() throws Exception {
    done(Kind.BAN, GARDEN, "v1", 1);
    done(Kind.UNBAN, GARDEN, "v1", 2);

    assertThat(effects().bans()).isEmpty();
  }

  @Test
  void banThatSomebodyElseLiftedIsNoLongerSaid() throws Exception {
    done(Kind.BAN, GARDEN, "v1", 1);
    seen(GARDEN, "ban", 1);
    assertThat(effects().bans()).hasSize(1);

    seen(GARDEN, "leave", 5);
    assertThat(effects().bans()).isEmpty();
  }

  @Test
  void bansOfOthersAreSaidToBeTheirs() throws Exception {
    came(Kind.BAN, GARDEN, "v1", Status.ALREADY, "banned by @mo:hs.example", 1);
    seen(BIKES, "ban", 2);

    assertThat(effects().ours()).isEmpty();
    assertThat(page("/cases/1"))
        .containsSubsequence("Banned by others", "!bikes:hs.example, Garden")
        .doesNotContain("Banned by us");
  }

  @Test
  void simulatedBanIsCalledThat() throws Exception {
    came(Kind.BAN, GARDEN, "v1", Status.SIMULATED, "", 1);

    assertThat(page("/cases/1")).contains("Banned on a simulated homeserver only");
  }

  @Test
  void givenUpRetryIsNoBanAndAnOpenOneIsUnderWay() throws Exception {
    came(Kind.BAN, GARDEN, "v1", Status.ALREADY, "not wanted any more", 1);
    came(Kind.BAN, BIKES, "v1", Status.RETRYING, "no answer", 2);
    asked(Kind.UNBAN, BIKES, "v0", 3);

    assertThat(effects().bans()).isEmpty();
    assertThat(effects().underWay())
        .extracting(OpenMeasure::words)
        .containsExactly("the ban in !bikes:hs.example", "lifting the ban in !bikes:hs.example");
    assertThat(page("/cases/1")).contains("Under way", "no answer");
  }

  @Test
  void whatIsHeldIsSaidUntilAModeratorDecides() throws Exception {
    came(Kind.PUBLISH, LIST, "v1", Status.HELD, "QUOTA: 60 entries", 1);

    assertThat(page("/queue")).contains(">held back<", "QUOTA: 60 entries");
    assertThat(page("/cases/1")).containsSubsequence("Held back", "the entry", "QUOTA: 60 entries");
    assertThat(page("/cases/1")).contains("what is held back is").contains("dropped");

    var clear = Samples.decision("d1", Decision.Kind.CLEAR, null);
    var later =
        new Decision(
            clear.id(),
            EVE,
            clear.kind(),
            clear.moderator(),
            clear.reason(),
            clear.harm(),
            at(9),
            null,
            null);
    projections().apply(Topics.DECISIONS, "", later);
    assertThat(effects().held()).isEmpty();
  }

  private Effects effects() {
    return console.bean(EffectQuery.class).of(EVE.key());
  }
}
