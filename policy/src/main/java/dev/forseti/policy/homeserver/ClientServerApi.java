package dev.forseti.policy.homeserver;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.forseti.model.Json;
import dev.forseti.model.UserId;
import dev.forseti.runtime.http.HttpCredentials;
import dev.forseti.runtime.http.HttpLimits;
import dev.forseti.runtime.http.JsonHttpClient;
import dev.forseti.runtime.http.Response;
import dev.forseti.wire.JsonElements;
import java.net.URI;
import java.net.URLEncoder;
import java.time.Duration;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/** A homeserver's client-server API with the token of an application service, as one user. */
final class ClientServerApi implements AutoCloseable {
  private static final Duration PAUSE = Duration.ofSeconds(1);

  private final JsonHttpClient http;
  private final JsonHttpClient patient;
  private final String query;

  ClientServerApi(URI base, String token, @Nullable UserId actAs, Duration timeout) {
    this.http = new JsonHttpClient(base, HttpCredentials.bearer(token), HttpLimits.large(timeout));
    this.patient = http.within(HttpLimits.patient(timeout));
    this.query = actAs == null ? "" : query(actAs);
  }

  private ClientServerApi(ClientServerApi shared, UserId actAs) {
    this.http = shared.http;
    this.patient = shared.patient;
    this.query = query(actAs);
  }

  private static String query(UserId user) {
    return "user_id=" + URLEncoder.encode(user.value(), UTF_8);
  }

  /** The same as another user, over the same connections: only the first one is closed. */
  ClientServerApi as(UserId user) {
    return new ClientServerApi(this, user);
  }

  Response<Json> get(String path) {
    return mendable(http.get(asUser(path)));
  }

  Response<JsonElements> getElements(String path, Predicate<Json> kept) {
    return mendable(http.getElements(asUser(path), kept));
  }

  /** The same of an array that takes a homeserver long, and that nobody waits for. */
  Response<JsonElements> getElementsPatiently(String path, Predicate<Json> kept) {
    return mendable(patient.getElements(asUser(path), kept));
  }

  Response<Json> post(String path, Json body) {
    return mendable(http.post(asUser(path), body));
  }

  /** The same of what may wait for other servers. */
  Response<Json> postPatiently(String path, Json body) {
    return mendable(patient.post(asUser(path), body));
  }

  Response<Json> put(String path, Json body) {
    return mendable(http.put(asUser(path), body));
  }

  private String asUser(String path) {
    return query.isEmpty() ? path : path + (path.indexOf('?') < 0 ? "?" : "&") + query;
  }

  /** A token that it does not know is no refusal for good: an operator mends the registration. */
  private static <T> Response<T> mendable(Response<T> answer) {
    return answer instanceof Response.Refused<T> refused
            && refused.errcode().equals("M_UNKNOWN_TOKEN")
        ? new Response.Retry<>(
            PAUSE,
            "it does not know our as_token (M_UNKNOWN_TOKEN); is its registration ours?",
            refused.status(),
            refused.errcode())
        : answer;
  }

  @Override
  public void close() {
    http.close();
  }
}
