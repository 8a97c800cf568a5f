package dev.forseti.admin;

import static org.assertj.core.api.Assertions.assertThat;

import dev.forseti.admin.signin.LoginLimits;
import java.io.InputStream;
import java.net.http.HttpClient;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Base64;
import org.junit.jupiter.api.Test;

/** What happens around a session: before it, after it, and beside it. */
class SessionsIT extends ConsoleFixture {
  private static final String FORM = "application/x-www-form-urlencoded";

  @Test
  void signInLeadsBackToThePageThatWasAskedFor() throws Exception {
    String cookie = asking("/audit?kind=reads");
    assertThat(signedIn(cookie)).endsWith("/audit?kind=reads");
    assertThat(header(console.tryForm("admin", "correct horse"), "Location")).endsWith("/queue");
  }

  @Test
  void signInLeadsNowhereElse() throws Exception {
    for (String path : new String[] {"/%2F%2Fevil.example", "/queue?continue=//evil.example"}) {
      assertThat(signedIn(asking(path)))
          .as(path)
          .satisfiesAnyOf(
              to -> assertThat(to).endsWith("/queue"), to -> assertThat(to).endsWith(path));
    }
  }

  @Test
  void whatACookieHoldsLeadsNowhereElse() throws Exception {
    for (String page :
        new String[] {"//evil.example", "/\\evil.example", "https://evil.example", "/a\r\nX: y"}) {
      String cookie =
          "forseti-page="
              + Base64.getUrlEncoder()
                  .withoutPadding()
                  .encodeToString(page.getBytes(StandardCharsets.UTF_8));
      assertThat(signedIn(cookie)).as(page).endsWith("/queue").doesNotContain("evil");
    }
    assertThat(signedIn("forseti-page=!!!")).endsWith("/queue");
  }

  @Test
  void decisionAfterTheSessionEndedSaysWhereToGoOn() throws Exception {
    HttpResponse<String> late =
        console.post(
            "/cases/12/decisions", "kind=LIST", "Content-Type", FORM, "Accept", "text/html");
    assertThat(late.statusCode()).isEqualTo(403);
    assertThat(late.body())
        .contains("You are signed out", "Nothing was sent", "href=\"/cases/12\"", "is kept");

    HttpResponse<String> old =
        console.post(
            "/cases/12/decisions",
            "kind=LIST&_csrf=old",
            "Cookie",
            console.signIn(),
            "Content-Type",
            FORM,
            "Accept",
            "text/html");
    assertThat(old.statusCode()).isEqualTo(403);
    assertThat(old.body())
        .contains("older than your session", "href=\"/cases/12\"", "Load it again");
  }

  @Test
  void oldFormsOfTheDoorLeadToTheDoor() throws Exception {
    HttpResponse<String> in = console.post("/sign-in", "_csrf=old", "Content-Type", FORM);
    assertThat(header(in, "Location")).endsWith("/sign-in?old");
    assertThat(console.get("/sign-in?old").body()).contains("too old, and nothing was tried");

    HttpResponse<String> out = console.post("/sign-out", "", "Content-Type", FORM);
    assertThat(header(out, "Location")).endsWith("/sign-in?out");
    HttpResponse<String> forged =
        console.post("/sign-out", "", "Cookie", console.signIn(), "Content-Type", FORM);
    assertThat(forged.statusCode()).isEqualTo(403);
  }

  @Test
  void triesCountHoweverTheAddressIsSpelled() throws Exception {
    for (int i = 0; i < LoginLimits.PER_PAIR; i++) {
      console.tryForm("admin", "wrong", "/%73ign-in", "");
    }
    HttpResponse<String> late = console.tryForm("admin", "correct horse", "/%73ign-in", "");
    assertThat(header(late, "Location")).doesNotEndWith("/queue");
    assertThat(header(console.tryForm("admin", "correct horse"), "Location")).contains("later");
  }

  @Test
  void passwordThatABrowserAddedByItselfChangesNothing() throws Exception {
    for (String[] sign :
        new String[][] {{"Origin", "http://evil.example"}, {"Sec-Fetch-Site", "cross-site"}}) {
      HttpResponse<String> answer =
          console.post(
              "/api/v1/decisions/1/undo", "", "Authorization", Console.BASIC, sign[0], sign[1]);
      assertThat(answer.statusCode()).as(sign[0]).isEqualTo(403);
    }
  }

  @Test
  void aSessionEndsInTimeHoweverMuchItIsUsed() throws Exception {
    console.restartWithSessionsOf(Duration.ofSeconds(2));
    String session = console.signIn();
    long begin = System.nanoTime();
    while (isSignedIn(session)) {
      assertThat(Duration.ofNanos(System.nanoTime() - begin)).isLessThan(Duration.ofSeconds(30));
    }
    assertThat(isSignedIn(console.signIn())).as("who signs in again").isTrue();
  }

  @Test
  void signingOutEndsTheSession() throws Exception {
    String session = console.signIn();
    assertThat(isSignedIn(session)).isTrue();
    console.form("/sign-out", "", session);
    assertThat(isSignedIn(session)).isFalse();
  }

  private boolean isSignedIn(String session) throws Exception {
    return console.get("/queue", "Cookie", session, "Accept", "text/html").statusCode() == 200;
  }

  @Test
  void openStreamsEndWithTheSession() throws Exception {
    String session = console.signIn();
    try (HttpClient http = HttpClient.newHttpClient()) {
      HttpResponse<InputStream> live =
          http.send(
              console.request("/live").header("Cookie", session).build(),
              BodyHandlers.ofInputStream());
      assertThat(live.statusCode()).isEqualTo(200);
      console.form("/sign-out", "", session);

      assertThat(new String(live.body().readAllBytes(), StandardCharsets.UTF_8))
          .contains("event:begin");
    }
  }

  private String asking(String path) throws Exception {
    return Console.cookies(console.get(path, "Accept", "text/html"));
  }

  private String signedIn(String cookie) throws Exception {
    return header(console.tryForm("admin", "correct horse", "/sign-in", cookie), "Location");
  }

  private static String header(HttpResponse<String> answer, String name) {
    return answer.headers().firstValue(name).orElse("");
  }
}
