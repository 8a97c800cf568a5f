package dev.forseti.admin.signin;

import static org.assertj.core.api.Assertions.assertThat;

import dev.forseti.admin.Console;
import dev.forseti.admin.ConsoleFixture;
import java.net.http.HttpResponse;
import java.time.Instant;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Strangers who guess the owner's password, from as many networks as they like. */
class KnownDevicesIT extends ConsoleFixture {
  private static final int GUESSES = 500;

  @BeforeEach
  void behindAProxy() {
    console.restartBehind("127.0.0.1");
  }

  @Test
  void aKnownBrowserGetsInWhileStrangersGuess() throws Exception {
    String device = device();
    String wrong = Console.basic("admin", "wrong");
    for (int i = 0; i < GUESSES; i++) {
      console.get("/api/v1/cases", "Authorization", wrong, "X-Forwarded-For", from(i));
    }

    assertThat(leadsTo(form("198.51.100.7", ""))).as("without it").contains("later");
    assertThat(leadsTo(form("198.51.100.8", device))).endsWith("/queue");
  }

  @Test
  void aBrowserThatIsMadeUpIsAStranger() throws Exception {
    String device = device();
    guess();

    String other = (device.endsWith("A") ? "B" : "A");
    for (String forged :
        new String[] {
          device.substring(0, device.length() - 1) + other,
          device.replaceFirst("\\.[0-9]+\\.", ".1."),
          "forseti-device=" + "A".repeat(43) + ".1." + "A".repeat(43),
          "forseti-device=",
          "forseti-device=" + "9".repeat(5_000)
        }) {
      assertThat(leadsTo(form("198.51.100.7", forged))).as(forged).contains("later");
    }
  }

  @Test
  void theBrowserOfAnotherAccountIsAStranger() throws Exception {
    console.restart("ines");
    String device = Console.cookie(form("ines", "198.51.100.7", ""), "forseti-device");
    assertThat(device).isNotEmpty();
    console.restart("admin");
    guess();

    assertThat(leadsTo(form("198.51.100.7", device))).contains("later");
  }

  @Test
  void anotherPasswordEndsWhatBrowsersAreKnownBy() throws Exception {
    String device = device();
    console.restartBehind("127.0.0.1");
    guess();
    assertThat(leadsTo(form("198.51.100.7", device))).as("after a restart").endsWith("/queue");

    console.restartWithPassword("another password");
    guess();
    HttpResponse<String> answer =
        console.tryForm(
            "admin", "another password", "/sign-in", device, "X-Forwarded-For", "198.51.100.7");
    assertThat(leadsTo(answer)).contains("later");
  }

  @Test
  void aKnownBrowserHasSoManyTriesToo() throws Exception {
    String device = device();
    for (int i = 0; i < LoginLimits.PER_PAIR; i++) {
      assertThat(leadsTo(console.tryForm("admin", "wrong", "/sign-in", device))).endsWith("?wrong");
    }

    assertThat(leadsTo(form("198.51.100.7", device))).contains("later");
  }

  @Test
  void aProgramGetsInFromANetworkThatItUsedBefore() throws Exception {
    assertThat(program("2001:db8:0:7::1")).isEqualTo(200);
    guess();

    assertThat(program("2001:db8:0:7::2")).isEqualTo(200);
    assertThat(program("2001:db8:0:8::1")).isEqualTo(429);
  }

  private String device() throws Exception {
    String device = Console.cookie(form("198.51.100.1", ""), "forseti-device");
    assertThat(device).isNotEmpty();
    return device;
  }

  /** As the filter counts them, without the time that looking at a password takes. */
  private void guess() {
    LoginLimits limits = console.bean(LoginLimits.class);
    for (int i = 0; i < GUESSES; i++) {
      limits.attempt(LoginTry.byStranger("admin", from(i)), Instant.now());
    }
  }

  private static String from(int i) {
    return "203.0." + i / 250 + "." + i % 250;
  }

  private HttpResponse<String> form(String from, String cookies) throws Exception {
    return form("admin", from, cookies);
  }

  private HttpResponse<String> form(String name, String from, String cookies) throws Exception {
    return console.tryForm(name, "correct horse", "/sign-in", cookies, "X-Forwarded-For", from);
  }

  private int program(String from) throws Exception {
    return console
        .get("/api/v1/cases", "Authorization", Console.BASIC, "X-Forwarded-For", from)
        .statusCode();
  }

  private static String leadsTo(HttpResponse<String> answer) {
    return answer.headers().firstValue("Location").orElse("");
  }
}
