package dev.forseti.ingest.appservice;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.forseti.ingest.FailingEventLog;
import dev.forseti.ingest.InMemoryEventLog;
import dev.forseti.ingest.IngestMetrics;
import dev.forseti.runtime.health.Troubles;
import dev.forseti.runtime.http.BodyLimits;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.time.Instant;

/** A tap that runs, with a log in memory that fails when it is told to, and its homeserver. */
final class RunningTap implements AutoCloseable {
  static final String TOKEN = "hs-token-0123456789";
  static final String TRANSACTIONS = "/_matrix/app/v1/transactions/";
  static final int MAX_BYTES = 10_000;

  private final Troubles troubles = new Troubles(() -> Instant.EPOCH);
  private final InMemoryEventLog stored = new InMemoryEventLog();
  private final FailingEventLog log = new FailingEventLog(stored);
  private final IngestMetrics metrics = new IngestMetrics();
  private final HttpClient client = HttpClient.newHttpClient();
  private AppServiceTap tap = started();

  private AppServiceTap started() {
    AppServiceConfig config =
        new AppServiceConfig(
            "appservice",
            "127.0.0.1",
            0,
            TOKEN,
            "as-token-0123456789",
            "forseti",
            null,
            BodyLimits.of(MAX_BYTES),
            Duration.ofSeconds(1));
    AppServiceTap made = new AppServiceTap(config, log, () -> Instant.EPOCH, metrics, troubles);
    made.start();
    return made;
  }

  /** Another tap on the same log. */
  void restart() {
    tap.close();
    tap = started();
  }

  Troubles troubles() {
    return troubles;
  }

  InMemoryEventLog stored() {
    return stored;
  }

  FailingEventLog log() {
    return log;
  }

  IngestMetrics metrics() {
    return metrics;
  }

  @Override
  public void close() {
    tap.close();
    client.close();
  }

  HttpResponse<String> put(String id, String text) throws Exception {
    return send("PUT", TRANSACTIONS + id, "Bearer " + TOKEN, text);
  }

  HttpResponse<String> send(String method, String path, String header, String text)
      throws Exception {
    var request =
        HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + tap.port() + path))
            .header("Authorization", header)
            .method(method, HttpRequest.BodyPublishers.ofString(text))
            .build();
    return client.send(request, HttpResponse.BodyHandlers.ofString());
  }

  /** Past a client that would refuse to send what is not well formed. */
  String rawPut(String path, String header, String text) throws Exception {
    try (var socket = new java.net.Socket("127.0.0.1", tap.port())) {
      String head =
          "PUT "
              + path
              + " HTTP/1.1\r\nHost: x\r\nConnection: close\r\nContent-Length: "
              + text.length()
              + "\r\n"
              + (header.isEmpty() ? "" : "Authorization: " + header + "\r\n")
              + "\r\n";
      socket.getOutputStream().write((head + text).getBytes(UTF_8));
      return new String(socket.getInputStream().readAllBytes(), UTF_8);
    }
  }

  static String transaction(String id) {
    return "{\"events\":[" + event(id) + "]}";
  }

  static String event(String id) {
    return """
    {"type":"m.room.message","event_id":"$%s","room_id":"!r:hs","sender":"@a:hs",
     "origin_server_ts":1,"content":{},"unsigned":{"age":1}}\
    """
        .formatted(id);
  }
}
