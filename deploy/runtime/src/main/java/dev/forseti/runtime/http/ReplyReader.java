package dev.forseti.runtime.http;

import dev.forseti.model.Json;
import dev.forseti.wire.JsonLimits;
import dev.forseti.wire.JsonRefused;
import dev.forseti.wire.JsonText;
import java.net.http.HttpResponse;
import java.time.Duration;

/** A reply as a {@link Response}: what is final, and what is worth another try. */
final class ReplyReader {
  private static final Duration PAUSE = Duration.ofSeconds(1);
  private static final Duration LONGEST = Duration.ofMinutes(10);

  private ReplyReader() {}

  static Response<Json> read(HttpResponse<byte[]> reply, JsonLimits limits) {
    int status = reply.statusCode();
    Json body;
    try {
      body = JsonText.parse(reply.body(), limits);
    } catch (JsonRefused notJson) {
      return new Response.Retry<>(
          PAUSE,
          "HTTP %d without JSON that can be read (%s); a proxy's page?"
              .formatted(status, notJson.detail()),
          status,
          "");
    }
    if (status / 100 == 2) {
      return new Response.Done<>(body);
    }
    return failed(reply, body instanceof Json.Obj object ? object : Json.Obj.EMPTY);
  }

  private static Response<Json> failed(HttpResponse<byte[]> reply, Json.Obj error) {
    int status = reply.statusCode();
    String errcode = error.string("errcode").orElse("M_UNKNOWN");
    if (status == 429 || errcode.equals("M_LIMIT_EXCEEDED")) {
      return new Response.Retry<>(pause(reply, error), "rate limited", status, errcode);
    }
    if (status / 100 == 5) {
      return new Response.Retry<>(
          pause(reply, error), "HTTP " + status + " " + errcode, status, errcode);
    }
    return new Response.Refused<>(status, errcode, error.string("error").orElse(""));
  }

  /**
   * {@code Retry-After} in seconds is the newer way (spec 1.10), {@code retry_after_ms} the older.
   */
  private static Duration pause(HttpResponse<byte[]> reply, Json.Obj error) {
    Duration header =
        reply
            .headers()
            .firstValue("Retry-After")
            .filter(value -> value.matches("[0-9]{1,6}"))
            .map(value -> Duration.ofSeconds(Long.parseLong(value)))
            .orElse(Duration.ZERO);
    Duration field =
        Duration.ofMillis(Math.clamp(error.integer("retry_after_ms").orElse(0L), 0, 600_000));
    Duration asked = header.compareTo(field) > 0 ? header : field;
    if (asked.isZero()) {
      return PAUSE;
    }
    return asked.compareTo(LONGEST) > 0 ? LONGEST : asked;
  }
}
