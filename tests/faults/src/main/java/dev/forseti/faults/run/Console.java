package dev.forseti.faults.run;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.forseti.model.Decision;
import dev.forseti.model.Json;
import dev.forseti.model.Subject;
import dev.forseti.model.UserId;
import dev.forseti.wire.JsonLimits;
import dev.forseti.wire.JsonRefused;
import dev.forseti.wire.JsonText;
import java.io.IOException;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.util.Base64;
import java.util.Map;
import java.util.Optional;

/** The console as the program of a moderator uses it. */
final class Console implements AutoCloseable {
  static final String NAME = "moderator";
  static final String PASSWORD = "password of the moderator";
  private static final Duration PATIENCE = Duration.ofSeconds(12);

  private final URI address;
  private final HttpClient http =
      HttpClient.newBuilder()
          .version(HttpClient.Version.HTTP_1_1)
          .connectTimeout(Duration.ofSeconds(2))
          .build();

  Console(int port) {
    this.address = URI.create("http://127.0.0.1:" + port + "/");
  }

  /** Whether the service says that it does its work. */
  boolean isReady() throws InterruptedException {
    try {
      URI at = address.resolve("actuator/health/readiness");
      HttpRequest request = HttpRequest.newBuilder(at).timeout(Duration.ofSeconds(2)).build();
      return http.send(request, BodyHandlers.discarding()).statusCode() == 200;
    } catch (IOException notNow) {
      return false;
    }
  }

  /** The number of the open case about the user alone, also when it is one of many; none so far. */
  Optional<Long> caseOf(UserId user) throws IOException, InterruptedException {
    String key = Subject.user(user).key();
    if (!(value(get("api/v1/cases")) instanceof Json.Arr all)) {
      return Optional.empty();
    }
    for (Json each : all.items()) {
      Json.Obj row = (Json.Obj) each;
      Optional<Long> id = row.integer("id");
      if (row.string("subject").filter(key::equals).isPresent()) {
        return id;
      }
      if (row.integer("members").orElse(0L) > 0) {
        String path =
            "api/v1/cases/%d/members?member=%s"
                .formatted(id.orElseThrow(), URLEncoder.encode(key, UTF_8));
        if (value(post(path, Json.Obj.EMPTY)) instanceof Json.Obj own) {
          return own.integer("id");
        }
      }
    }
    return Optional.empty();
  }

  /** What the console said to a decision. */
  sealed interface Reply {
    /** It was taken. */
    record Taken(String id) implements Reply {}

    /** It was refused, for example since the case was taken into that of a group. */
    record Refused(int status) implements Reply {}

    /** Nobody knows: there was no answer, or that of a fault. */
    record Unknown() implements Reply {}
  }

  /** Decides a case. */
  Reply decide(long caseId, Decision.Kind kind) throws InterruptedException {
    Json.Obj body =
        new Json.Obj(
            Map.of("kind", new Json.Str(kind.name()), "reason", new Json.Str("looked into it")));
    try {
      HttpResponse<byte[]> answer = post("api/v1/cases/" + caseId + "/decisions", body);
      if (answer.statusCode() / 100 == 4) {
        return new Reply.Refused(answer.statusCode());
      }
      Optional<String> id =
          value(answer) instanceof Json.Obj taken ? taken.string("id") : Optional.empty();
      return id.<Reply>map(Reply.Taken::new).orElseGet(Reply.Unknown::new);
    } catch (IOException nobodyKnows) {
      return new Reply.Unknown();
    }
  }

  private HttpResponse<byte[]> get(String path) throws IOException, InterruptedException {
    return http.send(request(path).build(), BodyHandlers.ofByteArray());
  }

  private HttpResponse<byte[]> post(String path, Json body)
      throws IOException, InterruptedException {
    return http.send(
        request(path)
            .header("Content-Type", "application/json")
            .POST(BodyPublishers.ofByteArray(JsonText.write(body)))
            .build(),
        BodyHandlers.ofByteArray());
  }

  private HttpRequest.Builder request(String path) {
    String signIn = Base64.getEncoder().encodeToString((NAME + ":" + PASSWORD).getBytes(UTF_8));
    return HttpRequest.newBuilder(address.resolve(path))
        .timeout(PATIENCE)
        .header("Authorization", "Basic " + signIn);
  }

  /** What an answer of success holds; JSON null for any other. */
  private static Json value(HttpResponse<byte[]> answer) throws IOException {
    if (answer.statusCode() / 100 != 2) {
      return Json.Null.NULL;
    }
    try {
      return JsonText.parse(answer.body(), JsonLimits.TRANSACTION);
    } catch (JsonRefused broken) {
      throw new IOException("the console did not answer with JSON", broken);
    }
  }

  @Override
  public void close() {
    http.shutdownNow();
  }
}
