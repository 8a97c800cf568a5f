package dev.forseti.demo.synapse;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.forseti.model.Json;
import dev.forseti.model.UserId;
import dev.forseti.runtime.http.HttpCredentials;
import dev.forseti.runtime.http.HttpLimits;
import dev.forseti.runtime.http.JsonHttpClient;
import dev.forseti.runtime.http.Response;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.URLEncoder;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;

/** JSON over HTTP to one homeserver, with at most one access token. */
final class MatrixHttp {
  private static final Duration LIMIT = Duration.ofSeconds(60);

  /** One for each homeserver: each has threads of its own. */
  private static final Map<URI, JsonHttpClient> CLIENTS = new ConcurrentHashMap<>();

  private final JsonHttpClient http;

  /** As whom an application service acts; null for as itself, and for everybody else. */
  private final @Nullable UserId user;

  private MatrixHttp(URI url, HttpCredentials credentials, @Nullable UserId user) {
    this.http =
        CLIENTS
            .computeIfAbsent(
                url, it -> new JsonHttpClient(it, HttpCredentials.NONE, HttpLimits.large(LIMIT)))
            .as(credentials);
    this.user = user;
  }

  static MatrixHttp anonymous(URI url) {
    return new MatrixHttp(url, HttpCredentials.NONE, null);
  }

  static MatrixHttp as(URI url, String token) {
    return new MatrixHttp(url, HttpCredentials.bearer(token), null);
  }

  /** An application service that acts as a user of its namespace. */
  static MatrixHttp as(URI url, String token, UserId user) {
    return new MatrixHttp(url, HttpCredentials.bearer(token), user);
  }

  Json get(String path) {
    return value("GET " + path, http.get(asUser(path)));
  }

  Json.Obj post(String path, Json.Obj body) {
    return object(path, value("POST " + path, http.post(asUser(path), body)));
  }

  Json.Obj put(String path, Json.Obj body) {
    return object(path, value("PUT " + path, http.put(asUser(path), body)));
  }

  private String asUser(String path) {
    return user == null
        ? path
        : path + (path.contains("?") ? '&' : '?') + "user_id=" + escaped(user.value());
  }

  /** A path; each part behind the prefix is escaped. */
  static String path(String prefix, String... parts) {
    var path = new StringBuilder(prefix);
    for (String part : parts) {
      path.append('/').append(escaped(part));
    }
    return path.toString();
  }

  /** A text as it stands in an address. */
  static String escaped(String text) {
    return URLEncoder.encode(text, UTF_8).replace("+", "%20");
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

  private static Json value(String request, Response<Json> answer) {
    return switch (answer) {
      case Response.Done<Json>(Json value) -> value;
      case Response.Refused<Json>(int status, String errcode, String error) ->
          throw new MatrixRefusal(request, status, errcode, error);
      case Response.Retry<Json> retry when retry.status() == 0 ->
          throw new UncheckedIOException(request, new IOException(retry.why()));
      case Response.Retry<Json> retry ->
          throw new MatrixRefusal(request, retry.status(), retry.errcode(), retry.why());
    };
  }
}
