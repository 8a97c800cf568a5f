package dev.forseti.admin;

import dev.forseti.admin.projection.Projections;
import dev.forseti.model.Mode;
import dev.forseti.runtime.health.Troubles;
import dev.forseti.runtime.kafka.KafkaConnection;
import java.io.IOException;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.time.InstantSource;
import java.util.Arrays;
import java.util.Base64;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.stream.Collectors;
import org.springframework.jdbc.core.simple.JdbcClient;

/** A console on a real PostgreSQL, with or without Kafka, and a plain HTTP client for it. */
public final class Console implements AutoCloseable {
  /** What a program sends that knows the password. */
  public static final String BASIC = basic("admin", "correct horse");

  private final TestDatabase database;
  private final HttpClient http = HttpClient.newHttpClient();
  private final Optional<KafkaConnection> kafka;
  private final Troubles troubles = new Troubles(InstantSource.system());
  private final Path searchFolder = TestFolder.made();
  private List<String> proxies = List.of();
  private String password = "correct horse";
  private Duration sessions = Duration.ofMinutes(30);
  private PolicyLimits policy = PolicyLimits.LIST_ONLY;
  private AdminServer server;

  /** A start takes two seconds, so that of the next test's console begins while a test runs. */
  private static final class StartedAhead {
    private static CompletableFuture<Console> next = begin();

    private static CompletableFuture<Console> begin() {
      return CompletableFuture.supplyAsync(
          () -> new Console(TestDatabase.copy(), Optional.empty()));
    }

    static synchronized Console next() {
      CompletableFuture<Console> started = next;
      next = begin(); // also when the one before could not start
      return started.join();
    }
  }

  private Console(TestDatabase database, Optional<KafkaConnection> kafka) {
    this.database = database;
    this.kafka = kafka;
    server = OneByOne.start(config("admin"), troubles);
  }

  private AdminConfig config(String adminName) {
    return new AdminConfig(
        "127.0.0.1",
        0,
        database.url(),
        "postgres",
        "postgres",
        kafka,
        adminName,
        password,
        sessions,
        false,
        proxies,
        "commons.example",
        Mode.OBSERVE,
        Duration.ofDays(7),
        .0005,
        List.of("@mara:commons.example", "@ada:chat.example:8448"),
        List.of(Packs.LINKS, Packs.ILL),
        searchFolder,
        policy);
  }

  /** One on an empty database. */
  public static Console start() {
    return StartedAhead.next();
  }

  /** The same, on a database that can be lost. */
  static Console startOnServerOfItsOwn() throws IOException {
    return new Console(TestDatabase.alone(), Optional.empty());
  }

  /** The same, reading the topics of a broker. */
  public static Console start(String kafka) throws IOException {
    return new Console(TestDatabase.copy(), Optional.of(KafkaConnection.plain(kafka)));
  }

  public static String basic(String name, String password) {
    return "Basic "
        + Base64.getEncoder()
            .encodeToString((name + ":" + password).getBytes(StandardCharsets.UTF_8));
  }

  /** Stops it and starts it again on the same database, with another name for the admin. */
  public void restart(String adminName) {
    OneByOne.stop(server);
    server = OneByOne.start(config(adminName), troubles);
  }

  /** The same behind these proxies. */
  public void restartBehind(String... addresses) {
    proxies = List.of(addresses);
    restart("admin");
  }

  /** The same with another password. */
  public void restartWithPassword(String given) {
    password = given;
    restart("admin");
  }

  /** The same with sessions that last so long. */
  void restartWithSessionsOf(Duration most) {
    sessions = most;
    restart("admin");
  }

  /** The same beside a policy that bans and removes in these rooms. */
  public void restartEnforcing(String... rooms) {
    policy = new PolicyLimits(List.of(rooms), "@forseti:hs.example", 2_000);
    restart("admin");
  }

  /** What does not work, as all parts report it. */
  public Troubles troubles() {
    return troubles;
  }

  /** A bean of its Spring context. */
  public <T> T bean(Class<T> type) {
    return server.bean(type);
  }

  <T> Collection<T> beans(Class<T> type) {
    return server.beans(type);
  }

  AdminServer server() {
    return server;
  }

  <T> T bean(String name, Class<T> type) {
    return server.bean(name, type);
  }

  public Projections projections() {
    return bean(Projections.class);
  }

  JdbcClient jdbc() {
    return bean(JdbcClient.class);
  }

