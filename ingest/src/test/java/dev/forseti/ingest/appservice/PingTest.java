package dev.forseti.ingest.appservice;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.core.AppenderBase;
import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import dev.forseti.ingest.InMemoryEventLog;
import dev.forseti.ingest.IngestMetrics;
import dev.forseti.runtime.health.Troubles;
import dev.forseti.runtime.http.BodyLimits;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.slf4j.LoggerFactory;

class PingTest {
  private static final String WRONG_TOKEN = "{\"errcode\":\"M_BAD_STATUS\",\"error\":\"x\"}";

  private final Logger logger = (Logger) LoggerFactory.getLogger(Ping.class);
  private final Said said = new Said();
  private final List<String> heard = new CopyOnWriteArrayList<>();
  private final List<String> told = new CopyOnWriteArrayList<>();
  private final Troubles troubles = new Troubles(() -> Instant.EPOCH);

  /** What the pings log, until the first one that arrives. */
  private static final class Said extends AppenderBase<ILoggingEvent> {
    private final List<String> lines = new CopyOnWriteArrayList<>();
    private final CountDownLatch arrived = new CountDownLatch(1);

    @Override
    protected void append(ILoggingEvent event) {
      lines.add(event.getLevel() + " " + event.getFormattedMessage());
      if (event.getLevel() == Level.INFO) {
        arrived.countDown();
      }
    }
  }

  @BeforeEach
  void listen() {
    logger.setLevel(Level.INFO);
    said.start();
    troubles.listen(
        Troubles.Listener.of(
            began -> told.add("began " + began.text()),
            ended -> told.add("ended " + ended.part())));
    logger.addAppender(said);
  }

  @AfterEach
  void stop() {
    logger.detachAppender(said);
  }

  @Test
  void pingsUntilTheHomeserverHears() throws Exception {
    pingUntilOneArrives((number, exchange) -> answer(exchange, number == 1 ? 502 : 200));

    assertThat(heard)
        .containsExactly(
            "POST /_matrix/client/v1/appservice/forseti/ping Bearer as-token-0123456789",
            "POST /_matrix/client/v1/appservice/forseti/ping Bearer as-token-0123456789");
  }

  /** Policy asks the same homeserver, and says that it is away. */
  @Test
  void saysWhatIsSetUpWronglyAndNotThatTheHomeserverIsAway() throws Exception {
    pingUntilOneArrives(
        (number, exchange) -> {
          if (number > 2) {
            answer(exchange, number == 3 ? 502 : 200);
          } else {
            exchange.close();
          }
        });

    assertThat(said.lines).containsExactly("INFO the homeserver reaches the tap");
    assertThat(told)
        .satisfiesExactly(
            wrong -> assertThat(wrong).startsWith("began ").contains("a wrong hs_token"),
            arrived -> assertThat(arrived).isEqualTo("ended tap"));
  }

  @Test
  void pingsAgainWhenTheAnswerStopsInTheMiddle() throws Exception {
    HttpServer homeserver =
        listening(
            (number, exchange) -> {
              if (number > 1) {
                answer(exchange, 200);
              } else {
                exchange.sendResponseHeaders(200, 2);
                exchange.getResponseBody().write('{');
                exchange.getResponseBody().flush();
              }
            });
    try (Ping ping =
        Ping.start(address(homeserver), config(null), troubles, Duration.ofMillis(200))) {
      assertThat(ping).isNotNull();
      assertThat(said.arrived.await(20, TimeUnit.SECONDS)).isTrue();
    } finally {
      homeserver.stop(0);
    }
  }

  @Test
  void pingsAgainAfterAnError() throws Exception {
    troubles.listen(
        Troubles.Listener.of(
            began -> {
              if (began.part().equals(Ping.PART)) {
                throw new NoClassDefFoundError("dev/forseti/Gone");
              }
            },
            ended -> {}));

    pingUntilOneArrives((number, exchange) -> answer(exchange, number == 1 ? 502 : 200));

    assertThat(told).anySatisfy(line -> assertThat(line).contains("(NoClassDefFoundError)"));
    assertThat(heard).hasSize(2);
  }

  /** What a homeserver does with the ping of this number, from 1. */
  private interface Homeserver {
    void hear(int number, HttpExchange exchange) throws IOException;
  }

  private void pingUntilOneArrives(Homeserver does) throws Exception {
    HttpServer homeserver = listening(does);
    try (var tap = tap(address(homeserver))) {
      tap.start();
      assertThat(said.arrived.await(20, TimeUnit.SECONDS)).isTrue();
    } finally {
      homeserver.stop(0);
    }
  }

  private HttpServer listening(Homeserver does) throws IOException {
    HttpServer homeserver = HttpServer.create(new InetSocketAddress("127.0.0.1", 0), 0);
    homeserver.createContext(
        "/",
        exchange -> {
          heard.add(
              exchange.getRequestMethod()
                  + " "
                  + exchange.getRequestURI()
                  + " "
                  + exchange.getRequestHeaders().getFirst("Authorization"));
          does.hear(heard.size(), exchange);
        });
    homeserver.start();
    return homeserver;
  }

  private static URI address(HttpServer homeserver) {
    return URI.create("http://127.0.0.1:" + homeserver.getAddress().getPort());
  }

  private static void answer(HttpExchange exchange, int status) throws IOException {
    byte[] body = (status == 200 ? "{}" : WRONG_TOKEN).getBytes(UTF_8);
    exchange.sendResponseHeaders(status, body.length);
    exchange.getResponseBody().write(body);
    exchange.close();
  }

  private static AppServiceConfig config(@Nullable URI homeserver) {
    return new AppServiceConfig(
        "t",
        "127.0.0.1",
        0,
        "hs-token-0123456789",
        "as-token-0123456789",
        "forseti",
        homeserver,
        BodyLimits.of(1_000),
        Duration.ofMillis(1));
  }

  private AppServiceTap tap(URI homeserver) {
    return new AppServiceTap(
        config(homeserver),
        new InMemoryEventLog(),
        () -> Instant.EPOCH,
        new IngestMetrics(),
        troubles);
  }
}
