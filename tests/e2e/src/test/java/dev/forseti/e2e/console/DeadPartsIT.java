package dev.forseti.e2e.console;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.assertions.LocatorAssertions;
import com.microsoft.playwright.options.ColorScheme;
import dev.forseti.standalone.config.ForsetiConfig;
import dev.forseti.standalone.embedded.EmbeddedBroker;
import dev.forseti.standalone.embedded.EmbeddedDatabase;
import dev.forseti.standalone.embedded.LoopbackPorts;
import dev.forseti.standalone.service.ForsetiService;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.time.InstantSource;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/**
 * Forseti whose homeserver, Flink, database and Kafka are elsewhere, and die: the console says
 * which part, since when and what to do; it lives and is not ready; the terminal says it once.
 */
@Timeout(300)
class DeadPartsIT {
  private static final Pattern SINCE = Pattern.compile("Since .*\\d\\d:\\d\\d UTC");
  private static final String HOMESERVER = "The homeserver";
  private static final String DATABASE = "The database does not answer";
  private static final String KAFKA = "Kafka does not answer";

  private static final String SCORING = "Scoring stands still";
  private static final double STALL_MILLIS = 120_000; // a minute without a checkpoint is a stall

  private final int closedPort = LoopbackPorts.free();
  private final String flink = "Flink at 127.0.0.1:" + closedPort;
  private final List<String> terminal = new CopyOnWriteArrayList<>();
  private final HttpClient http = HttpClient.newHttpClient();

  @Test
  void eachDeadPartIsShownWithItsBeginningAndWhatToDoAndSaidOnce(@TempDir Path folder)
      throws Exception {
    var broker = EmbeddedBroker.start(folder.resolve("a-kafka"));
    var postgres = EmbeddedDatabase.start(folder.resolve("a-postgresql"), "secret");
    ForsetiService.Started forseti = start(folder, broker.address(), postgres.jdbcUrl());
    URI console = forseti.console();
    try (var browser = new Browser("http://" + console.getAuthority())) {
      Page page = browser.moderator(ColorScheme.LIGHT, 1280, 800);
      says(page, HOMESERVER, "Start it, or mend homeserver.url and its registration.");
      says(page, flink, "Start Flink, or mend flink.address.");
      assertLivesAndIsNotReady(console);

      postgres.close();
      says(page, DATABASE, "Start PostgreSQL, or mend database.url;");
      page.navigate("/service");
      for (String dead : List.of(HOMESERVER, flink, DATABASE)) {
        assertThat(band(page, dead)).hasCount(1);
      }
      assertLivesAndIsNotReady(console);

      postgres = EmbeddedDatabase.start(folder.resolve("a-postgresql"), postgres.port(), "secret");
      backAt(page, "/service");
      assertThat(band(page, DATABASE)).hasCount(0);
      broker.close();
      says(page, KAFKA, "Start Kafka, or mend kafka.bootstrap-servers;");
      assertLivesAndIsNotReady(console);

      for (String dead : List.of(HOMESERVER, flink, DATABASE, KAFKA)) {
        assertThat(terminal.stream().filter(line -> line.startsWith(dead))).as(dead).hasSize(1);
      }
    } finally {
      forseti.service().close();
      broker.close();
      postgres.close();
      http.close();
    }
  }

  @Test
  void aScoringJobInsideThatStandsStillIsShownAndGoesOnWhenItCan(@TempDir Path folder)
      throws Exception {
    String settings =
        """
        data: %s/data
        tap: {port: 0}
        console: {port: 0, admin-name: %s, admin-password: "%s"}
        scoring: {checkpoint-interval: 1s}
        """
            .formatted(folder, ConsoleStage.NAME, ConsoleStage.PASSWORD);
    ForsetiService.Started forseti = start(settings);
    Path checkpoints = folder.resolve("data/checkpoints");
    try (var browser = new Browser("http://" + forseti.console().getAuthority())) {
      Page page = browser.moderator(ColorScheme.LIGHT, 1280, 800);
      Files.move(checkpoints, folder.resolve("away"));
      Files.createFile(checkpoints); // no checkpoint can be written now
      assertThat(band(page, SCORING)).hasCount(1, within(STALL_MILLIS));
      says(page, SCORING, "Look whether " + checkpoints + " can be written");
      assertLivesAndIsNotReady(forseti.console());

      Files.delete(checkpoints);
      Files.move(folder.resolve("away"), checkpoints);
      assertThat(band(page, SCORING)).hasCount(0, within(STALL_MILLIS));
      assertThat(terminal.stream().filter(line -> line.startsWith(SCORING))).hasSize(1);
    } finally {
      forseti.service().close();
      http.close();
    }
  }

  private static LocatorAssertions.HasCountOptions within(double millis) {
    return new LocatorAssertions.HasCountOptions().setTimeout(millis);
  }

  private static Locator band(Page page, String dead) {
    return page.locator("#troubles p", new Page.LocatorOptions().setHasText(dead));
  }

  private static void says(Page page, String dead, String advice) {
    assertThat(band(page, dead)).hasCount(1);
    assertThat(band(page, dead)).containsText(SINCE);
    assertThat(band(page, dead)).containsText(advice);
    Browser.assertFits(page);
  }

  /** The page of a dead database takes nobody back by itself. */
  private static void backAt(Page page, String path) {
    page.waitForCondition(() -> page.navigate(path).ok());
    Browser.ready(page);
  }

  private void assertLivesAndIsNotReady(URI console) throws Exception {
    assertThat(status(console.resolve("actuator/health/liveness"))).isEqualTo(200);
    assertThat(status(console.resolve("actuator/health/readiness"))).isEqualTo(503);
  }

  private int status(URI at) throws Exception {
    return http.send(HttpRequest.newBuilder(at).build(), BodyHandlers.discarding()).statusCode();
  }

  private ForsetiService.Started start(Path folder, String kafka, String database)
      throws Exception {
    String settings =
        """
        data: %1$s/data
        homeserver:
          url: "http://127.0.0.1:%2$d"
          server-name: commons.example
          as-token: as-token-0123456789
          hs-token: hs-token-0123456789
        tap: {port: 0}
        console: {port: 0, admin-name: %5$s, admin-password: "%6$s"}
        kafka: {bootstrap-servers: "%3$s"}
        database: {url: "%4$s", user: postgres, password: secret}
        flink: {address: "127.0.0.1:%2$d", checkpoints: "%1$s/checkpoints"}
        """
            .formatted(
                folder, closedPort, kafka, database, ConsoleStage.NAME, ConsoleStage.PASSWORD);
    return start(settings);
  }

  private ForsetiService.Started start(String settings) throws Exception {
    return ForsetiService.start(
        ForsetiConfig.read(settings, "forseti.yaml"),
        terminal::add,
        InstantSource.system(),
        new SecureRandom());
  }
}
