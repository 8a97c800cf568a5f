package dev.forseti.standalone.demo;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.forseti.model.Json;
import dev.forseti.standalone.service.ForsetiService;
import dev.forseti.wire.JsonLimits;
import dev.forseti.wire.JsonRefused;
import dev.forseti.wire.JsonText;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.util.Base64;
import java.util.List;
import java.util.Map;

/** The console as a program sees it, signed in as the first moderator. */
final class ConsoleApi implements AutoCloseable {
  private static final Duration LIMIT = Duration.ofSeconds(30);

  private final HttpClient http =
      HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();
  private final URI console;
  private final String authorization;

  ConsoleApi(ForsetiService.Started started) {
    this.console = started.console();
    String both = started.adminName() + ":" + started.adminPassword().value();
    this.authorization = "Basic " + Base64.getEncoder().encodeToString(both.getBytes(UTF_8));
  }

  /**
   * A case that waits for a decision.
   *
   * @param subject kind and id of whom it is about
   */
  record Open(long id, String subject) {}

  List<Open> cases() throws IOException, InterruptedException {
    if (!(call(request("/api/v1/cases").GET()) instanceof Json.Arr all)) {
      throw new IOException("the console's cases are no JSON array");
    }
    return all.items().stream()
        .map(each -> (Json.Obj) each)
        .map(
            each ->
                new Open(each.integer("id").orElseThrow(), each.string("subject").orElseThrow()))
        .toList();
  }

  /** Decides a case for ever; the decision's id. */
  String decide(long caseId, String kind, String reason) throws IOException, InterruptedException {
    Json.Obj body =
        new Json.Obj(Map.of("kind", new Json.Str(kind), "reason", new Json.Str(reason)));
    return post("/api/v1/cases/" + caseId + "/decisions", body);
  }

  /** Takes a decision back; the id of the decision that does. */
  String undo(String decision) throws IOException, InterruptedException {
    return post("/api/v1/decisions/" + decision + "/undo", Json.Obj.EMPTY);
  }

  private String post(String path, Json.Obj body) throws IOException, InterruptedException {
    Json answer =
        call(
            request(path)
                .header("Content-Type", "application/json")
                .POST(BodyPublishers.ofByteArray(JsonText.write(body))));
    return answer instanceof Json.Obj object ? object.string("id").orElse("") : "";
  }

  private HttpRequest.Builder request(String path) {
    return HttpRequest.newBuilder(console.resolve(path))
        .timeout(LIMIT)
        .header("Authorization", authorization);
  }

  private Json call(HttpRequest.Builder builder) throws IOException, InterruptedException {
    HttpRequest request = builder.build();
    HttpResponse<byte[]> answer = http.send(request, BodyHandlers.ofByteArray());
    if (answer.statusCode() / 100 != 2) {
      throw new IOException(
          "the console answered %d to %s %s"
              .formatted(answer.statusCode(), request.method(), request.uri().getPath()));
    }
    try {
      return JsonText.parse(answer.body(), JsonLimits.TRANSACTION);
    } catch (JsonRefused damaged) {
      throw new IOException("the console's answer is not JSON", damaged);
    }
  }

  @Override
  public void close() {
    http.close();
  }
}
