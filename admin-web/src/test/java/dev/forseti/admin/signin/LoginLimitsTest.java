package dev.forseti.admin.signin;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.Test;

class LoginLimitsTest {
  private static final Instant NOW = Instant.parse("2026-01-02T03:04:05Z");
  private final LoginLimits limits = new LoginLimits();

  @Test
  void letsThoseOfAPairTryAgainOnceTheOldestTryIsOverAWindowOld() {
    for (int i = 0; i < LoginLimits.PER_PAIR; i++) {
      assertThat(attempt("ada", "192.0.2.1", NOW.plusSeconds(i))).isZero();
    }
    assertThat(attempt("ada", "192.0.2.1", NOW.plusSeconds(60)))
        .isEqualTo(LoginLimits.WINDOW.minusSeconds(60));
    assertThat(attempt("ada", "192.0.2.2", NOW.plusSeconds(60))).as("elsewhere").isZero();
    assertThat(attempt("ada", "192.0.2.1", NOW.plus(LoginLimits.WINDOW))).isZero();
  }

  @Test
  void refusedTriesDoNotLengthenTheWait() {
    fail("ada", "192.0.2.1", LoginLimits.PER_PAIR);
    for (int i = 0; i < 100; i++) {
      attempt("ada", "192.0.2.1", NOW.plusSeconds(30));
    }
    assertThat(attempt("ada", "192.0.2.1", NOW.plus(LoginLimits.WINDOW))).isZero();
  }

  @Test
  void oneAddressHasSoManyTriesWhateverTheNames() {
    for (int i = 0; i < LoginLimits.PER_ADDRESS; i++) {
      assertThat(attempt("name" + i, "192.0.2.1", NOW)).isZero();
    }
    assertThat(attempt("another", "192.0.2.1", NOW)).isPositive();
    assertThat(attempt("another", "192.0.2.9", NOW)).isZero();
  }

  @Test
  void oneNetworkOfTheNewInternetIsOneAddress() {
    for (int i = 0; i < LoginLimits.PER_ADDRESS; i++) {
      attempt("name" + i, "2001:db8:0:7:0:0:0:" + i, NOW);
    }
    assertThat(attempt("x", "2001:db8:0:7:9:9:9:9", NOW)).isPositive();
    assertThat(attempt("x", "2001:db8:0:7::9", NOW)).as("as a proxy says it").isPositive();
    assertThat(attempt("x", "2001:db8:0:8:0:0:0:1", NOW)).isZero();
  }

  @Test
  void oneNameHasSoManyTriesFromEverywhere() {
    for (int i = 0; i < LoginLimits.PER_NAME; i++) {
      assertThat(attempt("ada", "192.0." + i + ".1", NOW)).isZero();
    }
    assertThat(attempt("ada", "198.51.100.1", NOW)).isEqualTo(LoginLimits.WINDOW);
  }

  @Test
  void theRightPasswordForgetsTheWrongOnesOfItsPairOnly() {
    fail("ada", "192.0.2.1", LoginLimits.PER_PAIR - 1);
    assertThat(attempt("ada", "192.0.2.1", NOW)).isZero();
    limits.succeeded(LoginTry.byStranger("ada", "192.0.2.1"));
    fail("ada", "192.0.2.1", LoginLimits.PER_PAIR);
    assertThat(attempt("ada", "192.0.2.1", NOW)).isEqualTo(LoginLimits.WINDOW);
    assertThat(attempt("ada", "192.0.2.1", NOW.plus(Duration.ofDays(1)))).isZero();
  }

  @Test
  void whatTheAccountIsKnownByCountsForItselfAlone() {
    for (int i = 0; i < 2 * LoginLimits.PER_NAME; i++) {
      attempt("ada", "192.0." + i / 200 + "." + i % 200, NOW);
    }
    assertThat(attempt("ada", "198.51.100.1", NOW)).isPositive();

    for (LoginTry known :
        new LoginTry[] {LoginTry.byDevice("d"), LoginTry.fromKnownNetwork("ada", "198.51.100.1")}) {
      for (int i = 0; i < LoginLimits.PER_PAIR; i++) {
        assertThat(limits.attempt(known, NOW)).isZero();
      }
      assertThat(limits.attempt(known, NOW)).isEqualTo(LoginLimits.WINDOW);
    }
    assertThat(limits.attempt(LoginTry.byDevice("other"), NOW)).isZero();
  }

  private Duration attempt(String name, String address, Instant now) {
    return limits.attempt(LoginTry.byStranger(name, address), now);
  }

  private void fail(String name, String address, int times) {
    for (int i = 0; i < times; i++) {
      assertThat(attempt(name, address, NOW)).isZero();
    }
  }
}
