package dev.forseti.runtime.http;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Duration;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.ScheduledThreadPoolExecutor;
import java.util.function.Consumer;
import org.eclipse.jetty.http.UriCompliance;
import org.eclipse.jetty.server.HttpConfiguration;
import org.eclipse.jetty.server.HttpConnectionFactory;
import org.eclipse.jetty.server.Server;
import org.eclipse.jetty.server.ServerConnector;
import org.eclipse.jetty.server.handler.GracefulHandler;
import org.eclipse.jetty.util.thread.QueuedThreadPool;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * An HTTP server for what homeservers call. The caller is authorized before its body is read; size,
 * time and number of bodies have limits, and so have connections whose callers have not said who
 * they are; a fault of ours is answered 500, so that the homeserver asks again.
 */
public final class HomeserverListener implements AutoCloseable {
  private static final Logger log = LoggerFactory.getLogger(HomeserverListener.class);
  private static final Duration TO_FINISH = Duration.ofSeconds(1);

  /** Longer than a request may take; strangers are sent away much earlier. */
  private static final Duration IDLE = Duration.ofMinutes(2);

  private static final int BYTES_OF_HEAD = 16 << 10;
  private static final int BACKLOG = 256;
  private static final int THREADS = 16;

  private final String name;
  private final Routes routes;
  private final ExecutorService requests = Executors.newVirtualThreadPerTaskExecutor();
  private final ScheduledThreadPoolExecutor timer;
  private final RequestBodies bodies;
  private final ConnectionDoor door;
  private @Nullable Server server;
  private @Nullable ServerConnector connector;

  /**
   * One that does not listen yet.
   *
   * @param name what operators call it, for example {@code tap}
   * @param whenRefused what to do when a caller is refused that should not be, for the log
   * @param refused hears the Matrix error of each request that was refused, {@code CUT_OFF}, and
   *     why a connection was closed
   */
  public HomeserverListener(
      String name,
      String whenRefused,
      RequestAuthorizer authorizer,
      BodyLimits limits,
      Routes routes,
      Consumer<String> refused) {
    this(name, whenRefused, authorizer, limits, DoorLimits.OF_HOMESERVERS, routes, refused);
  }

  /** The same with other limits for strangers. */
  HomeserverListener(
      String name,
      String whenRefused,
      RequestAuthorizer authorizer,
      BodyLimits limits,
      DoorLimits strangers,
      Routes routes,
      Consumer<String> refused) {
    this.name = name;
    this.routes = new AuthorizedRoutes(name, whenRefused, authorizer, routes, refused);
    this.timer =
        new ScheduledThreadPoolExecutor(
            1, Thread.ofPlatform().daemon().name(name + "-timer").factory());
    timer.setRemoveOnCancelPolicy(true);
    this.bodies = new RequestBodies(limits, timer, refused);
    this.door = new ConnectionDoor(strangers, timer, refused);
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
    var threads = new QueuedThreadPool(THREADS);
    threads.setName(name);
    threads.setDaemon(true);
    threads.setVirtualThreadsExecutor(requests);
    var listening = new Server(threads);
    var listener = new ServerConnector(listening, 1, 1, new HttpConnectionFactory(http()));
    listener.setHost(host);
    listener.setPort(port);
    listener.setAcceptQueueSize(BACKLOG);
    listener.setIdleTimeout(IDLE.toMillis());
    listener.addBean(door);
    listening.addConnector(listener);
    listening.setHandler(new GracefulHandler(new AnsweredRequests(name, routes, door, bodies)));
    listening.setErrorHandler(AnsweredRequests::answerWithoutText);
    listening.setStopTimeout(TO_FINISH.toMillis());
    server = listening;
    connector = listener;
    try {
      listening.start();
    } catch (Exception failed) {
      throw new UncheckedIOException(
          "the " + name + " cannot listen on " + host + ":" + port,
          failed instanceof IOException io ? io : new IOException(failed));
    }
    log.atInfo().addKeyValue("name", name).addKeyValue("port", port()).log("listening");
  }

  private static HttpConfiguration http() {
    var http = new HttpConfiguration();
    http.setSendServerVersion(false);
    http.setRequestHeaderSize(BYTES_OF_HEAD);
    http.setUriCompliance(UriCompliance.UNSAFE); // ids in paths may hold anything; none is a file
    return http;
  }

  /** Runs short tasks later, until it is closed. */
  public ScheduledExecutorService timer() {
    return timer;
  }

  /** The port it listens on. */
  public int port() {
    if (connector == null) {
      throw new IllegalStateException("the " + name + " was not started");
    }
    return connector.getLocalPort();
  }

  /** Stops listening; what was not answered is sent again to the next start. */
  @Override
  public void close() {
    try {
      if (server != null) {
        server.stop();
      }
    } catch (Exception failed) {
      log.warn("the {} did not stop as it should: {}", name, failed.getClass().getSimpleName());
    }
    timer.shutdownNow();
    requests.shutdownNow();
  }
}
