package dev.forseti.policy.brakes;

import static org.assertj.core.api.Assertions.assertThat;

import dev.forseti.model.EntityPattern;
import dev.forseti.model.Harm;
import dev.forseti.model.ListEntry;
import dev.forseti.model.ListEntry.Recommendation;
import dev.forseti.model.RoomId;
import dev.forseti.model.RuleId;
import dev.forseti.model.Subject;
import dev.forseti.model.UserId;
import dev.forseti.policy.brakes.BrakeResult.Brake;
import dev.forseti.policy.brakes.BrakeResult.Held;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class BrakesTest {
  private static final Instant NOON = Instant.parse("2026-06-01T12:00:00Z");
  private static final CountedWith RULE =
      CountedWith.of(null, Optional.of(new RuleId("link-flood")));
  private static final Optional<CountedWith> ALONE = Optional.of(RULE);
  private static final BrakesConfig CONFIG =
      new BrakesConfig(
          Set.of(new UserId("@mod:good.example")),
          patterns("matrix.org", "@*:allies.example", "ported.example:8448", "@*:[::1]:8448"),
          5,
          3,
          5,
          6,
          4,
          2,
          10,
          3.0,
          Set.of(Subject.Kind.USER));

  private static final Set<RoomId> ROOMS = Set.of(new RoomId("!lounge:own.example"));

  private final Brakes brakes =
      new Brakes(CONFIG, new UserId("@forseti:own.example"), ROOMS, UnaryOperator.identity());

  @ParameterizedTest
  @CsvSource({
    "USER, @forseti:own.example, SELF",
    "USER, @FORSETI:own.example, SELF",
    "USER, @forset?:own.example, SELF",
    "SERVER, own.example, OWN_SERVER",
    "SERVER, OWN.example, OWN_SERVER",
    "SERVER, *.own.example, PASSED",
    "USER, @mod:good.example, MODERATOR",
    "USER, @modest:good.example, PASSED",
    "SERVER, good.example, MODERATOR",
    "SERVER, GOOD.example, MODERATOR",
    "SERVER, better.example, PASSED",
    "ROOM, !lounge:own.example, OWN_ROOM",
    "ROOM, !lounge:other.example, PASSED",
    "SERVER, allies.example, ALLOWED",
    "SERVER, matrix.org, ALLOWED",
    "USER, @eve:matrix.org, PASSED",
    "USER, @eve:allies.example, ALLOWED",
    "USER, @spammer*:*.example, TOO_BROAD",
    "USER, @eve:evil.example, PASSED",
  })
  void sparesThoseWhoMustNeverBeListed(Subject.Kind kind, String entity, String expected) {
    assertThat(name(decided(kind, entity))).isEqualTo(expected);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "@*:*",
        "@*",
        "*",
        "*:*",
        "?*",
        "@*:own.example",
        "@*:evil.example",
        "@spam*:*",
        "@spa?*:evil.example",
        "@a*a*a*a*:evil.example",
        "eve"
      })
  void holdsBroadPatternsOfUsers(String entity) {
    assertThat(name(decided(Subject.Kind.USER, entity))).isEqualTo("TOO_BROAD");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "*",
        "?*",
        "*.org",
        "*.co.uk",
        "*.gouv.fr",
        "*.github.io",
        "*.pages.dev",
        "evil*",
        "*.*",
        "*.*.example",
        "*a*a*a*a*b"
      })
  void holdsBroadPatternsOfServers(String entity) {
    assertThat(name(decided(Subject.Kind.SERVER, entity))).isEqualTo("TOO_BROAD");
  }

  @Test
  void letsAPatternPassFromTheLimitOn() {
    assertThat(name(decided(Subject.Kind.USER, "@abcd*:evil.example"))).isEqualTo("TOO_BROAD");
    assertThat(name(decided(Subject.Kind.USER, "@abcde*:evil.example"))).isEqualTo("PASSED");
    assertThat(name(decided(Subject.Kind.SERVER, "*.evil.example"))).isEqualTo("PASSED");
    assertThat(name(decided(Subject.Kind.SERVER, "*.evil.co.uk"))).isEqualTo("PASSED");
  }

  @Test
  void holdsAnEntityThatIsLongerThanAnyId() {
    assertThat(name(decided(Subject.Kind.USER, "@" + "*a".repeat(150) + ":b.c")))
        .isEqualTo("TOO_BROAD");
  }

  /** An id is compared as it is; what an operator allows is a pattern and may cover it. */
  @ParameterizedTest
  @CsvSource({
    "USER, @*:evil.example, PASSED",
    "USER, @*:good.example, PASSED",
    "USER, @m?d:good.example, PASSED",
    "USER, @forset?:own.example, PASSED",
    "USER, @*:own.example, PASSED",
    "USER, @*:allies.example, ALLOWED",
    "USER, @a?b:allies.example, ALLOWED",
    "USER, @*:[::1]:8448, ALLOWED",
    "USER, @*, TOO_BROAD",
    "USER, *, TOO_BROAD",
    "SERVER, *.evil.example, TOO_BROAD",
    "SERVER, ?.evil.example, TOO_BROAD",
    "ROOM, !*:own.example, PASSED",
    "ROOM, #l*:own.example, PASSED",
    "ROOM, *, TOO_BROAD",
  })
  void readsNoPatternInAnId(Subject.Kind kind, String id, String expected) {
    assertThat(name(byHash(kind, id))).isEqualTo(expected);
  }

  /** A server is its host, however its users and the allow list write it. */
  @ParameterizedTest
  @ValueSource(strings = {"ported.example", "[::1]"})
  void sparesAnAllowedServerWhateverPortIsWrittenWithIt(String server) {
    assertThat(name(decided(Subject.Kind.SERVER, server))).isEqualTo("ALLOWED");
  }

  @Test
  void leavesServersAndRoomsToModerators() {
    assertThat(name(automatic(Subject.Kind.SERVER, "evil.example", NOON))).isEqualTo("KIND");
    assertThat(name(decided(Subject.Kind.SERVER, "evil.example"))).isEqualTo("PASSED");
  }

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
    brakes.retracted(NOON);
    assertThat(brakes.beforeRetracting(true, ALONE, NOON)).isEqualTo(BrakeResult.Passed.PASSED);
    brakes.retracted(NOON);

    assertThat(brakes.beforeRetracting(true, ALONE, NOON)).isInstanceOf(Held.class);
    assertThat(brakes.beforeRetracting(false, ALONE, NOON)).isEqualTo(BrakeResult.Passed.PASSED);
    assertThat(brakes.beforeRetracting(true, ALONE, NOON.plus(Duration.ofHours(1))))
        .isEqualTo(BrakeResult.Passed.PASSED);
  }

  @Test
  void holdsAMassRetractionFromItsFirstEntry() {
    brakes.expectRetractions(2);
    assertThat(brakes.beforeRetracting(true, ALONE, NOON)).isEqualTo(BrakeResult.Passed.PASSED);
    brakes.expectRetractions(3);
    assertThat(brakes.beforeRetracting(true, ALONE, NOON)).isInstanceOf(Held.class);
    assertThat(brakes.beforeRetracting(false, ALONE, NOON)).isEqualTo(BrakeResult.Passed.PASSED);

    brakes.expectRetractions(2);
    brakes.retracted(NOON);
    assertThat(brakes.beforeRetracting(true, ALONE, NOON)).isEqualTo(BrakeResult.Passed.PASSED);
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

  private void hits(int distinct, Instant at) {
    for (int i = 0; i < distinct; i++) {
      brakes.hit(RULE, new Subject(Subject.Kind.USER, "@u" + i + ":evil.example"), at);
    }
  }

  private static List<EntityPattern> patterns(String... texts) {
    return Stream.of(texts).map(EntityPattern::new).toList();
  }

  private BrakeResult decided(Subject.Kind kind, String entity) {
    return brakes.beforePublishing(entry(kind, entity), pattern(entity), Optional.empty(), NOON);
  }

  /** As an entry that names its subject by hash. */
  private BrakeResult byHash(Subject.Kind kind, String id) {
    return brakes.beforePublishing(entry(kind, id), Optional.empty(), Optional.empty(), NOON);
  }

  private BrakeResult automatic(Subject.Kind kind, String entity, Instant now) {
    return brakes.beforePublishing(entry(kind, entity), pattern(entity), ALONE, now);
  }

  private BrakeResult automatic(Optional<CountedWith> counted, Instant now) {
    String entity = "@u:evil.example";
    return brakes.beforePublishing(entry(Subject.Kind.USER, entity), pattern(entity), counted, now);
  }

  private static Optional<CountedWith> with(String domain) {
    return Optional.of(
        CountedWith.of(
            Subject.campaign("link.domain", domain), Optional.of(new RuleId("link-flood"))));
  }

  private static Subject user(int i) {
    return new Subject(Subject.Kind.USER, "@u" + i + ":evil.example");
  }

  private static @Nullable Subject campaign(BrakeResult result) {
    return result instanceof Held held ? held.campaign() : null;
  }

  private static Optional<EntityPattern> pattern(String entity) {
    return Optional.of(new EntityPattern(entity));
  }

  private static ListEntry entry(Subject.Kind kind, String entity) {
    return new ListEntry(
        new Subject(kind, entity), Recommendation.BAN, "spam", Harm.SPAM, "v1", NOON, null);
  }

  private static String name(BrakeResult check) {
    return switch (check) {
      case BrakeResult.Passed.PASSED -> "PASSED";
      case Held(Brake brake, String reason, Subject campaign) -> brake.name();
    };
  }
}
