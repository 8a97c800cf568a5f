package dev.forseti.admin;

import static org.assertj.core.api.Assertions.assertThat;

import dev.forseti.model.Standing;
import dev.forseti.wire.Topics;
import java.io.IOException;
import java.net.http.HttpResponse;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.springframework.web.servlet.mvc.method.annotation.RequestMappingHandlerMapping;

/** Every route, for nobody, for a wrong password and for one who is signed in. */
class RoutesIT {
  private static final Set<String> OPEN = Set.of("GET /sign-in");
  private static final Set<String> PAGES =
      Set.of(
          "GET /",
          "GET /queue",
          "GET /next",
          "GET /find?q=x",
          "GET /cases/{id}",
          "GET /users?id=x",
          "GET /servers?id=x",
          "GET /rooms?id=x",
          "GET /links?id=x",
          "GET /messages?id=$hit",
          "GET /search?q=x",
          "GET /list",
          "GET /audit",
          "GET /service",
          "GET /live",
          "POST /cases",
          "POST /cases/{id}/decisions",
          "POST /cases/{id}/members",
          "POST /decisions/{id}/undo");
  private static final Set<String> PROGRAMS =
      Set.of(
          "GET /api/v1/cases",
          "GET /api/v1/cases/{id}",
          "GET /api/v1/published",
          "POST /api/v1/cases",
          "POST /api/v1/cases/{id}/decisions",
          "POST /api/v1/cases/{id}/members",
          "POST /api/v1/decisions/{id}/undo");

  @SuppressWarnings("NullAway.Init")
  private static Console console;

  @BeforeAll
  static void start() throws IOException {
    console = Console.start();
    console
        .projections()
        .apply(Topics.VERDICTS, "", Samples.verdict("v", Standing.REVIEW, Samples.AT));
    console.projections().apply(Topics.EVENTS, "", Samples.event("$hit", false));
  }

  @AfterAll
  static void stop() throws IOException {
    console.close();
  }

  static Stream<String> pages() {
    return PAGES.stream().sorted();
  }

  static Stream<String> programs() {
    return PROGRAMS.stream().sorted();
  }

  @Test
  void everyRouteIsNamedHere() {
    Set<String> mapped = new TreeSet<>();
    console
        .bean("requestMappingHandlerMapping", RequestMappingHandlerMapping.class)
        .getHandlerMethods()
        .forEach(
            (route, method) -> {
              if (method.getBeanType().getName().startsWith("dev.forseti")) {
                route
                    .getPatternValues()
                    .forEach(
                        path ->
                            route
                                .getMethodsCondition()
                                .getMethods()
                                .forEach(verb -> mapped.add(verb + " " + path)));
              }
            });
    Set<String> named = new TreeSet<>();
    Stream.of(OPEN, PAGES, PROGRAMS)
        .flatMap(Set::stream)
        .forEach(route -> named.add(route.replaceAll("\\?.*", "")));

    assertThat(mapped).isEqualTo(named);
  }

  @ParameterizedTest
  @MethodSource("pages")
  void nobodySeesAPage(String route) throws Exception {
    HttpResponse<String> answer = ask(route, "Accept", "text/html");

    if (route.startsWith("GET")) {
      assertThat(answer.statusCode()).isEqualTo(302);
      assertThat(answer.headers().firstValue("Location").orElse("")).endsWith("/sign-in");
    } else {
      assertThat(answer.statusCode()).isEqualTo(403);
    }
    assertThat(ask(route, "Authorization", Console.BASIC).statusCode())
        .as("a program's password opens no page")
        .isIn(302, 403);
  }

  @ParameterizedTest
  @MethodSource("programs")
  void nobodyUsesTheInterface(String route) throws Exception {
    assertThat(ask(route, "Accept", "*/*").statusCode()).isIn(401, 403);
    assertThat(ask(route, "Authorization", Console.basic("admin", "wrong")).statusCode())
        .isEqualTo(401);
  }

  @ParameterizedTest
  @MethodSource("pages")
  void signedInOneSeesPagesAndNeedsATokenToChangeAnything(String route) throws Exception {
    HttpResponse<String> answer = null;
    if (!route.equals("GET /live")) { // that one never ends
      answer = ask(route, "Cookie", console.signIn());
    }

    if (answer != null) {
      assertThat(answer.statusCode())
          .isIn(route.startsWith("POST") ? Set.of(403) : Set.of(200, 302));
      assertThat(answer.headers().firstValue("Location").orElse("")).doesNotContain("sign-in");
    }
  }

  @ParameterizedTest
  @MethodSource("programs")
  void sessionAloneChangesNothingByTheInterface(String route) throws Exception {
    if (route.startsWith("POST")) {
      assertThat(ask(route, "Cookie", console.signIn()).statusCode()).isEqualTo(403);
    }
    assertThat(console.count("decisions")).isZero();
  }

  private static HttpResponse<String> ask(String route, String header, String value)
      throws Exception {
    String path = route.replaceAll(".* ", "").replace("{id}", "1");
    return route.startsWith("GET")
        ? console.get(path, header, value)
        : console.post(path, "{}", header, value, "Content-Type", "application/json");
  }
}
