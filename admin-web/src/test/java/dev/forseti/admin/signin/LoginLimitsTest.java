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
      assertThat(limits.attempt("ada", "192.0.2.1", NOW.plusSeconds(i))).isZero();
    }
    assertThat(limits.attempt("ada", "192.0.2.1", NOW.plusSeconds(60)))
        .isEqualTo(LoginLimits.WINDOW.minusSeconds(60));
    assertThat(limits.attempt("ada", "192.0.2.2", NOW.plusSeconds(60))).as("elsewhere").isZero();
    assertThat(limits.attempt("ada", "192.0.2.1", NOW.plus(LoginLimits.WINDOW))).isZero();
  }

  @Test
  void refusedTriesDoNotLengthenTheWait() {
    fail("ada", "192.0.2.1", LoginLimits.PER_PAIR);
    for (int i = 0; i < 100; i++) {
      limits.attempt("ada", "192.0.2.1", NOW.plusSeconds(30));
    }
    assertThat(limits.attempt("ada", "192.0.2.1", NOW.plus(LoginLimits.WINDOW))).isZero();
  }

  @Test
  void oneAddressHasSoManyTriesWhateverTheNames() {
    for (int i = 0; i < LoginLimits.PER_ADDRESS; i++) {
      assertThat(limits.attempt("name" + i, "192.0.2.1", NOW)).isZero();
    }
    assertThat(limits.attempt("another", "192.0.2.1", NOW)).isPositive();
    assertThat(limits.attempt("another", "192.0.2.9", NOW)).isZero();
  }

  @Test
  void oneNetworkOfTheNewInternetIsOneAddress() {
    for (int i = 0; i < LoginLimits.PER_ADDRESS; i++) {
      limits.attempt("name" + i, "2001:db8:0:7:0:0:0:" + i, NOW);
    }
    assertThat(limits.attempt("x", "2001:db8:0:7:9:9:9:9", NOW)).isPositive();
    assertThat(limits.attempt("x", "2001:db8:0:7::9", NOW)).as("as a proxy says it").isPositive();
    assertThat(limits.attempt("x", "2001:db8:0:8:0:0:0:1", NOW)).isZero();
  }

  @Test
  void oneNameHasSoManyTriesFromEverywhere() {
    for (int i = 0; i < LoginLimits.PER_NAME; i++) {
      assertThat(limits.attempt("ada", "192.0." + i + ".1", NOW)).isZero();
    }
    assertThat(limits.attempt("ada", "198.51.100.1", NOW)).isEqualTo(LoginLimits.WINDOW);
  }

  @Test
  void theRightPasswordForgetsTheWrongOnesOfItsPairOnly() {
    fail("ada", "192.0.2.1", LoginLimits.PER_PAIR - 1);
    assertThat(limits.attempt("ada", "192.0.2.1", NOW)).isZero();
    limits.succeeded("ada", "192.0.2.1");
    fail("ada", "192.0.2.1", LoginLimits.PER_PAIR);
    assertThat(limits.attempt("ada", "192.0.2.1", NOW)).isEqualTo(LoginLimits.WINDOW);
    assertThat(limits.attempt("ada", "192.0.2.1", NOW.plus(Duration.ofDays(1)))).isZero();
  }

  private void fail(String name, String address, int times) {
    for (int i = 0; i < times; i++) {
      assertThat(limits.attempt(name, address, NOW)).isZero();
    }
  }
}
