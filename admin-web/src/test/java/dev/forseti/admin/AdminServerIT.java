package dev.forseti.admin;

import static org.assertj.core.api.Assertions.assertThat;

import dev.forseti.admin.projections.Projections;
import dev.forseti.model.Contribution;
import dev.forseti.model.EventId;
import dev.forseti.model.Harm;
import dev.forseti.model.Json;
import dev.forseti.model.Mode;
import dev.forseti.model.Reputation;
import dev.forseti.model.RoomEvent;
import dev.forseti.model.RoomId;
import dev.forseti.model.RuleId;
import dev.forseti.model.Standing;
import dev.forseti.model.Subject;
import dev.forseti.model.UserId;
import dev.forseti.model.Verdict;
import dev.forseti.wire.Topics;
import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.jdbc.core.simple.JdbcClient;

class AdminServerIT {
  private static final String HOSTILE = "<script>alert(1)</script>\u202Etxt\u0000";
  private static final String BASIC =
      "Basic "
          + Base64.getEncoder()
              .encodeToString("admin:correct horse".getBytes(StandardCharsets.UTF_8));

  @SuppressWarnings("NullAway.Init")
  private static EmbeddedPostgres postgres;

  @SuppressWarnings("NullAway.Init")
  private static AdminServer server;

  private final HttpClient http = HttpClient.newHttpClient();

  @BeforeAll
  static void start() throws IOException {
    postgres = EmbeddedPostgres.start();
    server =
        AdminServer.start(
            new AdminConfig(
                "127.0.0.1",
                0,
                postgres.getJdbcUrl("postgres", "postgres"),
                "postgres",
                "postgres",
                "",
                "admin",
                "correct horse",
                Duration.ofMinutes(30),
                false,
                "commons.example",
                Mode.OBSERVE,
                Duration.ofDays(7)));
  }

  @AfterAll
  static void stop() throws IOException {
    server.close();
    postgres.close();
  }

  @ParameterizedTest
  @ValueSource(strings = {"/", "/queue", "/cases/1", "/users?id=x", "/list", "/audit", "/live"})
  void pagesNeedSignIn(String path) throws Exception {
    HttpResponse<String> answer = get(path, "");
    assertThat(answer.statusCode()).isEqualTo(302);
    assertThat(answer.headers().firstValue("Location").orElse("")).endsWith("/sign-in");
  }

  @ParameterizedTest
  @ValueSource(strings = {"/api/v1/cases", "/api/v1/cases/1", "/api/v1/published"})
  void programsNeedCredentials(String path) throws Exception {
    assertThat(get(path, "").statusCode()).isEqualTo(401);
    assertThat(get(path, "Basic YWRtaW46bm8=").statusCode()).isEqualTo(401);
  }

  @Test
  void decidingNeedsCredentialsOrToken() throws Exception {
    assertThat(post("/api/v1/cases/1/decisions", "", "{}").statusCode()).isIn(401, 403);
    assertThat(post("/cases/1/decisions", "", "{}").statusCode()).isEqualTo(403);
  }

  @Test
  void signInPageIsStrict() throws Exception {
    HttpResponse<String> answer = get("/sign-in", "");
    assertThat(answer.statusCode()).isEqualTo(200);
    assertThat(answer.headers().firstValue("Content-Security-Policy").orElse(""))
        .contains("default-src 'none'")
        .doesNotContain("unsafe");
    assertThat(answer.headers().firstValue("Set-Cookie").orElse(""))
        .contains("HttpOnly")
        .containsIgnoringCase("SameSite=strict");
    assertThat(answer.body()).contains("name=\"_csrf\"");
  }

