package dev.forseti.policy.brakes;

import static org.assertj.core.api.Assertions.assertThat;

import dev.forseti.model.Subject;
import dev.forseti.policy.brakes.BrakeResult.Held;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** How much may leave: quotas, surges, retractions. */
class BrakeLimitsTest extends BrakesFixture {
  @Test
  void holdsTheEntryAboveTheQuotaOfAnHourUntilTheHourIsOver() {
    for (int i = 0; i < 3; i++) {
      assertThat(name(automatic(Subject.Kind.USER, "@u" + i + ":evil.example", NOON)))
          .isEqualTo("PASSED");
      brakes.published(ALONE, NOON);
    }

    assertThat(name(automatic(Subject.Kind.USER, "@u4:evil.example", NOON))).isEqualTo("QUOTA");
    Instant almost = NOON.plus(Duration.ofMinutes(60)).minusMillis(1);
    assertThat(name(automatic(Subject.Kind.USER, "@u4:evil.example", almost))).isEqualTo("QUOTA");
    Instant over = NOON.plus(Duration.ofMinutes(60));
    assertThat(name(automatic(Subject.Kind.USER, "@u4:evil.example", over))).isEqualTo("PASSED");
  }

  @Test
  void holdsTheEntryAboveTheQuotaOfADay() {
    for (int i = 0; i < 5; i++) {
      brakes.published(ALONE, NOON.plus(Duration.ofHours(2 * i)));
    }

    Instant evening = NOON.plus(Duration.ofHours(11));
    assertThat(name(automatic(Subject.Kind.USER, "@u:evil.example", evening))).isEqualTo("QUOTA");
    Instant next = NOON.plus(Duration.ofHours(24));
    assertThat(name(automatic(Subject.Kind.USER, "@u:evil.example", next))).isEqualTo("PASSED");
  }

  @Test
  void aCampaignUsesUpNobodyElsesQuota() {
    for (int i = 0; i < 3; i++) {
      brakes.published(with("shop.example"), NOON);
    }

    assertThat(name(automatic(with("shop.example"), NOON))).isEqualTo("QUOTA");
    assertThat(name(automatic(with("casino.example"), NOON))).isEqualTo("PASSED");
    assertThat(name(automatic(ALONE, NOON))).isEqualTo("PASSED");
  }

  @Test
  void whatABrakeHoldsAsOneOfManyHasTheCampaignOfThem() {
    for (int i = 0; i < 3; i++) {
      brakes.published(with("shop.example"), NOON);
      brakes.published(ALONE, NOON);
    }

    assertThat(campaign(automatic(with("shop.example"), NOON)))
        .isEqualTo(Subject.campaign("link.domain", "shop.example"));
    assertThat(campaign(automatic(ALONE, NOON))).isEqualTo(Subject.campaign("rule", "link-flood"));
    // The campaign has a quota of its own left, and all together have none.
    assertThat(campaign(automatic(with("casino.example"), NOON)))
        .isEqualTo(Subject.campaign("rule", "link-flood"));
    assertThat(campaign(decided(Subject.Kind.USER, "@mod:good.example"))).isNull();
  }

  @ParameterizedTest
  @CsvSource({"5, PASSED", "6, QUOTA", "7, QUOTA"})
  void holdsWhatIsBeyondTheOverallLimitUntilTheHourIsOver(int published, String expected) {
    for (int i = 0; i < published; i++) {
      brakes.published(with(i + ".example"), NOON);
    }

    assertThat(name(automatic(with("new.example"), NOON))).isEqualTo(expected);
    Instant almost = NOON.plus(Duration.ofMinutes(60)).minusMillis(1);
    assertThat(name(automatic(with("new.example"), almost))).isEqualTo(expected);
    Instant over = NOON.plus(Duration.ofMinutes(60));
    assertThat(name(automatic(with("new.example"), over))).isEqualTo("PASSED");
  }

  @Test
  void aSurgeOfOneCampaignHoldsNoOther() {
    for (int i = 0; i < 11; i++) {
      brakes.hit(with("shop.example").orElseThrow(), user(i), NOON);
    }

    assertThat(name(automatic(with("shop.example"), NOON))).isEqualTo("SURGE");
    assertThat(name(automatic(with("casino.example"), NOON))).isEqualTo("PASSED");
    assertThat(name(automatic(ALONE, NOON))).isEqualTo("PASSED");
  }

  @Test
  void remembersSoManyCampaignsAndNotMore() {
    Quotas quotas = new Quotas(BrakesConfig.DEFAULT);
    SurgeDetector surges = new SurgeDetector(1, 2);
    for (int i = 0; i < 50_000; i++) {
      CountedWith each = with(i + ".example").orElseThrow();
      quotas.addAutomatic(each, NOON.plus(Duration.ofMinutes(i)));
      surges.hit(each.campaign(), user(i), NOON);
    }

    assertThat(quotas.campaigns()).isLessThan(2 * 24 * 60 + 1);
    assertThat(surges.campaigns()).isEqualTo(SurgeDetector.MOST_CAMPAIGNS);
  }

  @Test
  void countsModeratorsApart() {
    for (int i = 0; i < 3; i++) {
      brakes.published(ALONE, NOON);
      brakes.published(Optional.empty(), NOON);
    }

    assertThat(name(decided(Subject.Kind.USER, "@u:evil.example"))).isEqualTo("PASSED");
    brakes.published(Optional.empty(), NOON);
    assertThat(name(decided(Subject.Kind.USER, "@u:evil.example"))).isEqualTo("QUOTA");
  }

