package dev.forseti.policy.brakes;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;

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
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class BrakesTest {
  private static final Instant NOON = Instant.parse("2026-06-01T12:00:00Z");
  private static final RuleId RULE = new RuleId("link-flood");
  private static final BrakesConfig CONFIG =
      new BrakesConfig(
          Set.of(new UserId("@mod:good.example")),
          patterns("matrix.org", "@*:allies.example", "ported.example:8448", "@*:[::1]:8448"),
          5,
          3,
          5,
          4,
          2,
          10,
          3.0,
          Set.of(Subject.Kind.USER));

  private static final Set<RoomId> ROOMS = Set.of(new RoomId("!lounge:own.example"));

  private final Brakes brakes = new Brakes(CONFIG, new UserId("@forseti:own.example"), ROOMS);

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
    assertEquals(expected, name(decided(kind, entity)));
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
    assertEquals("TOO_BROAD", name(decided(Subject.Kind.USER, entity)));
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
    assertEquals("TOO_BROAD", name(decided(Subject.Kind.SERVER, entity)));
  }

  @Test
  void letsAPatternPassFromTheLimitOn() {
    assertEquals("TOO_BROAD", name(decided(Subject.Kind.USER, "@abcd*:evil.example")));
    assertEquals("PASSED", name(decided(Subject.Kind.USER, "@abcde*:evil.example")));
    assertEquals("PASSED", name(decided(Subject.Kind.SERVER, "*.evil.example")));
    assertEquals("PASSED", name(decided(Subject.Kind.SERVER, "*.evil.co.uk")));
  }

  @Test
  void holdsAnEntityThatIsLongerThanAnyId() {
    assertEquals("TOO_BROAD", name(decided(Subject.Kind.USER, "@" + "*a".repeat(150) + ":b.c")));
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
    assertEquals(expected, name(byHash(kind, id)));
  }

  /** A server is its host, however its users and the allow list write it. */
  @ParameterizedTest
  @ValueSource(strings = {"ported.example", "[::1]"})
  void sparesAnAllowedServerWhateverPortIsWrittenWithIt(String server) {
    assertEquals("ALLOWED", name(decided(Subject.Kind.SERVER, server)));
  }

  @Test
  void leavesServersAndRoomsToModerators() {
    assertEquals("KIND", name(automatic(Subject.Kind.SERVER, "evil.example", NOON)));
    assertEquals("PASSED", name(decided(Subject.Kind.SERVER, "evil.example")));
  }

  @Test
  void holdsTheEntryAboveTheQuotaOfAnHourUntilTheHourIsOver() {
    for (int i = 0; i < 3; i++) {
      assertEquals("PASSED", name(automatic(Subject.Kind.USER, "@u" + i + ":evil.example", NOON)));
      brakes.published(true, NOON);
    }

    assertEquals("QUOTA", name(automatic(Subject.Kind.USER, "@u4:evil.example", NOON)));
    Instant almost = NOON.plus(Duration.ofMinutes(60)).minusMillis(1);
    assertEquals("QUOTA", name(automatic(Subject.Kind.USER, "@u4:evil.example", almost)));
    Instant over = NOON.plus(Duration.ofMinutes(60));
    assertEquals("PASSED", name(automatic(Subject.Kind.USER, "@u4:evil.example", over)));
  }

  @Test
  void holdsTheEntryAboveTheQuotaOfADay() {
    for (int i = 0; i < 5; i++) {
      brakes.published(true, NOON.plus(Duration.ofHours(2 * i)));
    }

    Instant evening = NOON.plus(Duration.ofHours(11));
    assertEquals("QUOTA", name(automatic(Subject.Kind.USER, "@u:evil.example", evening)));
    Instant next = NOON.plus(Duration.ofHours(24));
    assertEquals("PASSED", name(automatic(Subject.Kind.USER, "@u:evil.example", next)));
  }

  @Test
  void countsModeratorsApart() {
    for (int i = 0; i < 3; i++) {
      brakes.published(true, NOON);
      brakes.published(false, NOON);
    }

    assertEquals("PASSED", name(decided(Subject.Kind.USER, "@u:evil.example")));
    brakes.published(false, NOON);
    assertEquals("QUOTA", name(decided(Subject.Kind.USER, "@u:evil.example")));
  }

  @Test
  void turnsARuleOffThatSuddenlyHitsFarMore() {
    hits(10, NOON);
    assertEquals("PASSED", name(automatic(Subject.Kind.USER, "@u:evil.example", NOON)));

    hits(11, NOON);
    assertEquals("SURGE", name(automatic(Subject.Kind.USER, "@u:evil.example", NOON)));
  }

  @Test
  void takesABusyRuleForGrantedUpToTheFactor() {
    hits(10, NOON);
    Instant later = NOON.plus(Duration.ofHours(6));

    hits(30, later);
    assertEquals("PASSED", name(automatic(Subject.Kind.USER, "@u:evil.example", later)));
    hits(31, later);
    assertEquals("SURGE", name(automatic(Subject.Kind.USER, "@u:evil.example", later)));
  }

  @Test
  void countsTheSameSubjectOnce() {
    for (int i = 0; i < 100; i++) {
      brakes.hit(RULE, new Subject(Subject.Kind.USER, "@same:evil.example"), NOON);
    }

    assertEquals("PASSED", name(automatic(Subject.Kind.USER, "@u:evil.example", NOON)));
  }

  @Test
  void asksAHumanBeforeAMassRetraction() {
    brakes.retracted(NOON);
    assertEquals(BrakeResult.Passed.PASSED, brakes.beforeRetracting(true, NOON));
    brakes.retracted(NOON);

    assertInstanceOf(Held.class, brakes.beforeRetracting(true, NOON));
    assertEquals(BrakeResult.Passed.PASSED, brakes.beforeRetracting(false, NOON));
    assertEquals(
        BrakeResult.Passed.PASSED, brakes.beforeRetracting(true, NOON.plus(Duration.ofHours(1))));
  }

  @Test
  void holdsAMassRetractionFromItsFirstEntry() {
    brakes.expectRetractions(2);
    assertEquals(BrakeResult.Passed.PASSED, brakes.beforeRetracting(true, NOON));
    brakes.expectRetractions(3);
    assertInstanceOf(Held.class, brakes.beforeRetracting(true, NOON));
    assertEquals(BrakeResult.Passed.PASSED, brakes.beforeRetracting(false, NOON));

    brakes.expectRetractions(2);
    brakes.retracted(NOON);
    assertEquals(BrakeResult.Passed.PASSED, brakes.beforeRetracting(true, NOON));
  }

  @Test
  void aWaveDoesNotTeachTheBrakeToLetItPass() {
    hits(100, NOON);
    Instant next = NOON.plus(Duration.ofHours(1));
    hits(9, next);
    assertEquals("SURGE", name(automatic(Subject.Kind.USER, "@u:evil.example", next)));
    Instant calm = NOON.plus(Duration.ofHours(2));
    assertEquals("PASSED", name(automatic(Subject.Kind.USER, "@u:evil.example", calm)));
    hits(11, calm);
    assertEquals("SURGE", name(automatic(Subject.Kind.USER, "@u:evil.example", calm)));
  }

  /** 100,000 senders of one wave; copying what is counted for each would take minutes. */
  @Test
  @Timeout(20)
  void countsALargeWaveInOneGo() {
    hits(100_000, NOON);
    assertEquals("SURGE", name(automatic(Subject.Kind.USER, "@u:evil.example", NOON)));
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
    return brakes.beforePublishing(
        entry(kind, entity), pattern(entity), false, Optional.empty(), NOON);
  }

  /** As an entry that names its subject by hash. */
  private BrakeResult byHash(Subject.Kind kind, String id) {
    return brakes.beforePublishing(
        entry(kind, id), Optional.empty(), false, Optional.empty(), NOON);
  }

  private BrakeResult automatic(Subject.Kind kind, String entity, Instant now) {
    return brakes.beforePublishing(
        entry(kind, entity), pattern(entity), true, Optional.of(RULE), now);
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
      case Held(Brake brake, String reason) -> brake.name();
    };
  }
}
