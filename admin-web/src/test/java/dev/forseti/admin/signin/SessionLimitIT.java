package dev.forseti.admin.signin;

import static org.assertj.core.api.Assertions.assertThat;

import dev.forseti.admin.Console;
import dev.forseti.admin.ConsoleFixture;
import java.net.http.HttpResponse;
import java.util.Arrays;
import org.apache.catalina.Session;
import org.junit.jupiter.api.Test;

/** What those who come leave in memory. */
class SessionLimitIT extends ConsoleFixture {
  private static final int CONFIGURED = 1_800;
  private static final int VISITS = 10_000;

  @Test
  void visitorsLeaveNothing() throws Exception {
    for (int i = 0; i < VISITS; i++) {
      assertThat(console.get("/sign-in").statusCode()).isEqualTo(200);
    }
    console.get("/queue", "Accept", "text/html");
    assertThat(keptSeconds()).isEmpty();

    console.signIn();
    assertThat(keptSeconds()).containsExactly(CONFIGURED);
  }

  @Test
  void programsLeaveNothing() throws Exception {
    assertThat(console.get("/api/v1/cases").statusCode()).isEqualTo(401);
    assertThat(console.get("/api/v1/cases", "Accept", "text/html").statusCode()).isEqualTo(401);
    console.get("/api/v1/cases", "Authorization", Console.BASIC);

    assertThat(keptSeconds()).isEmpty();
  }

  @Test
  void whenThereIsRoomForNoMoreSessionsNewcomersAreTurnedAwayPlainly() throws Exception {
    String session = console.signIn();
    while (room().sessions().getActiveSessions() < SessionLimit.MOST) {
      room().sessions().createSession(null);
    }

    for (String path : new String[] {"/sign-in", "/queue", "/nothing"}) {
      HttpResponse<String> refused = console.get(path, "Accept", "text/html");
      assertThat(refused.statusCode()).as(path).isEqualTo(503);
      assertThat(refused.headers().firstValue("Retry-After")).as(path).isPresent();
      assertThat(refused.headers().firstValue("Content-Security-Policy")).as(path).isPresent();
      assertThat(refused.body())
          .as(path)
          .startsWith("Too many are signed in")
          .doesNotContain("Exc");
    }
    assertThat(room().sessions().getActiveSessions()).isEqualTo(SessionLimit.MOST);
    assertThat(console.get("/queue", "Cookie", session).statusCode()).isEqualTo(200);
    assertThat(console.get("/api/v1/cases", "Authorization", Console.BASIC).statusCode())
        .isEqualTo(200);
  }

  private SessionLimit room() {
    return console.bean(SessionLimit.class);
  }

  private int[] keptSeconds() {
    return Arrays.stream(room().sessions().findSessions())
        .mapToInt(Session::getMaxInactiveInterval)
        .sorted()
        .toArray();
  }
}
