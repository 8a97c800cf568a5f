package dev.forseti.admin;

import static org.assertj.core.api.Assertions.assertThat;

import dev.forseti.admin.signin.LoginLimits;
import java.net.http.HttpResponse;
import java.util.List;
import org.junit.jupiter.api.Test;

class SignInIT extends ConsoleFixture {
  @Test
  void theDoorIsStrict() throws Exception {
    HttpResponse<String> door = console.get("/sign-in");

    assertThat(door.statusCode()).isEqualTo(200);
    assertThat(header(door, "Content-Security-Policy"))
        .contains("default-src 'none'", "script-src 'self'", "frame-ancestors 'none'")
        .doesNotContain("unsafe");
    assertThat(header(door, "X-Content-Type-Options")).isEqualTo("nosniff");
    assertThat(header(door, "X-Frame-Options")).isEqualTo("DENY");
    assertThat(header(door, "Referrer-Policy")).isEqualTo("no-referrer");
    assertThat(header(door, "Cross-Origin-Opener-Policy")).isEqualTo("same-origin");
    assertThat(header(door, "Cross-Origin-Resource-Policy")).isEqualTo("same-origin");
    assertThat(header(door, "Permissions-Policy")).contains("camera=()");
    assertThat(header(door, "Cache-Control")).contains("no-store");
    assertThat(header(door, "Set-Cookie"))
        .contains("HttpOnly")
        .containsIgnoringCase("SameSite=strict")
        .doesNotContain("Secure");
    assertThat(door.body()).contains("name=\"_csrf\"");
  }

  @Test
  void aProxyThatIsNamedIsBelieved() throws Exception {
    console.restartBehind("127.0.0.1");

    HttpResponse<String> door = console.get("/sign-in", "X-Forwarded-Proto", "https");
    assertThat(header(door, "Set-Cookie")).contains("Secure");
    assertThat(header(door, "Strict-Transport-Security")).contains("max-age");
    console.tryForm("admin", "correct horse", "/sign-in", "", "X-Forwarded-For", "192.0.2.7");
    assertThat(signIns()).containsExactly("192.0.2.7");
  }

  @Test
  void nobodyElseIsBelievedAboutItsAddressOrScheme() throws Exception {
    for (String[] proxies : new String[][] {{}, {"192.0.2.1", "::1"}}) {
      console.restartBehind(proxies);

      HttpResponse<String> door = console.get("/sign-in", "X-Forwarded-Proto", "https");
      assertThat(header(door, "Set-Cookie")).doesNotContain("Secure");
      console.tryForm("admin", "correct horse", "/sign-in", "", "X-Forwarded-For", "192.0.2.7");
    }
    assertThat(signIns()).containsExactly("127.0.0.1", "127.0.0.1");
  }

  private List<String> signIns() {
    return console
        .jdbc()
        .sql("select detail from audit where what = 'SIGN_IN' order by id")
        .query((row, n) -> row.getString("detail"))
        .list();
  }

  @Test
  void signingInGivesANewSessionAndIsAudited() throws Exception {
    String planted = "forseti=0123456789ABCDEF0123456789ABCDEF";
    String session =
        Console.cookie(console.tryForm("admin", "correct horse", "/sign-in", planted), "forseti");
    String again =
        Console.cookie(console.tryForm("admin", "correct horse", "/sign-in", session), "forseti");

    assertThat(session).isNotEmpty().isNotEqualTo(planted);
    assertThat(again).isNotEmpty().isNotEqualTo(session);
    assertThat(console.get("/queue", "Cookie", session, "Accept", "text/html").statusCode())
        .isEqualTo(302);
    assertThat(console.get("/audit?kind=accounts", "Cookie", again).body()).contains("sign in");
  }

  @Test
  void tooManyTriesMustWaitAndAreAudited() throws Exception {
    for (int i = 0; i < LoginLimits.PER_PAIR; i++) {
      assertThat(header(console.tryForm("admin", "wrong"), "Location")).endsWith("?wrong");
    }
    HttpResponse<String> late = console.tryForm("admin", "correct horse");
    assertThat(header(late, "Location")).contains("/sign-in?later=10");
    assertThat(Integer.parseInt(header(late, "Retry-After"))).isBetween(500, 601);
    assertThat(console.get("/sign-in?later=10").body()).contains("Too many tries. Wait");
    assertThat(console.get("/api/v1/cases", "Authorization", Console.BASIC).statusCode())
        .isEqualTo(429);

    String other = Console.basic("someone else", "wrong");
    assertThat(console.get("/api/v1/cases", "Authorization", other).statusCode()).isEqualTo(401);
    Await.until(() -> console.count("audit where times = 2") == 1);
    assertThat(console.count("audit where what = 'LOCKED_OUT'"))
        .as("one line, however often")
        .isEqualTo(1);
  }

  @Test
  void rightPasswordsNeverCount() throws Exception {
    for (int i = 0; i < 2 * LoginLimits.PER_PAIR; i++) {
      assertThat(console.get("/api/v1/cases", "Authorization", Console.BASIC).statusCode())
          .isEqualTo(200);
    }
  }

  @Test
  void onlyTheAccountOfTheConfigurationSignsIn() throws Exception {
    console.restart("ines");

    assertThat(header(console.tryForm("admin", "correct horse"), "Location")).endsWith("?wrong");
    assertThat(console.get("/api/v1/cases", "Authorization", Console.BASIC).statusCode())
        .isEqualTo(401);
    assertThat(header(console.tryForm("ines", "correct horse"), "Location")).endsWith("/queue");
  }

  @Test
  void oddCredentialsAreRefused() throws Exception {
    for (String odd :
        new String[] {"Basic", "Basic !!!", "Basic " + "YQ==", "Basic ", "Bearer x"}) {
      assertThat(console.get("/api/v1/cases", "Authorization", odd).statusCode())
          .as(odd)
          .isEqualTo(401);
    }
    assertThat(header(console.tryForm("a\u0000b", "x"), "Location")).endsWith("?wrong");
    assertThat(header(console.tryForm("a".repeat(5_000), "x"), "Location")).endsWith("?wrong");
    assertThat(header(console.tryForm("admin", "é".repeat(5_000)), "Location")).endsWith("?wrong");
  }

  @Test
  void withoutItsDatabaseItSaysSoEverywhere() throws Exception {
    try (Console alone = Console.startOnServerOfItsOwn()) {
      String session = alone.signIn();
      HttpResponse<String> door = alone.get("/sign-in");
      alone.loseDatabase();

      HttpResponse<String> queue = alone.get("/queue", "Cookie", session);
      assertThat(queue.statusCode()).isEqualTo(503);
      assertThat(queue.body()).contains("The database does not answer");
      assertThat(door.statusCode()).isEqualTo(200);
      assertThat(header(alone.tryForm("admin", "correct horse"), "Location")).endsWith("?down");
    }
  }

  private static String header(HttpResponse<String> answer, String name) {
    return answer.headers().firstValue(name).orElse("");
  }
}