  @Test
  void caseIsDecidedOnceUndoneAndShownWithoutHarm() throws Exception {
    Projections projections = server.part(Projections.class);
    JdbcClient jdbc = server.part(JdbcClient.class);
    projections.apply(Topics.EVENTS, "", event());
    for (int twice = 0; twice < 2; twice++) {
      projections.apply(Topics.VERDICTS, "", verdict("v1"));
    }
    assertThat(count(jdbc, "cases")).isEqualTo(1);
    long id = jdbc.sql("select id from cases").query(Long.class).single();

    String session = signIn();
    String page = page("/cases/" + id, session);
    assertThat(page)
        .doesNotContain("<script>alert")
        .doesNotContain("\u202E")
        .contains("&lt;script&gt;alert(1)&lt;/script&gt;[U+202E]txt")
        .contains("link-flood");
    assertThat(page("/queue", session)).contains("◆ review");
    assertThat(page("/users?id=@eve:evil.example", session)).doesNotContain("<script>alert");
    assertThat(page("/list", session)).contains("Nothing is published");

    String ask = "{\"kind\":\"LIST\",\"reason\":\"spam\",\"days\":30}";
    HttpResponse<String> made = post("/api/v1/cases/" + id + "/decisions", BASIC, ask);
    assertThat(made.statusCode()).isEqualTo(200);
    assertThat(post("/api/v1/cases/" + id + "/decisions", BASIC, ask).statusCode()).isEqualTo(409);
    assertThat(count(jdbc, "outbox")).isEqualTo(1);
    projections.apply(Topics.VERDICTS, "", verdict("v2"));
    assertThat(get("/api/v1/cases", BASIC).body()).isEqualTo("[]");

    String decision = jdbc.sql("select id from decisions").query(String.class).single();
    assertThat(post("/api/v1/decisions/" + decision + "/undo", BASIC, "").statusCode())
        .isEqualTo(200);
    assertThat(post("/api/v1/decisions/" + decision + "/undo", BASIC, "").statusCode())
        .isEqualTo(409);
    assertThat(count(jdbc, "outbox")).isEqualTo(2);
    assertThat(get("/api/v1/cases", BASIC).body()).contains("user:@eve:evil.example");
    assertThat(page("/audit", session)).contains("undo: spam");
  }

  private static long count(JdbcClient jdbc, String table) {
    return jdbc.sql("select count(*) from " + table).query(Long.class).single();
  }

  private String signIn() throws Exception {
    HttpResponse<String> form = get("/sign-in", "");
    String token = form.body().replaceAll("(?s).*name=\"_csrf\" value=\"([^\"]+)\".*", "$1");
    HttpRequest request =
        request("/sign-in")
            .header("Cookie", cookie(form))
            .header("Content-Type", "application/x-www-form-urlencoded")
            .POST(
                BodyPublishers.ofString(
                    "username=admin&password=correct+horse&_csrf="
                        + java.net.URLEncoder.encode(token, StandardCharsets.UTF_8)))
            .build();
    return cookie(http.send(request, BodyHandlers.ofString()));
  }

  private static String cookie(HttpResponse<String> answer) {
    return answer.headers().firstValue("Set-Cookie").orElse("").replaceAll(";.*", "");
  }

  private String page(String path, String session) throws Exception {
    HttpRequest request = request(path).header("Cookie", session).build();
    HttpResponse<String> answer = http.send(request, BodyHandlers.ofString());
    assertThat(answer.statusCode()).as(path).isEqualTo(200);
    return answer.body();
  }

  private HttpResponse<String> get(String path, String authorization) throws Exception {
    HttpRequest.Builder request = request(path);
    if (!authorization.isEmpty()) {
      request.header("Authorization", authorization);
    }
    return http.send(request.build(), BodyHandlers.ofString());
  }

  private HttpResponse<String> post(String path, String authorization, String body)
      throws Exception {
    HttpRequest.Builder request = request(path).header("Content-Type", "application/json");
    if (!authorization.isEmpty()) {
      request.header("Authorization", authorization);
    }
    return http.send(request.POST(BodyPublishers.ofString(body)).build(), BodyHandlers.ofString());
  }

  private static HttpRequest.Builder request(String path) {
    return HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + server.port() + path));
  }

  private static RoomEvent event() {
    Instant at = Instant.parse("2026-01-02T03:04:05Z");
    return new RoomEvent(
        new EventId("$hit"),
        new RoomId("!room:hs.example"),
        "m.room.message",
        null,
        new UserId("@eve:evil.example"),
        at,
        at,
        new Json.Obj(Map.of("body", new Json.Str(HOSTILE))),
        null,
        "tap",
        "1",
        Set.of(),
        Json.Obj.EMPTY);
  }

  private static Verdict verdict(String id) {
    Instant at = Instant.parse("2026-01-02T03:04:05Z");
    Subject eve = Subject.user(new UserId("@eve:evil.example"));
    EventId hit = new EventId("$hit");
    var why = new Contribution(new RuleId("link-flood"), "links", 4.5, 4.0, 1, at, hit, HOSTILE);
    return new Verdict(
        id,
        eve,
        Standing.WATCH,
        Standing.REVIEW,
        Mode.SUGGEST,
        hit,
        new RoomId("!room:hs.example"),
        at,
        Harm.SPAM,
        HOSTILE,
        new Reputation(eve, 3.5, -4.0, 1.5, 5.5, Standing.REVIEW, 12, at, List.of(why)),
        List.of(hit));
  }
}
