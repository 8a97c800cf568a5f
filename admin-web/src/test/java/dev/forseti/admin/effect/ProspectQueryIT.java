package dev.forseti.admin.effect;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.forseti.admin.PolicyLimits;
import dev.forseti.admin.Samples;
import dev.forseti.model.Decision;
import dev.forseti.model.Measure.Kind;
import dev.forseti.wire.Topics;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.springframework.jdbc.core.simple.JdbcClient;

/** What listing somebody would bring. */
class ProspectQueryIT extends EffectFixture {
  private static final PolicyLimits TWO_ROOMS =
      new PolicyLimits(List.of(GARDEN.value(), BIKES.value()), 2);

  @Test
  void roomsAreNamedWhereSomebodyIsNotBannedYet() {
    done(Kind.BAN, BIKES, "v1", 1);
    Effects now = console.bean(EffectQuery.class).of(EVE.key());

    assertThat(query(at(2)).of(true, now)).isEqualTo(new Prospect(true, List.of("Garden"), 2));
    assertThat(query(at(2)).of(false, now).rooms()).as("a server is not banned").isEmpty();
  }

  @Test
  void onlyEntriesThatModeratorsDecidedWithinTheHourCount() {
    projections().apply(Topics.DECISIONS, "", Samples.decision("d1", Decision.Kind.LIST, null));
    done(Kind.PUBLISH, LIST, "d1", 1);
    done(Kind.PUBLISH, LIST, "v1", 2);

    assertThat(query(at(60)).of(true, Effects.NONE).left()).isEqualTo(1);
    assertThat(query(at(3_600)).of(true, Effects.NONE).left()).isEqualTo(1);
    assertThat(query(at(3_602)).of(true, Effects.NONE).left()).isEqualTo(2);
  }

  @Test
  void pageSaysThatNobodyIsBannedWhereThatIsSwitchedOff() throws Exception {
    assertThat(page("/cases/1"))
        .contains("Nobody is banned by it: that is switched off.")
        .contains("Moderators may list 2,000 more within this hour.")
        .doesNotContain("Policy then bans");
  }

  @Test
  void quotaOfNothingIsRefused() {
    assertThatThrownBy(() -> new PolicyLimits(List.of(), 0)).hasMessageContaining("was 0");
  }

  private ProspectQuery query(Instant now) {
    return new ProspectQuery(
        console.bean(JdbcClient.class), TWO_ROOMS, Clock.fixed(now, ZoneOffset.UTC));
  }
}
