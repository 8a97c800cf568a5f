package dev.forseti.ingest.appservice;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.net.httpserver.HttpServer;
import dev.forseti.ingest.InMemoryEventLog;
import dev.forseti.ingest.IngestMetrics;
import java.net.InetSocketAddress;
import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;

class PingTest {
  @Test
  void pingsUntilTheHomeserverHears() throws Exception {
    List<String> heard = new CopyOnWriteArrayList<>();
    CountDownLatch twice = new CountDownLatch(2);
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
          exchange.sendResponseHeaders(heard.size() == 1 ? 502 : 200, -1);
          exchange.close();
          twice.countDown();
        });
    homeserver.start();
    URI where = URI.create("http://127.0.0.1:" + homeserver.getAddress().getPort());
    AppServiceConfig config =
        new AppServiceConfig(
            "t",
            "127.0.0.1",
            0,
            "hs-token-0123456789",
            "as-token-0123456789",
            "forseti",
            where,
            BodyLimits.of(1_000),
            Duration.ofMillis(1));

    try (var tap =
        new AppServiceTap(
            config, new InMemoryEventLog(), () -> Instant.EPOCH, new IngestMetrics())) {
      tap.start();
      assertThat(twice.await(20, TimeUnit.SECONDS)).isTrue();
    } finally {
      homeserver.stop(0);
    }

    assertThat(heard)
        .containsExactly(
            "POST /_matrix/client/v1/appservice/forseti/ping Bearer as-token-0123456789",
            "POST /_matrix/client/v1/appservice/forseti/ping Bearer as-token-0123456789");
  }
}
