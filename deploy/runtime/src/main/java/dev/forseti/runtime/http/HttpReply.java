package dev.forseti.runtime.http;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.forseti.model.Json;
import dev.forseti.wire.JsonText;
import java.nio.ByteBuffer;
import java.util.Map;
import org.eclipse.jetty.http.HttpHeader;
import org.eclipse.jetty.server.Response;
import org.eclipse.jetty.util.Callback;

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

  /** Sends it; the connection ends then when its caller is not to ask more. */
  void send(Response response, boolean isLast, Callback sent) {
    byte[] bytes = text.getBytes(UTF_8);
    response.setStatus(status);
    response.getHeaders().put(HttpHeader.CONTENT_TYPE, contentType);
    response.getHeaders().put(HttpHeader.CONTENT_LENGTH, bytes.length);
    if (isLast) {
      response.getHeaders().put(HttpHeader.CONNECTION, "close");
    }
    response.write(true, ByteBuffer.wrap(bytes), sent);
  }
}
