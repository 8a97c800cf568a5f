package dev.forseti.standalone.synapse;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.forseti.model.Json;
import dev.forseti.wire.JsonLimits;
import dev.forseti.wire.JsonRefused;
import dev.forseti.wire.JsonText;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublisher;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/** JSON over HTTP to one homeserver, with at most one access token. */
final class MatrixHttp {
  private static final Duration LIMIT = Duration.ofSeconds(60);
  // One for all: each has threads of its own.
  private static final HttpClient HTTP =
      HttpClient.newBuilder()
          .version(HttpClient.Version.HTTP_1_1)
          .connectTimeout(Duration.ofSeconds(5))
          .build();

  private final URI url;
  private final Optional<String> token;

  private MatrixHttp(URI url, Optional<String> token) {
    this.url = url;
    this.token = token;
  }

  static MatrixHttp anonymous(URI url) {
    return new MatrixHttp(url, Optional.empty());
  }

  static MatrixHttp as(URI url, String token) {
    return new MatrixHttp(url, Optional.of(token));
  }

  Json get(String path) {
    return call("GET", path, BodyPublishers.noBody());
  }

  Json.Obj post(String path, Json.Obj body) {
    return object(path, call("POST", path, json(body)));
  }

  Json.Obj put(String path, Json.Obj body) {
    return object(path, call("PUT", path, json(body)));
  }

  /** A path; each part behind the prefix is escaped. */
  static String path(String prefix, String... parts) {
    var path = new StringBuilder(prefix);
    for (String part : parts) {
      path.append('/').append(URLEncoder.encode(part, UTF_8).replace("+", "%20"));
    }
    return path.toString();
  }

  /** The string that the answer must have. */
  static String need(Json.Obj answer, String key) {
    return answer
        .string(key)
        .orElseThrow(() -> new IllegalStateException("the homeserver's answer has no " + key));
  }

  static Json.Obj object(String path, Json answer) {
    if (answer instanceof Json.Obj object) {
      return object;
    }
    throw new IllegalStateException(path + " was not answered with a JSON object");
  }

  private static BodyPublisher json(Json.Obj body) {
    return BodyPublishers.ofByteArray(JsonText.write(body));
  }

  private Json call(String method, String path, BodyPublisher body) {
    var request =
        HttpRequest.newBuilder(url.resolve(path))
            .header("Content-Type", "application/json")
            .method(method, body);
    token.ifPresent(value -> request.header("Authorization", "Bearer " + value));
    HttpResponse<byte[]> response = send(request.build());
    Json answer = parse(method + " " + path, response);
    if (response.statusCode() / 100 == 2) {
      return answer;
    }
    Json.Obj error = answer instanceof Json.Obj object ? object : Json.Obj.EMPTY;
    throw new MatrixRefusal(
        method + " " + path,
        response.statusCode(),
        error.string("errcode").orElse(""),
        error.string("error").orElse("no reason given"));
  }

  private static HttpResponse<byte[]> send(HttpRequest request) {
    CompletableFuture<HttpResponse<byte[]>> asked =
        HTTP.sendAsync(request, BodyHandlers.ofByteArray());
    try {
      return asked.get(LIMIT.toNanos(), TimeUnit.NANOSECONDS);
    } catch (ExecutionException | TimeoutException failed) {
      asked.cancel(true);
      throw new UncheckedIOException("no answer from " + request.uri(), new IOException(failed));
    } catch (InterruptedException interrupted) {
      asked.cancel(true);
      Thread.currentThread().interrupt();
      throw new IllegalStateException("interrupted while calling " + request.uri(), interrupted);
    }
  }

  private static Json parse(String request, HttpResponse<byte[]> response) {
    try {
      return JsonText.parse(response.body(), JsonLimits.TRANSACTION);
    } catch (JsonRefused refused) {
      throw new MatrixRefusal(request, response.statusCode(), "", refused.detail());
    }
  }
}
