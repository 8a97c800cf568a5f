package dev.forseti.admin;

import static org.assertj.core.api.Assertions.assertThat;

import dev.forseti.admin.signin.LoginLimits;
import dev.forseti.runtime.health.Troubles.Listener;
import java.io.IOException;
import java.net.http.HttpResponse;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What the console answers while its database is gone. */
class DeadDatabaseIT extends SignedInFixture {
  private final List<String> said = new CopyOnWriteArrayList<>();

  @Override
  protected Console newConsole() throws IOException {
    return Console.startOnServerOfItsOwn();
  }

  @BeforeEach
  void loseDatabase() throws Exception {
    console
        .troubles()
        .listen(Listener.of(began -> said.add(began.text()), ended -> said.add(ended.part())));
    console.loseDatabase();
    Await.until(() -> !console.troubles().now().isEmpty());
  }

  @Test
  void everyPageSaysWhichPartIsDeadSinceWhenAndWhatToDo() throws Exception {
    for (String path :
        List.of("/queue", "/cases/1", "/users?id=@a:b", "/list", "/audit", "/service")) {
      HttpResponse<String> page = console.get(path, "Cookie", session);
      assertThat(page.statusCode()).as(path).isEqualTo(503);
      assertThat(page.body())
          .as(path)
          .contains("class=\"trouble\"", "The database does not answer", "Since <time>")
          .contains("What to do:", "Start PostgreSQL, or mend database.url;");
    }
  }

  @Test
  void programsAreToldAndNotTakenForGuessers() throws Exception {
    for (int i = 0; i <= LoginLimits.PER_PAIR; i++) {
      HttpResponse<String> answer = console.get("/api/v1/cases", "Authorization", Console.BASIC);
      assertThat(answer.statusCode()).isEqualTo(503);
      assertThat(answer.body()).contains("the database does not answer");
    }
    assertThat(console.get("/actuator/prometheus", "Authorization", Console.BASIC).statusCode())
        .isEqualTo(503);
    HttpResponse<String> form = console.tryForm("admin", "correct horse");
    assertThat(form.headers().firstValue("Location").orElse("")).endsWith("?down");
  }

  @Test
  void itLivesIsNotReadyAndSaysSoOnce() throws Exception {
    for (int i = 0; i < 3; i++) {
      assertThat(console.get("/actuator/health/readiness").statusCode()).isEqualTo(503);
      assertThat(console.get("/actuator/health/liveness").statusCode()).isEqualTo(200);
      assertThat(console.get("/queue", "Cookie", session).statusCode()).isEqualTo(503);
    }
    assertThat(said).singleElement().asString().startsWith("The database does not answer");
  }
}
