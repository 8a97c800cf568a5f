package dev.forseti.admin;

import static org.assertj.core.api.Assertions.assertThat;

import dev.forseti.admin.health.ConsoleParts;
import dev.forseti.runtime.health.Trouble.Effect;
import dev.forseti.runtime.health.Troubles;
import java.net.http.HttpResponse;
import java.util.List;
import org.junit.jupiter.api.Test;

class ActuatorIT extends ConsoleFixture {
  private static final String LIVENESS = "/actuator/health/liveness";
  private static final String READINESS = "/actuator/health/readiness";

  @Test
  void readinessIsDownWhileAPartThatStopsWorkIsInTroubleAndLivenessIsUp() throws Exception {
    Troubles troubles = console.troubles();
    for (String part :
        List.of(
            ConsoleParts.DATABASE,
            ConsoleParts.KAFKA,
            ConsoleParts.HOMESERVER,
            "scoring",
            ConsoleParts.READING + "events")) {
      assertThat(console.get(READINESS).statusCode()).isEqualTo(200);
      troubles.report(part, Effect.STOPPED, "It does not answer", "");

      HttpResponse<String> answer = console.get(READINESS);
      assertThat(answer.statusCode()).as(part).isEqualTo(503);
      assertThat(answer.body()).isEqualTo("{\"status\":\"DOWN\"}");
      assertThat(console.get(LIVENESS).statusCode()).isEqualTo(200);
      troubles.recovered(part);
    }
  }

  @Test
  void aTroubleThatStopsNothingElseLeavesTheServiceReady() throws Exception {
    console.troubles().report("a room", Effect.PARTIAL, "It cannot be joined", "Invite us");

    assertThat(console.get(READINESS).body()).isEqualTo("{\"status\":\"UP\"}");
  }

  @Test
  void metricsNeedASignIn() throws Exception {
    String path = "/actuator/prometheus";
    assertThat(console.get(path).statusCode()).isEqualTo(401);
    assertThat(console.get(path, "Authorization", Console.basic("admin", "wrong")).statusCode())
        .isEqualTo(401);
    assertThat(console.get(path, "Cookie", console.signIn()).statusCode()).isEqualTo(200);

    HttpResponse<String> answer = console.get(path, "Authorization", Console.BASIC);
    assertThat(answer.statusCode()).isEqualTo(200);
    assertThat(answer.body()).contains("jvm_memory_used_bytes", "http_server_requests_seconds");
  }

  @Test
  void nothingElseOfActuatorAnswersAnybody() throws Exception {
    for (String path :
        List.of("", "/health", "/health/db", "/env", "/beans", "/heapdump", "/loggers", "/info")) {
      assertThat(console.get("/actuator" + path, "Authorization", Console.BASIC).statusCode())
          .as(path)
          .isIn(403, 404);
      assertThat(console.get("/actuator" + path).statusCode()).as(path).isEqualTo(401);
    }
  }
}