  @Test
  void turnsARuleOffThatSuddenlyHitsFarMore() {
    hits(10, NOON);
    assertThat(name(automatic(Subject.Kind.USER, "@u:evil.example", NOON))).isEqualTo("PASSED");

    hits(11, NOON);
    assertThat(name(automatic(Subject.Kind.USER, "@u:evil.example", NOON))).isEqualTo("SURGE");
  }

  @Test
  void takesABusyRuleForGrantedUpToTheFactor() {
    hits(10, NOON);
    Instant later = NOON.plus(Duration.ofHours(6));

    hits(30, later);
    assertThat(name(automatic(Subject.Kind.USER, "@u:evil.example", later))).isEqualTo("PASSED");
    hits(31, later);
    assertThat(name(automatic(Subject.Kind.USER, "@u:evil.example", later))).isEqualTo("SURGE");
  }

  @Test
  void countsTheSameSubjectOnce() {
    for (int i = 0; i < 100; i++) {
      brakes.hit(RULE, new Subject(Subject.Kind.USER, "@same:evil.example"), NOON);
    }

    assertThat(name(automatic(Subject.Kind.USER, "@u:evil.example", NOON))).isEqualTo("PASSED");
  }

  @Test
  void asksAHumanBeforeAMassRetraction() {
    brakes.retracted(ALONE, NOON);
    assertThat(brakes.beforeRetracting(true, ALONE, NOON)).isEqualTo(BrakeResult.Passed.PASSED);
    brakes.retracted(ALONE, NOON);

    assertThat(brakes.beforeRetracting(true, ALONE, NOON)).isInstanceOf(Held.class);
    assertThat(brakes.beforeRetracting(false, ALONE, NOON)).isEqualTo(BrakeResult.Passed.PASSED);
    assertThat(brakes.beforeRetracting(true, ALONE, NOON.plus(Duration.ofHours(1))))
        .isEqualTo(BrakeResult.Passed.PASSED);
  }

  @Test
  void holdsAMassRetractionFromItsFirstEntry() {
    brakes.expectRetractions(Collections.nCopies(2, ALONE), NOON);
    assertThat(brakes.beforeRetracting(true, ALONE, NOON)).isEqualTo(BrakeResult.Passed.PASSED);
    brakes.expectRetractions(Collections.nCopies(3, ALONE), NOON);
    assertThat(brakes.beforeRetracting(true, ALONE, NOON)).isInstanceOf(Held.class);
    assertThat(brakes.beforeRetracting(false, ALONE, NOON)).isEqualTo(BrakeResult.Passed.PASSED);

    brakes.expectRetractions(Collections.nCopies(2, ALONE), NOON);
    brakes.retracted(ALONE, NOON);
    assertThat(brakes.beforeRetracting(true, ALONE, NOON)).isEqualTo(BrakeResult.Passed.PASSED);
  }

  @Test
  void aMassRetractionOfOneCampaignHoldsNoOther() {
    List<Optional<CountedWith>> due = new ArrayList<>(Collections.nCopies(30, ALONE));
    due.add(with("shop.example"));
    brakes.expectRetractions(due, NOON);

    assertThat(campaign(brakes.beforeRetracting(true, ALONE, NOON)))
        .isEqualTo(Subject.campaign("rule", "link-flood"));
    assertThat(name(brakes.beforeRetracting(true, with("shop.example"), NOON))).isEqualTo("PASSED");
    brakes.retracted(with("shop.example"), NOON);
    assertThat(name(brakes.beforeRetracting(true, with("casino.example"), NOON)))
        .isEqualTo("PASSED");
  }

  @ParameterizedTest
  @CsvSource({"19, PASSED", "20, PASSED", "21, MASS_RETRACTION"})
  void holdsAMassRetractionOfManyCampaignsFromItsFirstEntry(int due, String expected) {
    List<Optional<CountedWith>> each = new ArrayList<>();
    for (int i = 0; i < due; i++) {
      each.add(with(i + ".example"));
    }
    brakes.expectRetractions(each, NOON);

    BrakeResult first = brakes.beforeRetracting(true, with("0.example"), NOON);
    assertThat(name(first)).isEqualTo(expected);
    assertThat(campaign(first)).isEqualTo(due > 20 ? Subject.campaign("rule", "link-flood") : null);
  }

  @Test
  void countsTheRetractionsOfManyCampaigns() {
    for (int i = 0; i < 20; i++) {
      assertThat(name(brakes.beforeRetracting(true, with(i + ".example"), NOON)))
          .isEqualTo("PASSED");
      brakes.retracted(with(i + ".example"), NOON);
    }

    assertThat(name(brakes.beforeRetracting(true, with("new.example"), NOON)))
        .isEqualTo("MASS_RETRACTION");
    assertThat(
            name(
                brakes.beforeRetracting(true, with("new.example"), NOON.plus(Duration.ofHours(1)))))
        .isEqualTo("PASSED");
  }

  @Test
  void aWaveDoesNotTeachTheBrakeToLetItPass() {
    hits(100, NOON);
    Instant next = NOON.plus(Duration.ofHours(1));
    hits(9, next);
    assertThat(name(automatic(Subject.Kind.USER, "@u:evil.example", next))).isEqualTo("SURGE");
    Instant calm = NOON.plus(Duration.ofHours(2));
    assertThat(name(automatic(Subject.Kind.USER, "@u:evil.example", calm))).isEqualTo("PASSED");
    hits(11, calm);
    assertThat(name(automatic(Subject.Kind.USER, "@u:evil.example", calm))).isEqualTo("SURGE");
  }

  /** 100,000 senders of one wave; copying what is counted for each would take minutes. */
  @Test
  @Timeout(20)
  void countsALargeWaveInOneGo() {
    hits(100_000, NOON);
    assertThat(name(automatic(Subject.Kind.USER, "@u:evil.example", NOON))).isEqualTo("SURGE");
  }
}
