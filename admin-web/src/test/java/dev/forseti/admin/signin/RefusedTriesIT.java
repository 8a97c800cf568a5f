package dev.forseti.admin.signin;

import static org.assertj.core.api.Assertions.assertThat;

import dev.forseti.admin.Await;
import dev.forseti.admin.Console;
import dev.forseti.admin.ConsoleFixture;
import java.net.http.HttpResponse;
import java.time.Instant;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** The audit when strangers guess: it grows by the hour, not by them. */
class RefusedTriesIT extends ConsoleFixture {
  private static final int NETWORKS = 60;
  private static final String OF_STRANGERS =
      "audit where what = 'LOCKED_OUT' and who = 'strangers'";

  @BeforeEach
  void behindAProxy() {
    console.restartBehind("127.0.0.1");
  }

  @Test
  void strangersFromManyNetworksAreOneLineOfTheHour() throws Exception {
    String session = signedIn("forseti");
    guessUntilEverybodyMustWait();
    for (int i = 0; i < NETWORKS; i++) {
      assertThat(program("2001:db8:0:" + Integer.toHexString(i) + "::1")).isEqualTo(429);
    }

    Await.until(() -> refused() == NETWORKS);
    assertThat(console.count(OF_STRANGERS))
        .as("two when the hour ends meanwhile")
        .isBetween(1L, 2L);
    assertThat(console.page("/audit?kind=accounts", session))
        .contains("tries refused within this hour, the first for admin from 2001:db8:0:0::1");
  }

  @Test
  void whatIsRefusedToAKnownBrowserIsALineOfItsAccount() throws Exception {
    String device = signedIn("forseti-device");
    for (int i = 0; i <= LoginLimits.PER_PAIR; i++) {
      console.tryForm("admin", "wrong", "/sign-in", device);
    }

    Await.until(() -> console.count("audit where what = 'LOCKED_OUT' and who = 'admin'") == 1);
    assertThat(console.count(OF_STRANGERS)).isZero();
  }

  @Test
  void whatWasCountedIsWrittenWhenTheConsoleStops() {
    var stranger = LoginTry.byStranger("admin", "192.0.2.1");
    console.bean(RefusedTries.class).add(stranger, "admin", "192.0.2.1");

    console.restart("admin");

    assertThat(console.count(OF_STRANGERS)).isEqualTo(1);
  }

  private void guessUntilEverybodyMustWait() {
    LoginLimits limits = console.bean(LoginLimits.class);
    for (int i = 0; i < LoginLimits.PER_NAME; i++) {
      limits.attempt(LoginTry.byStranger("admin", "203.0.113." + i), Instant.now());
    }
  }

  private long refused() {
    return console.count("audit, generate_series(1, times) where who = 'strangers'");
  }

  private String signedIn(String cookie) throws Exception {
    HttpResponse<String> answer =
        console.tryForm("admin", "correct horse", "/sign-in", "", "X-Forwarded-For", "192.0.2.99");
    return Console.cookie(answer, cookie);
  }

  private int program(String from) throws Exception {
    return console
        .get("/api/v1/cases", "Authorization", Console.BASIC, "X-Forwarded-For", from)
        .statusCode();
  }
}
