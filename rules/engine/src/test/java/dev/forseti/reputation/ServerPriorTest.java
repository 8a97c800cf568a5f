package dev.forseti.reputation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.forseti.model.Decision;
import dev.forseti.model.EventId;
import dev.forseti.model.EvidenceGroups;
import dev.forseti.model.Harm;
import dev.forseti.model.Standing;
import dev.forseti.model.Subject;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class ServerPriorTest {
  private static final Instant AT = Instant.parse("2026-01-01T00:00:00Z");
  private static final Subject SERVER = new Subject(Subject.Kind.SERVER, "evil.example");
  private static final ReputationRules RULES = ReputationRules.of(.0005, EvidenceGroups.NONE);
  private static final TrackedReputation FRESH = TrackedReputation.unknown(SERVER, 0, AT);

  private static TrackedReputation decided(TrackedReputation server, Decision.Kind kind) {
    var decision = new Decision("d", SERVER, kind, "mo", "said so", Harm.SPAM, AT, null, null);
    return server.with(decision, new EventId("$d"));
  }

  private static TrackedReputation weighing(double nats) {
    return FRESH.with(TestSignals.about(SERVER, "burst", nats), RULES);
  }

  private static double shift(TrackedReputation server) {
    return ServerPrior.shift(server, AT, RULES);
  }

  @Test
  void aQuarterOfWhatIsKnownOfTheServerIsInherited() {
    assertThat(ServerPrior.shift(null, AT, RULES)).isZero();
    assertThat(shift(FRESH)).isZero();
    assertThat(shift(weighing(2))).isEqualTo(.5, within(1e-9));
    assertThat(shift(weighing(-1))).isEqualTo(-.25, within(1e-9));
    assertThat(shift(weighing(6))).isEqualTo(ServerPrior.MOST);
  }

  /** A user keeps what it inherits; a decision weighs only as long as it holds. */
  @Test
  void noDecisionAboutTheServerIsInherited() {
    for (Decision.Kind kind :
        List.of(Decision.Kind.LIST, Decision.Kind.WATCH, Decision.Kind.CLEAR)) {
      assertThat(shift(decided(FRESH, kind))).isZero();
      assertThat(shift(decided(weighing(2), kind))).isEqualTo(.5, within(1e-9));
    }
  }

  @Test
  void itFadesWithWhatIsKnownOfTheServer() {
    Instant later = AT.plus(Duration.ofDays(14));

    assertThat(ServerPrior.shift(weighing(2), later, RULES)).isEqualTo(.25, within(1e-9));
  }

  @ParameterizedTest
  @ValueSource(doubles = {.00001, .0005, .002, .00249})
  void aBadServerAloneBringsNobodyAnywhere(double budget) {
    ReputationRules rules = ReputationRules.of(budget, EvidenceGroups.NONE);

    for (Standing before : Standing.values()) {
      assertThat(rules.thresholds().standing(rules.prior() + ServerPrior.MOST, before))
          .as("after %s", before)
          .isEqualTo(Standing.NONE);
    }
  }

  @ParameterizedTest
  @ValueSource(doubles = {.00001, .0005, .002, .00249})
  void aGoodServerHidesNoAbuser(double budget) {
    Thresholds thresholds = ReputationRules.of(budget, EvidenceGroups.NONE).thresholds();

    assertThat(thresholds.standing(thresholds.actAt() + ServerPrior.LEAST, Standing.NONE))
        .isEqualTo(Standing.REVIEW);
    assertThat(thresholds.standing(thresholds.actAt() + ServerPrior.LEAST, Standing.ACT))
        .isEqualTo(Standing.ACT);
  }

  @ParameterizedTest
  @CsvSource({
    "user:@eve:evil.example:8448, server:evil.example",
    "user:@_irc_eve:evil.example,",
    "user:@telegram_123:evil.example,",
    "user:@appservice-irc:evil.example,",
    "user:no id,",
    "server:evil.example,",
    "room:!r:evil.example,",
    "link:evil.example,"
  })
  void onlyUsersWhoComeByNoBridgeInherit(
      String subject, @org.jspecify.annotations.Nullable String server) {
    assertThat(ServerPrior.of(Subject.ofKey(subject)))
        .isEqualTo(server == null ? null : Subject.ofKey(server));
  }
}
