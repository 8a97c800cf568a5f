package dev.forseti.ingest.appservice;

import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Future;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The call that makes a homeserver send at once what it has queued, repeated with growing pauses
 * until it succeeds once. What an answer says of the set-up is said; that there is none is left to
 * policy, which asks the same homeserver.
 */
final class Ping implements AutoCloseable {
  private static final Logger log = LoggerFactory.getLogger(Ping.class);
  private static final Duration PATIENCE = Duration.ofSeconds(30);
  private static final Duration LONGEST_PAUSE = Duration.ofMinutes(5);

  private final HttpClient client =
      HttpClient.newBuilder().connectTimeout(Duration.ofSeconds(5)).build();
  private final HttpRequest request;
  private final ScheduledExecutorService timer;
  private final Duration patience;
  private volatile Duration pause;
  private volatile boolean said;
  private volatile boolean closed;

  private Ping(
      URI homeserver, AppServiceConfig config, ScheduledExecutorService timer, Duration patience) {
    String id = URLEncoder.encode(config.id(), StandardCharsets.UTF_8).replace("+", "%20");
    this.timer = timer;
    this.patience = patience;
    this.pause = config.pingRetry();
    request =
        HttpRequest.newBuilder(homeserver.resolve("/_matrix/client/v1/appservice/" + id + "/ping"))
            .header("Authorization", "Bearer " + config.asToken())
            .header("Content-Type", "application/json")
            .POST(HttpRequest.BodyPublishers.ofString("{\"transaction_id\":\"start\"}"))
            .build();
  }

  /** Pings at once; later attempts come from the timer. */
  static Ping start(URI homeserver, AppServiceConfig config, ScheduledExecutorService timer) {
    return start(homeserver, config, timer, PATIENCE);
  }

  /**
   * The same.
   *
   * @param patience the longest wait for a whole answer
   */
  static Ping start(
      URI homeserver, AppServiceConfig config, ScheduledExecutorService timer, Duration patience) {
    Ping ping = new Ping(homeserver, config, timer, patience);
    ping.send();
    return ping;
  }

  private void send() {
    CompletableFuture<HttpResponse<byte[]>> asked =
        client.sendAsync(request, HttpResponse.BodyHandlers.ofByteArray());
    // The limit that a request can carry ends with the head of the answer.
    Future<?> giveUp =
        timer.schedule(() -> asked.cancel(true), patience.toNanos(), TimeUnit.NANOSECONDS);
    var unused =
        asked.whenComplete(
            (response, failed) -> {
              giveUp.cancel(false);
              answered(response, failed);
            });
  }

  private void answered(@Nullable HttpResponse<byte[]> response, @Nullable Throwable failed) {
    if (closed) {
      return;
    }
    if (response != null && response.statusCode() == 200) {
      log.info("the homeserver reaches the tap");
      return;
    }
    if (response != null && response.statusCode() == 404) {
      log.info("the homeserver knows no pings; it sends when it has something to send");
      return;
    }
    if (response == null) {
      log.debug("no answer to a ping, which policy hears and says too", failed);
    } else if (!said) {
      said = true;
      log.warn(
          "{}; it is asked again until it works",
          PingTrouble.of(response.statusCode(), response.body()));
    }
    try {
      timer.schedule(this::send, pause.toNanos(), TimeUnit.NANOSECONDS);
      Duration twice = pause.multipliedBy(2);
      pause = twice.compareTo(LONGEST_PAUSE) < 0 ? twice : LONGEST_PAUSE;
    } catch (RejectedExecutionException stopped) {
      log.debug("pinging was stopped", stopped);
    }
  }

  @Override
  public void close() {
    closed = true;
    client.shutdownNow();
  }
}
