package dev.forseti.faults.homeserver;

import static dev.forseti.faults.homeserver.Objects.texts;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import dev.forseti.model.Json;
import dev.forseti.runtime.http.Response;
import dev.forseti.wire.JsonText;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicInteger;

/** The client-server API of the homeserver at one port, in whatever way it is to behave. */
public final class PlayedHomeserver implements AutoCloseable {
  private final int port;
  private final Runnable pinged;
  private final Rooms rooms = new Rooms();
  private final Object change = new Object();
  private final AtomicInteger badAnswers = new AtomicInteger();
  private Behaviour behaviour = Behaviour.RIGHT;
  private HttpServer server;

  /**
   * Listens.
   *
   * @param pinged is told that what waits is to be sent at once
   */
  public PlayedHomeserver(int port, Runnable pinged) throws IOException {
    this.port = port;
    this.pinged = pinged;
    this.server = listen(port);
  }

  private HttpServer listen(int at) throws IOException {
    var listening =
        HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), at), 0);
    listening.createContext("/", this::handle);
    listening.setExecutor(Executors.newVirtualThreadPerTaskExecutor());
    listening.start();
    return listening;
  }

  /** Answers in this way from now on. */
  public void behave(Behaviour next) {
    synchronized (change) {
      behaviour = next;
      change.notifyAll();
    }
  }

  /** Nobody listens any more. */
  public void leave() {
    server.stop(0);
  }

  /** Listens again at the same port. */
  public void comeBack() throws IOException {
    server = listen(port);
  }

  /** How many requests were answered otherwise than they should have been. */
  public int badAnswers() {
    return badAnswers.get();
  }

  /** The entities that the policy room lists. */
  public Set<String> listed() {
    return rooms.listed();
  }

  /** In how many rooms each user is banned who is in one. */
  public Map<String, Integer> bans() {
    return rooms.bans();
  }

  /** How many entries were ever written about each entity. */
  public Map<String, Integer> timesWritten() {
    return rooms.timesWritten();
  }

  private void handle(HttpExchange exchange) throws IOException {
    try (exchange) {
      Asked asked = Asked.read(exchange);
      Behaviour now = whenNotSilent();
      if (now != Behaviour.RIGHT) {
        badAnswers.incrementAndGet();
      }
      int status = 200;
      byte[] body = {};
      if (now.isDone()) {
        Response<? extends Json> answer = answer(asked);
        if (answer instanceof Response.Refused<? extends Json> refused) {
          status = refused.status();
          body = JsonText.write(texts("errcode", refused.errcode(), "error", refused.error()));
        } else if (answer instanceof Response.Done<? extends Json> done) {
          body = JsonText.write(done.value());
        }
      }
      body = now.body(body);
      exchange.sendResponseHeaders(now.status(status), body.length);
      int length = now == Behaviour.HALF ? body.length / 2 : body.length;
      exchange.getResponseBody().write(body, 0, length);
      exchange.getResponseBody().flush();
    } catch (InterruptedException stopping) {
      Thread.currentThread().interrupt();
    }
  }

  private Behaviour whenNotSilent() throws InterruptedException {
    synchronized (change) {
      while (behaviour == Behaviour.SILENT) {
        badAnswers.incrementAndGet();
        change.wait();
      }
      return behaviour;
    }
  }

  private Response<? extends Json> answer(Asked asked) {
    if (asked.path().contains("appservice")) {
      pinged.run();
      return new Response.Done<>(new Json.Obj(Map.of("duration_ms", new Json.Int(1))));
    }
    return rooms.answer(asked);
  }

  @Override
  public void close() {
    behave(Behaviour.RIGHT);
    server.stop(0);
  }
}
