package dev.forseti.benchmarks;

import dev.forseti.admin.AdminConfig;
import dev.forseti.admin.AdminServer;
import dev.forseti.model.Mode;
import dev.forseti.runtime.health.Troubles;
import dev.forseti.standalone.embedded.EmbeddedDatabase;
import dev.forseti.standalone.service.RulePacks;
import java.io.IOException;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.time.Clock;
import java.time.Duration;
import java.time.InstantSource;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Random;
import java.util.function.IntFunction;

/**
 * How long a moderator waits for each page: {@code ConsoleBenchmark EVENTS CASES FOLDER}. One
 * client asks a real console on a real PostgreSQL one page after the other; what the browser adds
 * is not in it.
 */
final class ConsoleBenchmark {
  private static final int WARMING = 100;
  private static final int MEASURED = 300;

  private static final String NAME = "mara";
  private static final String PASSWORD = "three quiet herons";

  private final ModeratorClient client;
  private final int events;
  private final int cases;

  private ConsoleBenchmark(ModeratorClient client, int events, int cases) {
    this.client = client;
    this.events = events;
    this.cases = cases;
  }

  public static void main(String[] arguments) throws Exception {
    int events = Integer.parseInt(arguments[0]);
    int cases = Integer.parseInt(arguments[1]);
    try (EmbeddedDatabase database = EmbeddedDatabase.start(Path.of(arguments[2]), PASSWORD);
        AdminServer console =
            AdminServer.start(
                config(database, Path.of(arguments[2] + "-search")),
                new Troubles(InstantSource.system()))) {
      try (Connection connection =
          DriverManager.getConnection(database.jdbcUrl(), EmbeddedDatabase.USER, PASSWORD)) {
        new ConsoleTables(connection).fill(events, cases, Clock.systemUTC().instant());
      }
      var client = new ModeratorClient(console.port());
      client.signIn(NAME, PASSWORD);
      new ConsoleBenchmark(client, events, cases).measure();
    }
  }

  private static AdminConfig config(EmbeddedDatabase database, Path search) throws IOException {
    return new AdminConfig(
        "127.0.0.1",
        0,
        database.jdbcUrl(),
        EmbeddedDatabase.USER,
        PASSWORD,
        Optional.empty(),
        NAME,
        PASSWORD,
        Duration.ofHours(12),
        false,
        List.of(),
        "commons.example",
        Mode.SUGGEST,
        Duration.ofDays(7),
        .0005,
        List.of("@user2:server2.example"),
        RulePacks.of(""),
        search);
  }

  private void measure() throws IOException, InterruptedException {
    page("queue", n -> "/queue");
    page("review", n -> "/cases/" + (n % cases + 1));
    page("user", n -> user(n % cases));
    page("loudest user", n -> user(n % 5));
    page("list", n -> "/list");
    page("audit", n -> "/audit");
    page("service", n -> "/service");
    page("find", n -> "/queue?q=user" + n % cases);
    page("done", n -> "/queue?tab=done");
  }

  private static String user(int i) {
    return "/users?id=@user" + i + ":server" + i % 300 + ".example";
  }

  private void page(String name, IntFunction<String> path)
      throws IOException, InterruptedException {
    var random = new Random(3);
    for (int i = 0; i < WARMING; i++) {
      client.page(path.apply(random.nextInt(1 << 20)));
    }
    double[] millis = new double[MEASURED];
    for (int i = 0; i < MEASURED; i++) {
      String asked = path.apply(random.nextInt(1 << 20));
      long begin = System.nanoTime();
      client.page(asked);
      millis[i] = (System.nanoTime() - begin) / 1e6;
    }
    Arrays.sort(millis);
    System.out.printf(
        Locale.ROOT,
        "{\"page\":\"%s\",\"events\":%d,\"cases\":%d,\"requests\":%d,\"p50_ms\":%.1f,"
            + "\"p95_ms\":%.1f,\"max_ms\":%.1f}%n",
        name,
        events,
        cases,
        MEASURED,
        millis[MEASURED / 2],
        millis[MEASURED * 95 / 100],
        millis[MEASURED - 1]);
  }
}
