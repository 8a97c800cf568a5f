package dev.forseti.runtime.http;

import dev.forseti.model.Json;
import dev.forseti.wire.JsonElements;
import dev.forseti.wire.JsonText;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublisher;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandler;
import java.net.http.HttpResponse.BodySubscriber;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.Predicate;

/**
 * JSON over HTTP to one server. Each answer is a {@link Response}; a request is sent once, and
 * whoever asks decides whether to ask again. Safe for many threads.
 */
public final class JsonHttpClient implements AutoCloseable {
  private static final Duration PAUSE = Duration.ofSeconds(1);

  private final HttpClient http;
  private final String base;
  private final HttpCredentials credentials;
  private final HttpLimits limits;

  /**
   * Connects to nothing yet.
   *
   * @param base for example {@code http://127.0.0.1:8008}
   */
  public JsonHttpClient(URI base, HttpCredentials credentials, HttpLimits limits) {
    this(
        HttpClient.newBuilder()
            .version(HttpClient.Version.HTTP_1_1)
            .connectTimeout(limits.head())
            .build(),
        base.toString().replaceAll("/+$", ""),
        credentials,
        limits);
  }

  private JsonHttpClient(
      HttpClient http, String base, HttpCredentials credentials, HttpLimits limits) {
    this.http = http;
    this.base = base;
    this.credentials = credentials;
    this.limits = limits;
  }

  /** The same server as somebody else; closing one closes both. */
  public JsonHttpClient as(HttpCredentials other) {
    return new JsonHttpClient(http, base, other, limits);
  }

  /** The same server with more or less patience; closing one closes both. */
  public JsonHttpClient within(HttpLimits other) {
    return new JsonHttpClient(http, base, credentials, other);
  }

  /** Asks for what is there. */
  public Response<Json> get(String path) {
    return send("GET", path, BodyPublishers.noBody(), JsonText::parse);
  }

  /**
   * Asks for an array that many people wrote, of which one must not spoil the others'. It is read
   * while it arrives and may be of any length.
   *
   * @param kept which elements are wanted; the others take no memory
   */
  public Response<JsonElements> getElements(String path, Predicate<Json> kept) {
    var elements = new ArrayElements(limits.element(), kept);
    return send(
        "GET",
        path,
        BodyPublishers.noBody(),
        head -> head.statusCode() / 100 == 2 ? new ElementsBody(elements) : wholeBody(),
        (body, limits) -> elements.all());
  }

  /** Sends a body to be taken in. */
  public Response<Json> post(String path, Json body) {
    return send("POST", path, json(body), JsonText::parse);
  }

  /** Sends a body to be put there. */
  public Response<Json> put(String path, Json body) {
    return send("PUT", path, json(body), JsonText::parse);
  }

  private static BodyPublisher json(Json body) {
    return BodyPublishers.ofByteArray(JsonText.write(body));
  }

  private BodySubscriber<byte[]> wholeBody() {
    return new LimitedBody(limits.body().maxBytes());
  }

  private <T> Response<T> send(
      String method, String path, BodyPublisher body, ResponseReader.Reading<T> reading) {
    return send(method, path, body, head -> wholeBody(), reading);
  }

  private <T> Response<T> send(
      String method,
      String path,
      BodyPublisher body,
      BodyHandler<byte[]> arriving,
      ResponseReader.Reading<T> reading) {
    HttpRequest.Builder request =
        HttpRequest.newBuilder(URI.create(base + path))
            .timeout(limits.head())
            .header("Content-Type", "application/json")
            .method(method, body);
    if (!credentials.header().isEmpty()) {
      request.header("Authorization", credentials.header());
    }
    CompletableFuture<HttpResponse<byte[]>> asked = http.sendAsync(request.build(), arriving);
    try { // the request's own limit ends with the head
      HttpResponse<byte[]> reply = asked.get(limits.whole().toNanos(), TimeUnit.NANOSECONDS);
      return ResponseReader.read(reply, limits.body(), reading);
    } catch (ExecutionException failed) {
      return new Response.Retry<>(PAUSE, why(failed));
    } catch (TimeoutException stalled) {
      asked.cancel(true);
      return new Response.Retry<>(
          PAUSE,
          "the answer at " + base + " did not end within " + limits.whole().toSeconds() + " s");
    } catch (InterruptedException stopping) {
      asked.cancel(true);
      Thread.currentThread().interrupt();
      return new Response.Retry<>(PAUSE, "interrupted");
    }
  }

  private String why(ExecutionException failed) {
    Throwable cause = failed.getCause() == null ? failed : failed.getCause();
    for (Throwable each = cause; each != null; each = each.getCause()) {
      if (each instanceof LimitedBody.TooLarge) {
        return "the answer at " + base + " is larger than " + limits.body().maxBytes() + " bytes";
      }
    }
    return "no answer at " + base + ": " + cause.getClass().getSimpleName();
  }

  /** Gives up what is being asked, and ends its threads. */
  @Override
  public void close() {
    http.shutdownNow();
    http.close();
  }
}
