package dev.forseti.demo.synapse;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import dev.forseti.ingest.appservice.Registration;
import dev.forseti.model.Json;
import dev.forseti.wire.JsonLimits;
import dev.forseti.wire.JsonRefused;
import dev.forseti.wire.JsonText;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.util.Set;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;

/**
 * An application service that keeps the text of every message it is sent, in their order and once:
 * Synapse sends an event again when it stops before it has noted the receipt. Events are told apart
 * by their ids: a transaction's id comes again with other events after a restart.
 */
final class ReceivingAppService implements AutoCloseable {
  private static final String HS_TOKEN = "receiving-hs-token";

  private final HttpServer server;
  private final BlockingQueue<String> texts = new LinkedBlockingQueue<>();
  private final Set<String> seen = ConcurrentHashMap.newKeySet();
  private final AtomicInteger pings = new AtomicInteger();

  ReceivingAppService() throws IOException {
    server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    server.createContext("/", this::answer);
    server.start();
  }

  Registration registration() {
    URI url = URI.create("http://127.0.0.1:" + server.getAddress().getPort());
    return new Registration(url, "receiving-as-token", HS_TOKEN);
  }

  /** The next message's text; fails when none comes within 20 s. */
  String nextText() throws InterruptedException {
    String text = texts.poll(20, TimeUnit.SECONDS);
    if (text == null) {
      throw new AssertionError("no message came within 20 s");
    }
    return text;
  }

  int pings() {
    return pings.get();
  }

  private void answer(HttpExchange exchange) throws IOException {
    try (exchange) {
      byte[] body = exchange.getRequestBody().readAllBytes();
      String path = exchange.getRequestURI().getPath();
      exchange.getResponseHeaders().set("Content-Type", "application/json");
      byte[] answer = "{}".getBytes(java.nio.charset.StandardCharsets.UTF_8);
      exchange.sendResponseHeaders(status(exchange, path, body), answer.length);
      exchange.getResponseBody().write(answer);
    }
  }

  private int status(HttpExchange exchange, String path, byte[] body) {
    if (!("Bearer " + HS_TOKEN).equals(exchange.getRequestHeaders().getFirst("Authorization"))) {
      return 403;
    }
    if (path.equals("/_matrix/app/v1/ping")) {
      pings.incrementAndGet();
      return 200;
    }
    if (path.startsWith("/_matrix/app/v1/transactions/")) {
      keep(body);
      return 200;
    }
    return 404;
  }

  private void keep(byte[] body) {
    try {
      if (JsonText.parse(body, JsonLimits.TRANSACTION) instanceof Json.Obj transaction) {
        for (Json item : transaction.array("events")) {
          if (item instanceof Json.Obj event
              && event.string("type").orElse("").equals("m.room.message")
              && seen.add(event.string("event_id").orElseThrow())) {
            event.object("content").string("body").ifPresent(texts::add);
          }
        }
      }
    } catch (JsonRefused refused) {
      texts.add("refused: " + refused.detail());
    }
  }

  @Override
  public void close() {
    server.stop(0);
  }
}
