package dev.forseti.admin.api;

import static org.assertj.core.api.Assertions.assertThat;

import dev.forseti.admin.Console;
import dev.forseti.admin.Samples;
import dev.forseti.admin.projection.Projections;
import dev.forseti.model.Standing;
import dev.forseti.wire.Topics;
import java.io.IOException;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

/** Whatever is wrong with a request to the API, the answer is problem details. */
class ProblemsIT {
  private static final String DECISIONS = "/api/v1/cases/1/decisions";

  @SuppressWarnings("NullAway.Init")
  private static Console console;

  @BeforeAll
  static void start() throws IOException {
    console = Console.start();
    console
        .bean(Projections.class)
        .apply(Topics.VERDICTS, "", Samples.verdict("v", Standing.REVIEW, Samples.AT));
  }

  @AfterAll
  static void stop() throws IOException {
    console.close();
  }

  static Stream<Arguments> wrongFields() {
    return Stream.of(
        Arguments.of("{}", "kind"),
        Arguments.of("{'kind':'LIST'}", "reason"),
        Arguments.of("{'reason':'spam'}", "kind"),
        Arguments.of("{'kind':null,'reason':'spam'}", "kind"),
        Arguments.of("{'kind':7,'reason':'spam'}", "kind"),
        Arguments.of("{'kind':'BURN','reason':'spam'}", "kind"),
        Arguments.of("{'kind':'UNDO','reason':'spam'}", "kind"),
        Arguments.of("{'kind':'LIST','reason':null}", "reason"),
        Arguments.of("{'kind':'LIST','reason':['spam']}", "reason"),
        Arguments.of("{'kind':'LIST','reason':'  '}", "reason"),
        Arguments.of("{'kind':'LIST','reason':'" + "x".repeat(501) + "'}", "reason"),
        Arguments.of("{'kind':'LIST','reason':'spam','days':-1}", "days"),
        Arguments.of("{'kind':'LIST','reason':'spam','days':3651}", "days"),
        Arguments.of("{'kind':'LIST','reason':'spam','days':1.5}", "days"),
        Arguments.of("{'kind':'LIST','reason':'spam','days':9223372036854775807}", "days"),
        Arguments.of("{'kind':'LIST','reason':'spam','days':'7'}", "days"),
        Arguments.of("{'kind':'LIST','reason':'Wrongly flagged'}", "reason"),
        Arguments.of("{'kind':'CLEAR','reason':'Scam or fraud: lamps'}", "reason"),
        Arguments.of("{'kind':'LIST','reason':'spam','note':7}", "note"),
        Arguments.of("{'kind':'LIST','reason':'spam','note':'" + "x".repeat(2001) + "'}", "note"),
        Arguments.of("{'kind':'LIST','reason':'spam','harm':'spam'}", "harm"),
        Arguments.of("{'kind':'LIST','reason':'spam','harm':'m.none'}", "harm"),
        Arguments.of("{'kind':'CLEAR','reason':'fine','harm':'m.spam'}", "harm"),
        Arguments.of("{'kind':'LIST','reason':'spam','dais':7}", "dais"));
  }

  @ParameterizedTest
  @MethodSource("wrongFields")
  void aWrongFieldIsNamedWithWhatIsAllowed(String body, String field) throws Exception {
    HttpResponse<String> answer = console.api(DECISIONS, body.replace((char) 39, '"'));

    assertIsProblem(answer, 400);
    assertThat(answer.body()).contains("\"field\":\"" + field + "\"", "\"allowed\":");
  }

  @Test
  void aBodyThatIsNoObjectGetsABadRequest() throws Exception {
    for (String body :
        List.of(
            "",
            "null",
            "[]",
            "1",
            "'text'",
            "{",
            "<x/>",
            "\0",
            "{\"kind\":\"LIST\",\"kind\":\"LIST\",\"reason\":\"x\"}",
            "{\"kind\":\"LIST\",\"reason\":\"x\",\"days\":1" + "0".repeat(300) + "}",
            "[".repeat(5_000))) {
      assertIsProblem(console.api(DECISIONS, body), 400);
    }
    assertIsProblem(console.api(DECISIONS, " ".repeat(20_000)), 413);
  }

  @ParameterizedTest
  @CsvSource({
    "GET,/api/v1/nothing,404",
    "GET,/api/v2/cases,404",
    "GET,/api/v1/cases/77,404",
    "GET,/api/v1/cases/x,400",
    "GET,/api/v1/cases/99999999999999999999,400",
    "GET,/api/v1/published?page=x,400",
    "POST,/api/v1/cases/77/decisions,404",
    "POST,/api/v1/cases/x/decisions,400",
    "POST,/api/v1/decisions/unknown/undo,409",
    "PUT,/api/v1/cases,405",
    "DELETE,/api/v1/cases/1,405",
    "GET,/api/v1/decisions/1/undo,405"
  })
  void everyWrongAddressOrMethodIsAProblem(String method, String path, int status)
      throws Exception {
    HttpResponse<String> answer =
        console.send(
            console
                .request(path)
                .headers("Authorization", Console.BASIC, "Content-Type", "application/json")
                .method(method, BodyPublishers.ofString("{\"kind\":\"LIST\",\"reason\":\"x\"}")));

    assertIsProblem(answer, status);
  }

  @Test
  void anotherMediaTypeIsAProblem() throws Exception {
    HttpResponse<String> answer =
        console.post(
            DECISIONS, "kind=LIST", "Authorization", Console.BASIC, "Content-Type", "text/plain");

    assertIsProblem(answer, 415);
  }

  private static void assertIsProblem(HttpResponse<String> answer, int status) {
    assertThat(answer.statusCode()).as(answer.body()).isEqualTo(status);
    assertThat(answer.headers().firstValue("Content-Type").orElse(""))
        .startsWith("application/problem+json");
    assertThat(answer.body())
        .contains("\"type\":\"about:blank\"", "\"title\":", "\"detail\":")
        .contains("\"status\":" + status)
        .doesNotContain("Exception", "springframework", "java.", "dev.forseti");
    assertThat(console.count("decisions")).isZero();
  }
}
