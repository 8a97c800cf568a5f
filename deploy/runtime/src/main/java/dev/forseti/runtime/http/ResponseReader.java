package dev.forseti.runtime.http;

import dev.forseti.model.Json;
import dev.forseti.wire.JsonLimits;
import dev.forseti.wire.JsonRefused;
import dev.forseti.wire.JsonText;
import java.net.http.HttpResponse;
import java.time.Duration;

/** A reply as a {@link Response}: what is final, and what is worth another try. */
final class ResponseReader {
  private static final Duration PAUSE = Duration.ofSeconds(1);
  private static final Duration LONGEST = Duration.ofMinutes(10);

  /** As long as any id of Matrix may be. */
  private static final int LONGEST_ERRCODE = 255;

  /** Enough for a sentence. What a server says goes into records and onto pages. */
  private static final int LONGEST_ERROR = 500;

  private ResponseReader() {}

  /** What a reply of success is read by. */
  interface Reading<T> {
    T from(byte[] body, JsonLimits limits) throws JsonRefused;
  }

  static <T> Response<T> read(HttpResponse<byte[]> reply, JsonLimits limits, Reading<T> reading) {
    int status = reply.statusCode();
    try {
      if (status / 100 == 2) {
        return new Response.Done<>(reading.from(reply.body(), limits));
      }
      Json body = JsonText.parse(reply.body(), limits);
      return failed(reply, body instanceof Json.Obj object ? object : Json.Obj.EMPTY);
    } catch (JsonRefused notJson) {
      return new Response.Retry<>(
          PAUSE,
          "HTTP %d without JSON that can be read (%s); a proxy's page?"
              .formatted(status, notJson.detail()),
          status,
          "");
    }
  }

  private static <T> Response<T> failed(HttpResponse<byte[]> reply, Json.Obj error) {
    int status = reply.statusCode();
    String errcode = cut(error.string("errcode").orElse("M_UNKNOWN"), LONGEST_ERRCODE);
    if (status == 429 || errcode.equals("M_LIMIT_EXCEEDED")) {
      return new Response.Retry<>(pause(reply, error), "rate limited", status, errcode);
    }
    if (status / 100 == 5) {
      return new Response.Retry<>(
          pause(reply, error), "HTTP " + status + " " + errcode, status, errcode);
    }
    return new Response.Refused<>(
        status, errcode, cut(error.string("error").orElse(""), LONGEST_ERROR));
  }

  /** Without half a surrogate pair at its end: that has no UTF-8. */
  private static String cut(String text, int longest) {
    if (text.length() <= longest) {
      return text;
    }
    int end = Character.isHighSurrogate(text.charAt(longest - 1)) ? longest - 1 : longest;
    return text.substring(0, end);
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
