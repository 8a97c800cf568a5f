package dev.forseti.ingest.appservice;

import java.io.IOException;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The call that makes a homeserver send at once what it has queued, repeated with growing pauses
 * until it succeeds once.
 */
final class Ping implements AutoCloseable {
  private static final Logger log = LoggerFactory.getLogger(Ping.class);
  private static final Duration TIMEOUT = Duration.ofSeconds(30);
  private static final Duration LONGEST_PAUSE = Duration.ofMinutes(5);

  private final HttpClient client =
      HttpClient.newBuilder().connectTimeout(Duration.ofSeconds(5)).build();
  private final HttpRequest request;
  private final Thread thread;

  private Ping(URI homeserver, AppServiceConfig config) {
    String id = URLEncoder.encode(config.id(), StandardCharsets.UTF_8).replace("+", "%20");
    request =
        HttpRequest.newBuilder(homeserver.resolve("/_matrix/client/v1/appservice/" + id + "/ping"))
            .timeout(TIMEOUT)
            .header("Authorization", "Bearer " + config.asToken())
            .header("Content-Type", "application/json")
            .POST(HttpRequest.BodyPublishers.ofString("{\"transaction_id\":\"start\"}"))
            .build();
    thread = Thread.ofVirtual().name("ping").unstarted(() -> pingUntilHeard(config.pingRetry()));
  }

  static Ping start(URI homeserver, AppServiceConfig config) {
    Ping ping = new Ping(homeserver, config);
    ping.thread.start();
    return ping;
  }

  private void pingUntilHeard(Duration firstPause) {
    Duration pause = firstPause;
    boolean said = false;
    try {
      String failure = send();
      while (!failure.isEmpty()) {
        if (!said) {
          log.warn("the homeserver does not answer pings, it is asked again: {}", failure);
          said = true;
        }
        Thread.sleep(pause);
        Duration twice = pause.multipliedBy(2);
        pause = twice.compareTo(LONGEST_PAUSE) < 0 ? twice : LONGEST_PAUSE;
        failure = send();
      }
      log.info("the homeserver reaches the tap");
    } catch (InterruptedException closed) {
      log.debug("pinging was stopped", closed);
    }
  }

  /** Why it failed; empty when it did not. */
  private String send() throws InterruptedException {
    try {
      int status = client.send(request, HttpResponse.BodyHandlers.discarding()).statusCode();
      return status == 200 ? "" : "status " + status;
    } catch (IOException unreachable) {
      return unreachable.getClass().getSimpleName();
    }
  }

  @Override
  public void close() {
    thread.interrupt();
    client.shutdownNow();
  }
}
