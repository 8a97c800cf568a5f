package dev.forseti.ingest.appservice;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import dev.forseti.ingest.EventLog;
import dev.forseti.ingest.IngestMetrics;
import dev.forseti.ingest.Intake;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetSocketAddress;
import java.time.InstantSource;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The HTTP server to which a homeserver pushes events. What it answers 200 is stored; everything
 * else the homeserver sends again.
 */
public final class AppServiceTap implements AutoCloseable {
  private static final Logger log = LoggerFactory.getLogger(AppServiceTap.class);
  private static final int SECONDS_TO_FINISH = 1;

  static {
    // The JDK's server knows these settings only for the whole process: a head that does not come
    // to its end, and connections that nobody uses.
    setIfAbsent("sun.net.httpserver.maxReqTime", "60");
    setIfAbsent("jdk.httpserver.maxConnections", "500");
  }

  private static void setIfAbsent(String property, String value) {
    if (System.getProperty(property) == null) {
      System.setProperty(property, value);
    }
  }

  private final AppServiceConfig config;
  private final EventLog events;
  private final InstantSource clock;
  private final IngestMetrics metrics;
  private final ExecutorService requests = Executors.newVirtualThreadPerTaskExecutor();
  private final ScheduledExecutorService timer =
      Executors.newSingleThreadScheduledExecutor(
          Thread.ofPlatform().daemon().name("tap-timer").factory());
  private @Nullable HttpServer server;
  private @Nullable Ping ping;

  /** A tap that does not listen yet. */
  public AppServiceTap(
      AppServiceConfig config, EventLog log, InstantSource clock, IngestMetrics metrics) {
    this.config = config;
    this.events = log;
    this.clock = clock;
    this.metrics = metrics;
  }

  /**
   * Reads from the log what has come before, listens, and asks the homeserver to send what waits.
   *
   * @throws dev.forseti.ingest.EventLogUnavailable when the log cannot be read
   * @throws UncheckedIOException when the port is taken
   */
  public void start() {
    Intake intake = new Intake(config.tap(), events, metrics);
    Bodies bodies = new Bodies(config.bodies(), timer, metrics);
    Routes routes = new Routes(config, bodies, new Transactions(intake, metrics), clock, metrics);
    try {
      HttpServer listening =
          HttpServer.create(new InetSocketAddress(config.host(), config.port()), 0);
      listening.setExecutor(requests);
      listening.createContext("/", exchange -> respond(exchange, routes));
      listening.start();
      server = listening;
    } catch (IOException failed) {
      throw new UncheckedIOException(
          "cannot listen on " + config.host() + ":" + config.port(), failed);
    }
    log.atInfo().addKeyValue("tap", config.tap()).addKeyValue("port", port()).log("tap listens");
    if (config.homeserver() != null) {
      ping = Ping.start(config.homeserver(), config, timer);
    }
  }

  /**
   * A fault of ours is answered too, so that the homeserver sends again; a body that did not come
   * in time has nobody left to answer.
   */
  private void respond(HttpExchange exchange, Routes routes) throws IOException {
    try (exchange) {
      Answer answer;
      try {
        answer = routes.answer(exchange);
      } catch (RuntimeException fault) {
        log.error("a request failed", fault);
        answer = Answer.error(500, "M_UNKNOWN", "not stored, send it again");
      }
      exchange.getResponseBody().write(answer.writeHead(exchange));
    }
  }

  /** The port it listens on. */
  public int port() {
    if (server == null) {
      throw new IllegalStateException("the tap was not started");
    }
    return server.getAddress().getPort();
  }

  /** Stops listening; what was not answered is sent again to the next start. */
  @Override
  public void close() {
    if (ping != null) {
      ping.close();
    }
    if (server != null) {
      server.stop(SECONDS_TO_FINISH);
    }
    timer.shutdownNow();
    requests.shutdownNow();
  }
}
