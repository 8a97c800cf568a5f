package dev.forseti.admin.signin;

import static org.assertj.core.api.Assertions.assertThat;

import dev.forseti.admin.Await;
import dev.forseti.admin.Console;
import dev.forseti.admin.ConsoleFixture;
import dev.forseti.admin.audit.FailedTry;
import java.net.http.HttpResponse;
import java.time.Instant;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** The audit when strangers guess: it grows by the hour, not by them. */
class FailedTriesIT extends ConsoleFixture {
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
  void wrongPasswordsBelowTheLimitAreALineOfTheHourToo() throws Exception {
    String session = signedIn("forseti");
    console.tryForm("admin", "wrong", "/sign-in", "", "X-Forwarded-For", "192.0.2.1");
    assertThat(program("2001:db8::2", Console.basic("admin", "wrong too"))).isEqualTo(401);
    assertThat(program("2001:db8::2", Console.basic("nobody", "wrong"))).isEqualTo(401);

    Await.until(() -> console.count("audit, generate_series(1, times)") == 3);
    assertThat(console.page("/audit?kind=accounts", session))
        .containsPattern("[123] wrong passwords within this hour, the first for admin from 192")
        .contains("wrong password</span>");
  }

  @Test
  void wrongPasswordsOfAKnownBrowserAreALineOfItsAccount() throws Exception {
    String device = signedIn("forseti-device");
    console.tryForm("admin", "wrong", "/sign-in", device);

    Await.until(() -> console.count("audit where what = 'WRONG_PASSWORD' and who = 'admin'") == 1);
  }

  @Test
  void aPasswordThatIsTypedAsTheNameIsNotKept() throws Exception {
    String session = signedIn("forseti");
    console.tryForm("my very own secret", "", "/sign-in", "");
    for (int i = 0; i < LoginLimits.PER_PAIR; i++) {
      console.tryForm("my very own secret", "admin", "/sign-in", "");
    }

    Await.until(() -> console.count("audit where times is not null") >= 2);
    assertThat(console.count("audit where detail like '%very own%' or who like '%very own%'"))
        .isZero();
    assertThat(console.page("/audit?kind=accounts", session))
        .contains("the first for no account&#39;s name from 127.0.0.1");
  }

  @Test
  void rightPasswordsAreNoLine() throws Exception {
    signedIn("forseti");
    assertThat(program("2001:db8::3")).isEqualTo(200);
    assertThat(console.get("/api/v1/cases", "Authorization", "Basic !!!").statusCode())
        .isEqualTo(401);

    console.restart("admin"); // which writes what was counted

    assertThat(console.count("audit where times is not null")).isZero();
  }

  @Test
  void whatWasCountedIsWrittenWhenTheConsoleStops() {
    var stranger = LoginTry.byStranger("admin", "192.0.2.1");
    console.bean(FailedTries.class).add(FailedTry.LOCKED_OUT, stranger, "admin", "192.0.2.1");

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
    return console.count(
        "audit, generate_series(1, times) where who = 'strangers' and what = 'LOCKED_OUT'");
  }

  private String signedIn(String cookie) throws Exception {
    HttpResponse<String> answer =
        console.tryForm("admin", "correct horse", "/sign-in", "", "X-Forwarded-For", "192.0.2.99");
    return Console.cookie(answer, cookie);
  }

  private int program(String from) throws Exception {
    return program(from, Console.BASIC);
  }

  private int program(String from, String credentials) throws Exception {
    return console
        .get("/api/v1/cases", "Authorization", credentials, "X-Forwarded-For", from)
        .statusCode();
  }
}
