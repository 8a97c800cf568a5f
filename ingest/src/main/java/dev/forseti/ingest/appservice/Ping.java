package dev.forseti.ingest.appservice;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.forseti.model.Json;
import dev.forseti.runtime.health.LoopGuard;
import dev.forseti.runtime.health.Trouble.Effect;
import dev.forseti.runtime.health.Troubles;
import dev.forseti.runtime.http.HttpCredentials;
import dev.forseti.runtime.http.HttpLimits;
import dev.forseti.runtime.http.JsonHttpClient;
import dev.forseti.runtime.http.Response;
import java.net.URI;
import java.net.URLEncoder;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The call that makes a homeserver send at once what it has queued, repeated with growing pauses
 * until it succeeds once. An answer that shows a wrong set-up is reported as trouble of the tap;
 * that there is no answer is left to policy, which asks the same homeserver.
 */
final class Ping implements AutoCloseable {
  /** The name under which trouble of the set-up is reported. */
  static final String PART = "tap";

  private static final Logger log = LoggerFactory.getLogger(Ping.class);
  private static final Duration PATIENCE = Duration.ofSeconds(30);
  private static final Duration LONGEST_PAUSE = Duration.ofMinutes(5);

  private final JsonHttpClient client;
  private final String path;
  private final Troubles troubles;
  private final LoopGuard guard;
  private final CountDownLatch closed = new CountDownLatch(1);
  private final Thread thread = Thread.ofVirtual().name("tap-ping").unstarted(this::untilHeard);
  private Duration pause;

  private Ping(URI homeserver, AppServiceConfig config, Troubles troubles, Duration patience) {
    this.client =
        new JsonHttpClient(
            homeserver, HttpCredentials.bearer(config.asToken()), HttpLimits.small(patience));
    this.path =
        "/_matrix/client/v1/appservice/"
            + URLEncoder.encode(config.id(), UTF_8).replace("+", "%20")
            + "/ping";
    this.troubles = troubles;
    this.guard =
        new LoopGuard(
            troubles, "tap-ping", Effect.PARTIAL, "The homeserver is not asked to send at once");
    this.pause = config.pingRetry();
  }

  /** Pings at once, and later from a thread of its own. */
  static Ping start(URI homeserver, AppServiceConfig config, Troubles troubles) {
    return start(homeserver, config, troubles, PATIENCE);
  }

  /**
   * The same.
   *
   * @param patience the longest wait for an answer to begin; the whole may take twice as long
   */
  static Ping start(URI homeserver, AppServiceConfig config, Troubles troubles, Duration patience) {
    Ping ping = new Ping(homeserver, config, troubles, patience);
    ping.thread.start();
    return ping;
  }

  private void untilHeard() {
    var body = new Json.Obj(Map.of("transaction_id", new Json.Str("start")));
    try {
      while (!isHeard(body) && !closed.await(pause.toNanos(), TimeUnit.NANOSECONDS)) {
        Duration twice = pause.multipliedBy(2);
        pause = twice.compareTo(LONGEST_PAUSE) < 0 ? twice : LONGEST_PAUSE;
      }
    } catch (InterruptedException stopping) {
      log.debug("pinging was stopped");
    }
  }

  /** Whether one ping needs no other; whatever it throws, the next one is tried. */
  private boolean isHeard(Json.Obj body) {
    var heard = new AtomicBoolean();
    guard.run(
        () -> {
          try {
            heard.set(isAnswered(client.post(path, body)));
          } catch (RuntimeException failed) {
            if (closed.getCount() > 0) { // else it was stopped
              throw failed;
            }
          }
        });
    return heard.get();
  }

  /** Whether there is no need to ask again. */
  private boolean isAnswered(Response<Json> answer) {
    if (closed.getCount() == 0) {
      return true;
    }
    switch (answer) {
      case Response.Done<Json> done -> log.info("the homeserver reaches the tap");
      case Response.Refused<Json>(int status, String errcode, String error) when status == 404 ->
          log.info("the homeserver knows no pings; it sends when it has something to send");
      case Response.Refused<Json> refused -> {
        report(refused.status(), refused.errcode());
        return false;
      }
      case Response.Retry<Json>(Duration after, String why, int status, String errcode)
          when PingTrouble.isOfTheSetUp(errcode) -> {
        report(status, errcode);
        return false;
      }
      case Response.Retry<Json> silent -> {
        log.debug("no answer to a ping; policy reports the same trouble: {}", silent.why());
        return false;
      }
    }
    troubles.recovered(PART);
    return true;
  }

  private void report(int status, String errcode) {
    PingTrouble trouble = PingTrouble.of(status, errcode);
    troubles.report(
        PART, Effect.STOPPED, trouble.what() + "; it is asked until it works", trouble.advice());
  }

  @Override
  public void close() {
    closed.countDown();
    thread.interrupt();
    client.close();
  }
}
