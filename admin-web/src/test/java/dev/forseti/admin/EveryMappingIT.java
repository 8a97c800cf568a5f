package dev.forseti.admin;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.util.Collection;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;
import org.springframework.web.servlet.HandlerMapping;
import org.springframework.web.servlet.handler.AbstractHandlerMethodMapping;
import org.springframework.web.servlet.handler.AbstractUrlHandlerMapping;
import org.springframework.web.servlet.mvc.method.RequestMappingInfo;

/** Whatever answers a path, ours or a library's, is shut for those who did not sign in. */
class EveryMappingIT {
  private static final List<String> VERBS =
      List.of("GET", "HEAD", "POST", "PUT", "PATCH", "DELETE", "OPTIONS");
  private static final Set<String> OPEN =
      Set.of(
          "GET /sign-in",
          "HEAD /sign-in",
          "OPTIONS /sign-in",
          "GET /console.css",
          "GET /console.js",
          "GET /live.js",
          "GET /icon.svg");

  @Test
  void nothingAnswersNobody() throws Exception {
    try (Console console = Console.start()) {
      Set<String> paths = paths(console.beans(HandlerMapping.class));
      assertThat(paths).contains("/queue", "/cases/1", "/api/v1/cases", "/live", "/error");
      Set<String> answered = new TreeSet<>();
      for (String path : paths) {
        for (String verb : VERBS) {
          HttpResponse<String> answer =
              console.send(console.request(path).method(verb, BodyPublishers.noBody()));
          String to = answer.headers().firstValue("Location").orElse("");
          boolean shut =
              Set.of(401, 403, 405).contains(answer.statusCode())
                  || (answer.statusCode() == 302 && to.matches(".*/sign-in(\\?old)?"));
          if (!shut) {
            answered.add(verb + " " + path);
          }
          assertTellsNothing(verb + " " + path, answer);
        }
      }
      assertThat(answered).isEqualTo(OPEN);
    }
  }

  @Test
  void oddAddressesTellNothing() throws Exception {
    try (Console console = Console.start()) {
      String session = console.signIn();
      for (String odd :
          List.of(
              "/nothing",
              "/cases/99999999999999999999",
              "/cases/-1",
              "/queue;x=1",
              "/%2e%2e/application.properties",
              "/WEB-INF/web.xml",
              "/queue?tab=%00",
              "/users",
              "/users?id=" + "x".repeat(600),
              "/servers?id=" + "x".repeat(600),
              "/rooms",
              "/links?id=%00",
              "/find?q=" + "9".repeat(400),
              "/api/v1/cases/x")) {
        HttpResponse<String> answer = console.get(odd, "Cookie", session, "Accept", "text/html");
        assertThat(answer.statusCode()).as(odd).isBetween(200, 404);
        assertTellsNothing(odd, answer);
      }
    }
  }

  private static void assertTellsNothing(String asked, HttpResponse<String> answer) {
    assertThat(answer.body())
        .as(asked)
        .doesNotContain("Exception", "Tomcat", "springframework")
        .doesNotContain("java.lang", "select * from", "Whitelabel");
    assertThat(answer.headers().firstValue("Server")).as(asked).isEmpty();
  }

  private static Set<String> paths(Collection<HandlerMapping> mappings) {
    Set<String> paths =
        new TreeSet<>(Set.of("/console.css", "/console.js", "/live.js", "/icon.svg"));
    for (HandlerMapping mapping : mappings) {
      if (mapping instanceof AbstractHandlerMethodMapping<?> methods) {
        for (Object route : methods.getHandlerMethods().keySet()) {
          paths.addAll(((RequestMappingInfo) route).getPatternValues());
        }
      } else if (mapping instanceof AbstractUrlHandlerMapping urls) {
        paths.addAll(urls.getHandlerMap().keySet());
      }
    }
    Set<String> real = new TreeSet<>();
    paths.forEach(path -> real.add(path.replaceAll("\\{[^}]*}|\\*+", "1")));
    return real;
  }
}
