package dev.forseti.demo.observe;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import dev.forseti.demo.synapse.MatrixClient;
import dev.forseti.model.UserId;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;

class PolicyRoomWatchTest {
  private static final UserId EVE = new UserId("@eve:here.example");
  private static final String ENTRY =
      """
      {"next_batch": "s1", "rooms": {"join": {"!list:here.example": {"timeline": {"events": [
        {"type": "m.policy.rule.user", "state_key": "rule:@eve:here.example", "event_id": "$1",
         "sender": "@forseti:here.example", "content": {"recommendation": "m.ban"}}]}}}}}\
      """;

  @Test
  void looksAgainWhenTheHomeserverDidNotAnswer() throws Exception {
    var seen = new ObservedList();
    var looks = new AtomicInteger();
    HttpServer server =
        HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    server.createContext("/_matrix/client/v3/directory", one -> answer(one, room()));
    server.createContext("/_matrix/client/v3/rooms", one -> answer(one, room()));
    server.createContext("/_matrix/client/v3/sync", one -> sync(one, looks));
    server.start();
    var url = URI.create("http://127.0.0.1:" + server.getAddress().getPort());
    try (var watch = watch(url, seen)) {
      assertThat(watch).isNotNull();
      assertThat(seen.await(now -> now.containsKey(EVE), Duration.ofSeconds(20))).isTrue();
    } finally {
      server.stop(0);
    }
  }

  private static PolicyRoomWatch watch(URI url, ObservedList seen) {
    return PolicyRoomWatch.start(
        new MatrixClient(url, "token"),
        "#list:here.example",
        seen,
        InstantSource.fixed(Instant.EPOCH));
  }

  private static String room() {
    return "{\"room_id\": \"!list:here.example\"}";
  }

  /** The first looks find nobody there; Java's client asks by itself once more. */
  private static void sync(HttpExchange exchange, AtomicInteger looks) throws IOException {
    if (looks.getAndIncrement() < 4) {
      exchange.close();
    } else {
      answer(exchange, ENTRY);
    }
  }

  private static void answer(HttpExchange exchange, String json) throws IOException {
    try (exchange) {
      byte[] body = json.getBytes(StandardCharsets.UTF_8);
      exchange.sendResponseHeaders(200, body.length);
      exchange.getResponseBody().write(body);
    }
  }
}
