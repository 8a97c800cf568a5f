package dev.forseti.runtime.http;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import dev.forseti.runtime.health.ThrownTrace;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetSocketAddress;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * An HTTP server for what homeservers call. The caller is authorized before its body is read; size,
 * time and number of bodies have limits; a fault of ours is answered 500, so that the homeserver
 * asks again.
 */
public final class HomeserverListener implements AutoCloseable {
  private static final Logger log = LoggerFactory.getLogger(HomeserverListener.class);
  private static final int SECONDS_TO_FINISH = 1;

  static {
    // The JDK's server has these settings only for the whole process: how many seconds a request
    // may take to arrive, and how many connections may be open.
    setIfAbsent("sun.net.httpserver.maxReqTime", "60");
    setIfAbsent("jdk.httpserver.maxConnections", "500");
  }

  private static void setIfAbsent(String property, String value) {
    if (System.getProperty(property) == null) {
      System.setProperty(property, value);
    }
  }

  private final String name;
  private final Routes routes;
  private final ExecutorService requests = Executors.newVirtualThreadPerTaskExecutor();
  private final ScheduledExecutorService timer;
  private final RequestBodies bodies;
  private @Nullable HttpServer server;

  /**
   * One that does not listen yet.
   *
   * @param name what operators call it, for example {@code tap}
   * @param whenRefused what to do when a caller is refused that should not be, for the log
   * @param refused hears the Matrix error of each request that was refused, and {@code CUT_OFF}
   */
  public HomeserverListener(
      String name,
      String whenRefused,
      RequestAuthorizer authorizer,
      BodyLimits limits,
      Routes routes,
      Consumer<String> refused) {
    this.name = name;
    this.routes = new AuthorizedRoutes(name, whenRefused, authorizer, routes, refused);
    this.timer =
        Executors.newSingleThreadScheduledExecutor(
            Thread.ofPlatform().daemon().name(name + "-timer").factory());
    this.bodies = new RequestBodies(limits, timer, refused);
  }

  /** Which request gets which answer. */
  @FunctionalInterface
  public interface Routes {
    /**
     * The answer to a request whose caller may call.
     *
     * @throws IOException when its body did not arrive in time
     */
    HttpReply answer(HttpCall request) throws IOException;
  }

  /**
   * Listens.
   *
   * @param port 0 for any free one
   * @throws UncheckedIOException when the port is taken
   */
  public void start(String host, int port) {
    try {
      HttpServer listening = HttpServer.create(new InetSocketAddress(host, port), 0);
      listening.setExecutor(requests);
      listening.createContext("/", this::respond);
      listening.start();
      server = listening;
    } catch (IOException failed) {
      throw new UncheckedIOException(
          "the " + name + " cannot listen on " + host + ":" + port, failed);
    }
    log.atInfo().addKeyValue("name", name).addKeyValue("port", port()).log("listening");
  }

  /** The reply, written; when a body did not arrive in time, the connection is closed already. */
  private void respond(HttpExchange exchange) throws IOException {
    try (exchange) {
      HttpReply reply;
      try {
        reply = routes.answer(new HttpCall(exchange, bodies));
      } catch (RuntimeException | Error fault) {
        log.error("a request to the {} failed: {}", name, ThrownTrace.of(fault));
        reply = HttpReply.error(500, "M_UNKNOWN", "not done, send it again");
      }
      exchange.getResponseBody().write(reply.writeHead(exchange));
    }
  }

  /** Runs short tasks later, until it is closed. */
  public ScheduledExecutorService timer() {
    return timer;
  }

  /** The port it listens on. */
  public int port() {
    if (server == null) {
      throw new IllegalStateException("the " + name + " was not started");
    }
    return server.getAddress().getPort();
  }

  /** Stops listening; what was not answered is sent again to the next start. */
  @Override
  public void close() {
    if (server != null) {
      server.stop(SECONDS_TO_FINISH);
    }
    timer.shutdownNow();
    requests.shutdownNow();
  }
}
