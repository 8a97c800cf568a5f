package dev.forseti.runtime.http;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import dev.forseti.model.Json;
import dev.forseti.wire.JsonElements;
import dev.forseti.wire.JsonLimits;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

@Timeout(30)
class JsonHttpClientTest {
  private final List<String> heard = new CopyOnWriteArrayList<>();
  private final CountDownLatch over = new CountDownLatch(1);
  private HttpServer server;
  private JsonHttpClient client;

  /** What the server answers. */
  private volatile int status = 200;

  private volatile String reply = "{}";
  private volatile String retryAfter = "";
  private volatile boolean isStalling;

  @BeforeEach
  void open() throws IOException {
    server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    server.createContext("/", this::answer);
    server.setExecutor(java.util.concurrent.Executors.newVirtualThreadPerTaskExecutor());
    server.start();
    client = client(new HttpLimits(Duration.ofSeconds(5), Duration.ofSeconds(6), LIMITS));
  }

  private static final JsonLimits LIMITS = new JsonLimits(1_000, 20);

  private JsonHttpClient client(HttpLimits limits) {
    return new JsonHttpClient(
        URI.create("http://127.0.0.1:" + server.getAddress().getPort() + "/"),
        HttpCredentials.bearer("secret"),
        limits);
  }

  @AfterEach
  void close() {
    over.countDown();
    client.close();
    server.stop(0);
  }

  private void answer(HttpExchange exchange) throws IOException {
    try (exchange) {
      heard.add(
          exchange.getRequestMethod()
              + " "
              + exchange.getRequestURI()
              + " "
              + exchange.getRequestHeaders().getFirst("Authorization")
              + " "
              + new String(exchange.getRequestBody().readAllBytes(), UTF_8));
      if (!retryAfter.isEmpty()) {
        exchange.getResponseHeaders().set("Retry-After", retryAfter);
      }
      byte[] bytes = reply.getBytes(UTF_8);
      exchange.sendResponseHeaders(status, bytes.length);
      exchange.getResponseBody().write(bytes, 0, isStalling ? bytes.length / 2 : bytes.length);
      exchange.getResponseBody().flush();
      if (isStalling) {
        over.await();
      }
    } catch (InterruptedException stopped) {
      Thread.currentThread().interrupt();
    }
  }

  @Test
  void sendsWhatItIsGivenOnce() {
    assertThat(client.put("/a%2Fb?x=1", Json.Obj.EMPTY)).isInstanceOf(Response.Done.class);
    assertThat(client.as(HttpCredentials.NONE).get("/c")).isInstanceOf(Response.Done.class);

    assertThat(heard).containsExactly("PUT /a%2Fb?x=1 Bearer secret {}", "GET /c null ");
  }

  @ParameterizedTest
  @ValueSource(ints = {400, 401, 403, 404, 409})
  void aRefusalIsFinal(int refused) {
    status = refused;
    reply = "{\"errcode\":\"M_X\",\"error\":\"no\"}";

    assertThat(client.get("/")).isEqualTo(new Response.Refused<>(refused, "M_X", "no"));
    assertThat(heard).hasSize(1);
  }

  /** An outcome quotes them, and Kafka takes no record of any length. */
  @Test
  void ofTheWordsOfARefusalTheBeginningIsKept() {
    status = 403;
    reply =
        "{\"errcode\":\"%s\",\"error\":\"%s\"}".formatted("M".repeat(300), "😀".repeat(300) + "x");
    client = client(HttpLimits.small(Duration.ofSeconds(5)));

    assertThat(client.get("/"))
        .isEqualTo(new Response.Refused<>(403, "M".repeat(255), "😀".repeat(250)));
  }