  /** How many rows a table, or what else may follow {@code from}, has. */
  public long count(String table) {
    return jdbc().sql("select count(*) from " + table).query(Long.class).single();
  }

  /** Takes the database away for good. */
  void loseDatabase() throws IOException {
    database.lose();
  }

  public HttpRequest.Builder request(String path) {
    return HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + server.port() + path));
  }

  public HttpResponse<String> send(HttpRequest.Builder request) throws Exception {
    return http.send(request.build(), BodyHandlers.ofString());
  }

  /** The answer to a request with these headers, each a name and its value. */
  public HttpResponse<String> get(String path, String... headers) throws Exception {
    return send(headers.length == 0 ? request(path) : request(path).headers(headers));
  }

  public HttpResponse<String> post(String path, String body, String... headers) throws Exception {
    HttpRequest.Builder request = request(path).POST(BodyPublishers.ofString(body));
    return send(headers.length == 0 ? request : request.headers(headers));
  }

  /** A page as a signed-in moderator sees it. */
  public String page(String path, String session) throws Exception {
    HttpResponse<String> answer = get(path, "Cookie", session);
    if (answer.statusCode() != 200) {
      throw new AssertionError(path + " answered " + answer.statusCode());
    }
    return answer.body();
  }

  /** What a program sends, with its password. */
  public HttpResponse<String> api(String path, String body) throws Exception {
    return post(path, body, "Authorization", BASIC, "Content-Type", "application/json");
  }

  /** Tries to sign in by the form; the answer to that. */
  public HttpResponse<String> tryForm(String name, String password) throws Exception {
    return tryForm(name, password, "/sign-in", "");
  }

  /** The same, for one who has cookies already, by another spelling of the address. */
  public HttpResponse<String> tryForm(
      String name, String password, String path, String cookies, String... headers)
      throws Exception {
    HttpResponse<String> form = get("/sign-in", "Cookie", cookies);
    String token = form.body().replaceAll("(?s).*name=\"_csrf\" value=\"([^\"]+)\".*", "$1");
    HttpRequest.Builder request =
        request(path)
            .POST(
                BodyPublishers.ofString(
                    "username=%s&password=%s&_csrf=%s"
                        .formatted(encoded(name), encoded(password), encoded(token))))
            .header("Cookie", both(cookies, cookies(form)))
            .header("Content-Type", "application/x-www-form-urlencoded");
    return send(headers.length == 0 ? request : request.headers(headers));
  }

  private static String both(String one, String other) {
    return one.isEmpty() || other.isEmpty() ? one + other : one + "; " + other;
  }

  /** Sends a form of a page, as that page would. */
  public HttpResponse<String> form(String path, String fields, String session) throws Exception {
    String token =
        page("/queue", session).replaceAll("(?s).*name=\"_csrf\" value=\"([^\"]+)\".*", "$1");
    return post(
        path,
        fields + "&_csrf=" + encoded(token),
        "Cookie",
        session,
        "Content-Type",
        "application/x-www-form-urlencoded");
  }

  /** Signs in; the session's cookie. */
  public String signIn() throws Exception {
    return cookie(tryForm("admin", "correct horse"), "forseti");
  }

  /** A cookie that an answer sets, as a browser sends it back; empty for none. */
  public static String cookie(HttpResponse<String> answer, String name) {
    return Arrays.stream(cookies(answer).split("; ", -1))
        .filter(it -> it.startsWith(name + "="))
        .findFirst()
        .orElse("");
  }

  /** All cookies that an answer sets, as a browser sends them back; empty for none. */
  static String cookies(HttpResponse<String> answer) {
    return answer.headers().allValues("Set-Cookie").stream()
        .map(it -> it.replaceAll(";.*", ""))
        .filter(it -> !it.endsWith("="))
        .collect(Collectors.joining("; "));
  }

  private static String encoded(String text) {
    return URLEncoder.encode(text, StandardCharsets.UTF_8);
  }

  @Override
  public void close() throws IOException {
    OneByOne.stop(server);
    database.close();
    TestFolder.delete(searchFolder);
  }

  /** Where the index of messages is. */
  public Path searchFolder() {
    return searchFolder;
  }

  /** Stops it; {@link #startAgain} starts it again on the same database. */
  public void stop() {
    OneByOne.stop(server);
  }

  /** Starts it again. */
  public void startAgain() {
    server = OneByOne.start(config("admin"), troubles);
  }
}
