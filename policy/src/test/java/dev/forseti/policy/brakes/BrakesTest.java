package dev.forseti.policy.brakes;

import static org.assertj.core.api.Assertions.assertThat;

import dev.forseti.model.Subject;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class BrakesTest extends BrakesFixture {
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
}
