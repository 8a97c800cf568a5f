package dev.forseti.ingest.appservice;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import dev.forseti.ingest.FailingEventLog;
import dev.forseti.ingest.InMemoryEventLog;
import dev.forseti.ingest.IngestMetrics;
import dev.forseti.model.Malformed;
import dev.forseti.runtime.health.Troubles;
import dev.forseti.runtime.http.BodyLimits;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.time.Instant;
import java.util.Collections;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class AppServiceTapTest {
  private static final Troubles TROUBLES = new Troubles(() -> Instant.EPOCH);
  private static final String TOKEN = "hs-token-0123456789";
  private static final String TXN = "/_matrix/app/v1/transactions/";
  private static final int MAX_BYTES = 10_000;

  private final InMemoryEventLog stored = new InMemoryEventLog();
  private final FailingEventLog log = new FailingEventLog(stored);
  private final IngestMetrics metrics = new IngestMetrics();
  private final HttpClient client = HttpClient.newHttpClient();
  private AppServiceTap tap = newTap();

  private AppServiceTap newTap() {
    AppServiceConfig config =
        new AppServiceConfig(
            "appservice",
            "127.0.0.1",
            0,
            TOKEN,
            "as-token-0123456789",
            "forseti",
            null,
            BodyLimits.of(MAX_BYTES),
            Duration.ofSeconds(1));
    return new AppServiceTap(config, log, () -> Instant.EPOCH, metrics, TROUBLES);
  }

  @BeforeEach
  void start() {
    tap.start();
  }

  @AfterEach
  void stop() {
    tap.close();
    client.close();
  }

  @ParameterizedTest
  @CsvSource({
    "PUT,  /_matrix/app/v1/transactions/1, 200, {}",
    "PUT,  /transactions/1, 200, {}",
    "GET,  /_matrix/app/v1/transactions/1, 405, M_UNRECOGNIZED",
    "POST, /_matrix/app/v1/ping, 200, {}",
    "GET,  /_matrix/app/v1/users/%40a%3Ahs, 404, M_NOT_FOUND",
    "GET,  /rooms/%23a%3Ahs, 404, M_NOT_FOUND",
    "GET,  /, 404, M_UNRECOGNIZED",
    "PUT,  /_matrix/app/v1/transactions/, 404, M_UNRECOGNIZED"
  })
  void answersEachEndpoint(String method, String path, int status, String body) throws Exception {
    var answer = send(method, path, "Bearer " + TOKEN, "{\"events\":[]}");

    assertThat(answer.statusCode()).isEqualTo(status);
    assertThat(answer.body()).contains(body);
  }

  @ParameterizedTest
  @CsvSource({
    "'', '', 401, M_MISSING_TOKEN",
    "Bearer wrong, '', 403, M_FORBIDDEN",
    "Basic hs-token-0123456789, '', 403, M_FORBIDDEN",
    "bearer hs-token-0123456789, '', 200, {}",
    "'', ?access_token=hs-token-0123456789, 200, {}",
    "'', ?access_token=hs-token-012345678, 403, M_FORBIDDEN",
    "Bearer hs-token-0123456789, ?access_token=wrong, 403, M_FORBIDDEN"
  })
  void opensToTheTokenOnly(String header, String query, int status, String body) throws Exception {
    var answer = rawPut(TXN + "1" + query, header, transaction("e1"));

    assertThat(answer).startsWith("HTTP/1.1 " + status).contains(body);
    assertThat(stored.events()).hasSize(status == 200 ? 1 : 0);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "not json | 400 | M_NOT_JSON",
        "[] | 400 | M_NOT_JSON",
        "{\"events\":[{} | 400 | M_NOT_JSON",
        "{\"events\":5} | 400 | M_NOT_JSON",
        "{\"events\":[]}} | 400 | M_NOT_JSON",
        "{} | 400 | M_BAD_JSON",
        "{\"ephemeral\":[{}]} | 400 | M_BAD_JSON",
      })
  void refusesWhatIsNoTransaction(String text, int status, String code) throws Exception {
    var answer = put("1", text);

    assertThat(answer.statusCode()).isEqualTo(status);
    assertThat(answer.body()).contains(code);
    assertThat(metrics.snapshot().refusedRequests()).isOne();
  }

  /** The specification requires {@code events}, and homeservers send it also when it is empty. */
  @Test
  void saysThatEventsAreMissingAndTakesNone() throws Exception {
    assertThat(put("1", "{\"ephemeral\":[]}").body()).contains("events is missing");
    assertThat(put("1", "{\"ephemeral\":[{}]}").statusCode()).isEqualTo(400);
    assertThat(metrics.snapshot().refusedByCode()).containsExactly(Map.entry("M_BAD_JSON", 2L));
    assertThat(put("1", "{\"ephemeral\":[{}]}").statusCode()).isEqualTo(200);
    assertThat(stored.malformed())
        .extracting(Malformed::reason)
        .containsExactly(Malformed.Reason.MISSING_FIELD);

    assertThat(put("2", "{\"events\":[],\"ephemeral\":[{}]}").statusCode()).isEqualTo(200);
    assertThat(metrics.snapshot().ephemeral()).isOne();
  }

  @Test
  void saysThatNothingComesInWhileTheSameTransactionFailsAgainAndAgain() throws Exception {
    for (int attempt = 1; attempt <= 3; attempt++) {
      assertThat(TROUBLES.of(StuckTransaction.PART)).isEmpty();
      log.next(FailingEventLog.Next.BREAKS);
      assertThat(put("1", transaction("e1")).statusCode()).isEqualTo(500);
    }
    assertThat(TROUBLES.of(StuckTransaction.PART))
        .hasValueSatisfying(it -> assertThat(it.what()).contains("IllegalStateException"));

    assertThat(put("1", transaction("e1")).statusCode()).isEqualTo(200);
    assertThat(TROUBLES.of(StuckTransaction.PART)).isEmpty();
  }

  @Test
  void leavesItToTheLogToSayThatItIsUnavailable() throws Exception {
    for (int attempt = 1; attempt <= 4; attempt++) {
      log.next(FailingEventLog.Next.FAILS);
      assertThat(put("1", transaction("e1")).statusCode()).isEqualTo(503);
    }
    assertThat(TROUBLES.of(StuckTransaction.PART)).isEmpty();
  }

  @Test
  void refusesABodyBeyondTheLimit() throws Exception {
    var answer = put("1", "{\"x\":\"" + "a".repeat(MAX_BYTES) + "\"}");

    assertThat(answer.statusCode()).isEqualTo(413);
    assertThat(answer.body()).contains("M_TOO_LARGE");
  }

  @Test
  void setsATransactionAsideThatIsBrokenEachTime() throws Exception {
    assertThat(put("1", "{\"events\":[{}").statusCode()).isEqualTo(400);
    assertThat(put("1", "{\"events\":[{}").statusCode()).isEqualTo(400);
    assertThat(put("2", "{").statusCode()).isEqualTo(400);
    assertThat(put("1", "{\"events\":[{}").statusCode()).isEqualTo(200);

    assertThat(stored.malformed()).hasSize(1);
    assertThat(stored.malformed().getFirst().payload()).isEqualTo("{\"events\":[{}");
    assertThat(metrics.snapshot().received()).isOne();
    assertThat(metrics.snapshot().refusedByCode()).containsExactly(Map.entry("M_NOT_JSON", 3L));
    assertThat(put("1", transaction("e1")).statusCode()).isEqualTo(200);
    assertThat(stored.events()).hasSize(1);
  }

  @Test
  void showsItsCountersAsMetrics() throws Exception {
    var registry = new SimpleMeterRegistry();
    metrics.bindTo(registry);
    put("1", "{\"events\":[" + event("e1") + "," + event("e1") + ",7,{\"a\":1,\"a\":2}]}");
    put("2", "[]");

    assertThat(count(registry, "forseti.ingest.events", "outcome", "decoded")).isEqualTo(1);
    assertThat(count(registry, "forseti.ingest.events", "outcome", "malformed")).isEqualTo(2);
    assertThat(count(registry, "forseti.ingest.events", "outcome", "duplicate")).isEqualTo(1);
    assertThat(count(registry, "forseti.ingest.malformed", "reason", "duplicate_key")).isEqualTo(1);
    assertThat(count(registry, "forseti.ingest.requests.refused", "code", "M_NOT_JSON"))
        .isEqualTo(1);
  }

  private static double count(MeterRegistry registry, String name, String tag, String value) {
    return registry.get(name).tag(tag, value).functionCounter().count();
  }

  @Test
  void setsBadEventsAsideOneByOne() throws Exception {
    String text =
        "{\"events\":[{\"a\":1,\"a\":2},"
            + event("e1")
            + ",7,{\"n\":99999999999999999999}],"
            + "\"ephemeral\":[{},{}],\"other\":{\"x\":1,\"x\":2}}";

    assertThat(put("1", text).statusCode()).isEqualTo(200);
    assertThat(stored.events()).hasSize(1);
    assertThat(stored.malformed())
        .extracting(Malformed::reason)
        .containsExactly(
            Malformed.Reason.DUPLICATE_KEY,
            Malformed.Reason.NOT_AN_OBJECT,
            Malformed.Reason.NUMBER_OUT_OF_RANGE);
    assertThat(metrics.snapshot().ephemeral()).isEqualTo(2);
    assertThat(metrics.snapshot().received()).isEqualTo(4);
  }

  @Test
  void takesARepeatedTransactionOnce() throws Exception {
    put("1", transaction("e1"));
    put("1", transaction("e1").replace("\"age\":1", "\"age\":2"));
    put("2", transaction("e1"));

    assertThat(stored.events()).hasSize(1);
    assertThat(metrics.snapshot().duplicates()).isEqualTo(2);
  }

  @Test
  void takesOtherEventsUnderAUsedTransactionId() throws Exception {
    put("1", transaction("e1"));
    put("1", transaction("e2"));

    assertThat(stored.events()).hasSize(2);
  }

  @Test
  void remembersAcrossARestart() throws Exception {
    put("1", transaction("e1"));
    tap.close();
    tap = newTap();
    tap.start();
    put("1", transaction("e1"));
    put("2", transaction("e1"));

    assertThat(stored.events()).hasSize(1);
  }

  @Test
  void asksForATransactionAgainThatWasNotStored() throws Exception {
    log.next(FailingEventLog.Next.FAILS);

    assertThat(put("1", transaction("e1")).statusCode()).isEqualTo(503);
    assertThat(put("1", transaction("e1")).statusCode()).isEqualTo(200);
    assertThat(stored.events()).hasSize(1);
    assertThat(metrics.snapshot().failedAppends()).isOne();
  }

  @Test
  void storesOnceWhenTheLogsAnswerWasLost() throws Exception {
    log.next(FailingEventLog.Next.LOSES_ANSWER);

    assertThat(put("1", transaction("e1")).statusCode()).isEqualTo(503);
    assertThat(put("1", transaction("e1")).statusCode()).isEqualTo(200);
    assertThat(stored.events()).hasSize(1);
  }

  @Test
  void takesATransactionOnceThatArrivesManyTimesTogether() throws Exception {
    Callable<Integer> same = () -> put("1", transaction("e1")).statusCode();
    try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
      for (var done : threads.invokeAll(Collections.nCopies(20, same))) {
        assertThat(done.get()).isEqualTo(200);
      }
    }

    assertThat(stored.events()).hasSize(1);
    assertThat(metrics.snapshot().duplicates()).isEqualTo(19);
  }

  private HttpResponse<String> put(String id, String text) throws Exception {
    return send("PUT", TXN + id, "Bearer " + TOKEN, text);
  }

  private HttpResponse<String> send(String method, String path, String header, String text)
      throws Exception {
    var request =
        HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + tap.port() + path))
            .header("Authorization", header)
            .method(method, HttpRequest.BodyPublishers.ofString(text))
            .build();
    return client.send(request, HttpResponse.BodyHandlers.ofString());
  }

  /** Past a client that would refuse to send what is not well formed. */
  private String rawPut(String path, String header, String text) throws Exception {
    try (var socket = new java.net.Socket("127.0.0.1", tap.port())) {
      String head =
          "PUT "
              + path
              + " HTTP/1.1\r\nHost: x\r\nConnection: close\r\nContent-Length: "
              + text.length()
              + "\r\n"
              + (header.isEmpty() ? "" : "Authorization: " + header + "\r\n")
              + "\r\n";
      socket.getOutputStream().write((head + text).getBytes(UTF_8));
      return new String(socket.getInputStream().readAllBytes(), UTF_8);
    }
  }

  private static String transaction(String id) {
    return "{\"events\":[" + event(id) + "]}";
  }

  private static String event(String id) {
    return """
    {"type":"m.room.message","event_id":"$%s","room_id":"!r:hs","sender":"@a:hs",
     "origin_server_ts":1,"content":{},"unsigned":{"age":1}}\
    """
        .formatted(id);
  }
}