  @ParameterizedTest
  @CsvSource({
    "429, '{}'",
    "400, '{\"errcode\":\"M_LIMIT_EXCEEDED\"}'",
    "500, '{\"errcode\":\"M_UNKNOWN\"}'",
    "502, '<html>'",
    "403, '<html>'",
    "200, ''",
    "200, '{'",
    "200, 'null null'",
    "200, '[[[[[[[[[[[[[[[[[[[[[1]]]]]]]]]]]]]]]]]]]]]'"
  })
  void everythingElseIsWorthAnotherTry(int answered, String body) {
    status = answered;
    reply = body;

    assertThat(client.get("/")).isInstanceOf(Response.Retry.class);
  }

  @ParameterizedTest
  @CsvSource({
    "2500, '', PT2.5S",
    "2500, 7, PT7S",
    "0, '', PT1S",
    "0, soon, PT1S",
    "-5, '', PT1S",
    "999999999, '', PT10M"
  })
  void waitsAsLongAsItIsTold(long millis, String header, Duration expected) {
    status = 429;
    retryAfter = header;
    reply = "{\"errcode\":\"M_LIMIT_EXCEEDED\",\"retry_after_ms\":" + millis + "}";

    assertThat(client.get("/"))
        .isEqualTo(new Response.Retry<>(expected, "rate limited", 429, "M_LIMIT_EXCEEDED"));
  }

  @Test
  void givesUpAnAnswerThatIsTooLarge() {
    reply = "\"" + "x".repeat(2_000) + "\"";

    assertThat(client.get("/").why()).contains("larger than 1000 bytes");
  }

  @Test
  void ofAnArrayOfAnyLengthItKeepsWhatIsWanted() {
    reply = "[nonsense, %s 7]".formatted("{\"a\": \"],[\\\\\\\"\"}, ".repeat(2_000));

    assertThat(client.getElements("/", new Json.Int(7)::equals))
        .isInstanceOfSatisfying(
            Response.Done.class,
            done -> {
              var elements = (JsonElements) done.value();
              assertThat(elements.items()).containsExactly(new Json.Int(7));
              assertThat(elements.refused()).hasSize(1);
            });
  }

  /** The end is sent when the beginning was read. */
  @Test
  void readsAnArrayWhileItArrives() {
    var firstIsRead = new CountDownLatch(1);
    server.createContext(
        "/stream",
        exchange -> {
          try (exchange) {
            exchange.sendResponseHeaders(200, 0);
            exchange.getResponseBody().write("[1,".getBytes(UTF_8));
            exchange.getResponseBody().flush();
            firstIsRead.await();
            exchange.getResponseBody().write("2]".getBytes(UTF_8));
          } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
          }
        });

    var answer =
        client.getElements(
            "/stream",
            each -> {
              firstIsRead.countDown();
              return each.equals(new Json.Int(2));
            });

    assertThat(answer.map(JsonElements::items))
        .isEqualTo(new Response.Done<>(List.of(new Json.Int(2))));
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "{}", "[1", "[1,]", "[,1]", "[1] 2", "[}]", "[\"1]"})
  void whatIsNoArrayIsWorthAnotherTry(String body) {
    reply = body;

    assertThat(client.getElements("/", any -> true)).isInstanceOf(Response.Retry.class);
  }

  @Test
  void aRefusalOfAnArrayIsReadAsAnyOther() {
    status = 403;
    reply = "{\"errcode\":\"M_FORBIDDEN\",\"error\":\"no\"}";

    assertThat(client.getElements("/", any -> true))
        .isEqualTo(new Response.Refused<>(403, "M_FORBIDDEN", "no"));
  }

  @Test
  void givesUpAnAnswerThatStopsInTheMiddle() {
    isStalling = true;
    try (JsonHttpClient hasty =
        client(new HttpLimits(Duration.ofMillis(300), Duration.ofMillis(400), LIMITS))) {
      assertThat(hasty.get("/").why()).contains("did not end");
    }
  }

  @Test
  void saysThatNobodyAnswers() {
    server.stop(0);

    assertThat(client.get("/").why()).startsWith("no answer at http://127.0.0.1:");
  }

  @Test
  void neverShowsWhatProvesAnything() {
    assertThat(HttpCredentials.basic("admin", "password").toString()).doesNotContain("password");
  }
}
