package dev.forseti.policy.homeserver;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.forseti.model.Json;
import dev.forseti.model.UserId;
import dev.forseti.wire.JsonLimits;
import dev.forseti.wire.JsonRefused;
import dev.forseti.wire.JsonText;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.jspecify.annotations.Nullable;

/** One request and its reply as an {@link Answer}: what is final, what is worth another try. */
final class HttpExchange {
  private static final Duration PAUSE = Duration.ofSeconds(1);
  private static final Duration LONGEST = Duration.ofMinutes(10);

  /** How often the patience for its beginning a whole answer may take: some are large. */
  private static final int WHOLE = 6;

  /** The state of a large room. */
  private static final JsonLimits REPLY = new JsonLimits(256 << 20, 120);

  private final HttpClient http;
  private final String base;
  private final String token;
  private final String query;
  private final Duration timeout;

  HttpExchange(HttpClient http, URI base, String token, @Nullable UserId actAs, Duration timeout) {
    this.http = http;
    this.base = base.toString().replaceAll("/+$", "");
    this.token = token;
    this.query = actAs == null ? "" : "user_id=" + URLEncoder.encode(actAs.value(), UTF_8);
    this.timeout = timeout;
  }

  Answer<Json> get(String path) {
    return send(request(path).GET());
  }

  Answer<Json> post(String path, Json body) {
    return send(request(path).POST(BodyPublishers.ofByteArray(JsonText.write(body))));
  }

  Answer<Json> put(String path, Json body) {
    return send(request(path).PUT(BodyPublishers.ofByteArray(JsonText.write(body))));
  }

  private HttpRequest.Builder request(String path) {
    String joint = query.isEmpty() ? "" : path.indexOf('?') < 0 ? "?" : "&";
    return HttpRequest.newBuilder(URI.create(base + path + joint + query))
        .timeout(timeout)
        .header("Authorization", "Bearer " + token)
        .header("Content-Type", "application/json");
  }

  private Answer<Json> send(HttpRequest.Builder request) {
    CompletableFuture<HttpResponse<byte[]>> asked =
        http.sendAsync(request.build(), BodyHandlers.ofByteArray());
    Duration longest = timeout.multipliedBy(WHOLE); // the request's own limit ends with the head
    try {
      return read(asked.get(longest.toNanos(), TimeUnit.NANOSECONDS));
    } catch (ExecutionException unreachable) {
      Throwable why = unreachable.getCause() == null ? unreachable : unreachable.getCause();
      return new Answer.Retry<>(
          PAUSE, "no answer at " + base + ": " + why.getClass().getSimpleName());
    } catch (TimeoutException stalled) {
      asked.cancel(true);
      return new Answer.Retry<>(
          PAUSE, "the answer at " + base + " did not end within " + longest.toSeconds() + " s");
    } catch (InterruptedException stopping) {
      asked.cancel(true);
      Thread.currentThread().interrupt();
      return new Answer.Retry<>(PAUSE, "interrupted");
    }
  }

  private static Answer<Json> read(HttpResponse<byte[]> response) {
    int status = response.statusCode();
    Json body;
    try {
      body = JsonText.parse(response.body(), REPLY);
    } catch (JsonRefused notJson) {
      return new Answer.Retry<>(PAUSE, "HTTP " + status + " without JSON; a proxy's page?");
    }
    if (status / 100 == 2) {
      return new Answer.Done<>(body);
    }
    Json.Obj error = body instanceof Json.Obj object ? object : Json.Obj.EMPTY;
    String errcode = error.string("errcode").orElse("M_UNKNOWN");
    String text = error.string("error").orElse("");
    if (status == 429 || errcode.equals("M_LIMIT_EXCEEDED")) {
      return new Answer.Retry<>(pause(response, error), "rate limited");
    }
    if (errcode.equals("M_UNKNOWN_TOKEN")) {
      return new Answer.Retry<>(
          PAUSE, "it does not know our as_token (M_UNKNOWN_TOKEN); is its registration ours?");
    }
    return status / 100 == 5
        ? new Answer.Retry<>(PAUSE, "HTTP " + status + " " + errcode)
        : new Answer.Refused<>(errcode, text);
  }

  /**
   * {@code Retry-After} in seconds is the newer way (spec 1.10), {@code retry_after_ms} the older.
   */
  private static Duration pause(HttpResponse<byte[]> response, Json.Obj error) {
    Duration header =
        response
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
