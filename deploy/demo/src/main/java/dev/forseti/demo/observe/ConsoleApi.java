package dev.forseti.demo.observe;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.forseti.model.Json;
import dev.forseti.model.Subject;
import dev.forseti.model.UserId;
import dev.forseti.runtime.http.HttpCredentials;
import dev.forseti.runtime.http.HttpLimits;
import dev.forseti.runtime.http.JsonHttpClient;
import dev.forseti.runtime.http.Response;
import dev.forseti.standalone.service.ForsetiService;
import java.io.IOException;
import java.net.URI;
import java.net.URLEncoder;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** The console as a program sees it, signed in as the first moderator. */
public final class ConsoleApi implements AutoCloseable {
  private static final Duration LIMIT = Duration.ofSeconds(30);

  private final JsonHttpClient http;

  public ConsoleApi(ForsetiService.Started started) {
    this(started.console(), started.adminName(), started.adminPassword().value());
  }

  /** That of a Forseti in a process of its own. */
  public ConsoleApi(URI console, String adminName, String adminPassword) {
    this.http =
        new JsonHttpClient(
            console, HttpCredentials.basic(adminName, adminPassword), HttpLimits.large(LIMIT));
  }

  /**
   * A case that waits for a decision.
   *
   * @param subject kind and id of whom it is about
   * @param members how many accounts it is about when it is one case of many who did alike; else 0
   */
  public record OpenCase(long id, String subject, int members) {
    /** Whether it is about that user alone. */
    public boolean isAbout(UserId user) {
      return subject.equals(Subject.user(user).key());
    }
  }

  /** The cases that wait for a decision. */
  public List<OpenCase> cases() throws IOException {
    if (!(value(http.get("/api/v1/cases")) instanceof Json.Arr all)) {
      throw new IOException("the console's cases are no JSON array");
    }
    return all.items().stream().map(each -> openCase((Json.Obj) each)).toList();
  }

  /** The case of one member of a group alone; none when it is no member. */
  public Optional<OpenCase> member(long groupCase, UserId user) throws IOException {
    String member = URLEncoder.encode(Subject.user(user).key(), UTF_8);
    Response<Json> answer =
        http.post("/api/v1/cases/" + groupCase + "/members?member=" + member, Json.Obj.EMPTY);
    return answer instanceof Response.Refused<Json> refused && refused.status() == 404
        ? Optional.empty()
        : Optional.of(openCase((Json.Obj) value(answer)));
  }

  private static OpenCase openCase(Json.Obj row) {
    return new OpenCase(
        row.integer("id").orElseThrow(),
        row.string("subject").orElseThrow(),
        row.integer("members").orElse(0L).intValue());
  }

  /** The case about a user, opened when there is none. */
  public OpenCase open(UserId user) throws IOException {
    String about = URLEncoder.encode(user.value(), UTF_8);
    return openCase((Json.Obj) value(http.post("/api/v1/cases?about=" + about, Json.Obj.EMPTY)));
  }

  /** Decides a case for ever; the decision's id. */
  public String decide(long caseId, String kind, String reason) throws IOException {
    return decide(caseId, kind, reason, 0);
  }

  /** The same, and all that was written in so many hours before is to be removed too. */
  public String decide(long caseId, String kind, String reason, int redactHours)
      throws IOException {
    Json.Obj body =
        new Json.Obj(
            Map.of(
                "kind", new Json.Str(kind),
                "reason", new Json.Str(reason),
                "redactHours", new Json.Int(redactHours)));
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
