package dev.forseti.demo.observe;

import dev.forseti.model.Json;
import dev.forseti.runtime.http.HttpCredentials;
import dev.forseti.runtime.http.HttpLimits;
import dev.forseti.runtime.http.JsonHttpClient;
import dev.forseti.runtime.http.Response;
import dev.forseti.standalone.service.ForsetiService;
import java.io.IOException;
import java.time.Duration;
import java.util.List;
import java.util.Map;

/** The console as a program sees it, signed in as the first moderator. */
public final class ConsoleApi implements AutoCloseable {
  private static final Duration LIMIT = Duration.ofSeconds(30);

  private final JsonHttpClient http;

  public ConsoleApi(ForsetiService.Started started) {
    this.http =
        new JsonHttpClient(
            started.console(),
            HttpCredentials.basic(started.adminName(), started.adminPassword().value()),
            HttpLimits.large(LIMIT));
  }

  /**
   * A case that waits for a decision.
   *
   * @param subject kind and id of whom it is about
   */
  public record OpenCase(long id, String subject) {}

  /** The cases that wait for a decision. */
  public List<OpenCase> cases() throws IOException {
    if (!(value(http.get("/api/v1/cases")) instanceof Json.Arr all)) {
      throw new IOException("the console's cases are no JSON array");
    }
    return all.items().stream()
        .map(each -> (Json.Obj) each)
        .map(
            each ->
                new OpenCase(
                    each.integer("id").orElseThrow(), each.string("subject").orElseThrow()))
        .toList();
  }

  /** Decides a case for ever; the decision's id. */
  public String decide(long caseId, String kind, String reason) throws IOException {
    Json.Obj body =
        new Json.Obj(Map.of("kind", new Json.Str(kind), "reason", new Json.Str(reason)));
    return post("/api/v1/cases/" + caseId + "/decisions", body);
  }

  /** Takes a decision back; the id of the decision that does. */
  public String undo(String decision) throws IOException {
    return post("/api/v1/decisions/" + decision + "/undo", Json.Obj.EMPTY);
  }

  private String post(String path, Json.Obj body) throws IOException {
    return value(http.post(path, body)) instanceof Json.Obj object
        ? object.string("id").orElse("")
        : "";
  }

  private static Json value(Response<Json> answer) throws IOException {
    if (answer instanceof Response.Done<Json>(Json value)) {
      return value;
    }
    throw new IOException("the console did not do as asked: " + answer.why());
  }

  @Override
  public void close() {
    http.close();
  }
}
