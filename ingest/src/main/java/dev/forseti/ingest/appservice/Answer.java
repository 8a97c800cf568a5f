package dev.forseti.ingest.appservice;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.sun.net.httpserver.HttpExchange;
import dev.forseti.model.Json;
import dev.forseti.wire.JsonText;
import java.io.IOException;
import java.util.Map;

/**
 * What a request is answered with.
 *
 * @param status the HTTP status
 * @param code the Matrix error code; empty when it is no error
 * @param contentType how the text is to be read
 * @param text the body
 */
record Answer(int status, String code, String contentType, String text) {
  private static final String JSON = "application/json";

  static final Answer DONE = new Answer(200, "", JSON, "{}");

  static Answer error(int status, String code, String message) {
    Json.Obj body =
        new Json.Obj(Map.of("errcode", new Json.Str(code), "error", new Json.Str(message)));
    return new Answer(status, code, JSON, JsonText.string(body));
  }

  /** Counters in the form that Prometheus reads. */
  static Answer metrics(String text) {
    return new Answer(200, "", "text/plain; version=0.0.4; charset=utf-8", text);
  }

  /** Sends status and headers, and gives the text that is to follow. */
  byte[] writeHead(HttpExchange exchange) throws IOException {
    byte[] bytes = text.getBytes(UTF_8);
    exchange.getResponseHeaders().set("Content-Type", contentType);
    exchange.sendResponseHeaders(status, bytes.length);
    return bytes;
  }
}
