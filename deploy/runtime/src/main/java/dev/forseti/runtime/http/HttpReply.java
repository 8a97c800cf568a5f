package dev.forseti.runtime.http;

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
public record HttpReply(int status, String code, String contentType, String text) {
  private static final String JSON = "application/json";

  /** An empty object: it was done. */
  public static final HttpReply DONE = new HttpReply(200, "", JSON, "{}");

  /** Matrix's error. */
  public static HttpReply error(int status, String code, String message) {
    Json.Obj body =
        new Json.Obj(Map.of("errcode", new Json.Str(code), "error", new Json.Str(message)));
    return new HttpReply(status, code, JSON, JsonText.string(body));
  }

  /** Sends status and headers, and gives the text that is to follow. */
  byte[] writeHead(HttpExchange exchange) throws IOException {
    byte[] bytes = text.getBytes(UTF_8);
    exchange.getResponseHeaders().set("Content-Type", contentType);
    exchange.sendResponseHeaders(status, bytes.length);
    return bytes;
  }
}
