package dev.forseti.benchmarks;

import java.io.IOException;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.util.stream.Collectors;

/** Signs in to a console by its form and asks for pages, as a browser would. */
final class ModeratorClient {
  private final HttpClient http = HttpClient.newHttpClient();
  private final String address;
  private String cookie = "";

  ModeratorClient(int port) {
    this.address = "http://127.0.0.1:" + port;
  }

  void signIn(String name, String password) throws IOException, InterruptedException {
    HttpResponse<String> door = send(HttpRequest.newBuilder(URI.create(address + "/sign-in")));
    cookie = cookie(door);
    String token = door.body().replaceAll("(?s).*name=\"_csrf\" value=\"([^\"]+)\".*", "$1");
    String form =
        "username=" + encoded(name) + "&password=" + encoded(password) + "&_csrf=" + encoded(token);
    HttpResponse<String> in =
        send(
            HttpRequest.newBuilder(URI.create(address + "/sign-in"))
                .header("Cookie", cookie)
                .header("Content-Type", "application/x-www-form-urlencoded")
                .POST(BodyPublishers.ofString(form)));
    cookie = cookie(in);
  }

  /** The page's text; anything but a page is an error. */
  String page(String path) throws IOException, InterruptedException {
    HttpResponse<String> answer =
        send(HttpRequest.newBuilder(URI.create(address + path)).header("Cookie", cookie));
    if (answer.statusCode() != 200) {
      throw new IOException(path + " answered " + answer.statusCode());
    }
    return answer.body();
  }

  private HttpResponse<String> send(HttpRequest.Builder request)
      throws IOException, InterruptedException {
    return http.send(request.build(), BodyHandlers.ofString());
  }

  private static String cookie(HttpResponse<String> answer) {
    return answer.headers().allValues("Set-Cookie").stream()
        .map(it -> it.replaceAll(";.*", ""))
        .filter(it -> !it.endsWith("="))
        .collect(Collectors.joining("; "));
  }

  private static String encoded(String text) {
    return URLEncoder.encode(text, StandardCharsets.UTF_8);
  }
}
