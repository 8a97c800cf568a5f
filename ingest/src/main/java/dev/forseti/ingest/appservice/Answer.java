package dev.forseti.ingest.appservice;

import com.sun.net.httpserver.HttpExchange;
import dev.forseti.model.Json;
import dev.forseti.wire.JsonText;
import java.io.IOException;
import java.util.Map;

/**
 * What a request is answered with.
 *
 * @param status the HTTP status
 * @param body a Matrix error, or the empty object
 */
record Answer(int status, Json.Obj body) {
  static final Answer DONE = new Answer(200, Json.Obj.EMPTY);

  static Answer error(int status, String code, String message) {
    return new Answer(
        status,
        new Json.Obj(Map.of("errcode", new Json.Str(code), "error", new Json.Str(message))));
  }

  /** The Matrix error code; empty when it is no error. */
  String code() {
    return body.string("errcode").orElse("");
  }

  /** Sends status and headers, and gives the text that is to follow. */
  byte[] writeHead(HttpExchange exchange) throws IOException {
    byte[] text = JsonText.write(body);
    exchange.getResponseHeaders().set("Content-Type", "application/json");
    exchange.sendResponseHeaders(status, text.length);
    return text;
  }
}
