package dev.forseti.e2e.console;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;

import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.ColorScheme;
import dev.forseti.admin.AdminConfig;
import dev.forseti.admin.AdminServer;
import dev.forseti.admin.PolicyLimits;
import dev.forseti.model.Mode;
import dev.forseti.model.UserId;
import dev.forseti.policy.PolicyConfig;
import dev.forseti.policy.PolicyService;
import dev.forseti.policy.homeserver.simulated.SimulatedHomeserver;
import dev.forseti.runtime.health.Troubles;
import dev.forseti.runtime.kafka.KafkaConnection;
import dev.forseti.runtime.kafka.TopicSetup;
import dev.forseti.standalone.embedded.EmbeddedBroker;
import dev.forseti.standalone.embedded.EmbeddedDatabase;
import dev.forseti.standalone.service.RulePacks;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.InstantSource;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.Optional;
import java.util.function.ToIntFunction;

/** A running console with a real Kafka, PostgreSQL and policy; scoring's part is played. */
final class ConsoleStage implements AutoCloseable {
  static final String NAME = "mara";
  static final String PASSWORD = "three quiet herons";
  static final UserId MODERATOR = new UserId("@mara:commons.example");

  private final Deque<AutoCloseable> running = new ArrayDeque<>();
  private final Path kafka;
  private final int kafkaPort;
  private final Path postgres;
  private EmbeddedBroker broker;
  private EmbeddedDatabase database;
  private final AdminServer console;
  private final Script script;

  private ConsoleStage(Path folder, int port) throws IOException {
    kafka = folder.resolve("kafka");
    broker = EmbeddedBroker.start(kafka);
    kafkaPort = Integer.parseInt(broker.address().replaceAll(".*:", ""));
    keep(this::stopKafka);
    postgres = folder.resolve("postgresql");
    database = EmbeddedDatabase.start(postgres, PASSWORD);
    keep(this::stopDatabase);
    TopicSetup.createAll(KafkaConnection.plain(broker.address()), Duration.ofSeconds(60));
    Troubles troubles = new Troubles(InstantSource.system());
    console =
        keep(AdminServer.start(config(broker, database, port, folder.resolve("search")), troubles));
    var policy =
        keep(
            new PolicyService(
                PolicyConfig.DEFAULT,
                KafkaConnection.plain(broker.address()),
                SimulatedHomeserver.dryRun(new UserId("@forseti:commons.example")),
                Clock.systemUTC(),
                troubles,
                console.metrics()));
    policy.start();
    script = keep(new Script(broker.address()));
  }

  /**
   * Raises the curtain.
   *
   * @param folder empty, for the log and the database
   * @param port where the console listens; 0 for any free one
   */
  static ConsoleStage open(Path folder, int port) throws IOException {
    return new ConsoleStage(folder, port);
  }

  /**
   * Raises the curtain and waits until the console has taken in all that is played.
   *
   * @param play plays, and says how many cases wait then
   */
  static ConsoleStage playing(Path folder, ToIntFunction<Script> play) throws Exception {
    ConsoleStage stage = open(folder, 0);
    try {
      stage.awaitCases(play.applyAsInt(stage.script));
      return stage;
    } catch (AssertionError | RuntimeException failed) {
      stage.close();
      throw failed;
    }
  }

  private static AdminConfig config(
      EmbeddedBroker broker, EmbeddedDatabase database, int port, Path search) throws IOException {
    return new AdminConfig(
        "127.0.0.1",
        port,
        database.jdbcUrl(),
        EmbeddedDatabase.USER,
        PASSWORD,
        Optional.of(KafkaConnection.plain(broker.address())),
        NAME,
        PASSWORD,
        Duration.ofHours(12),
        false,
        List.of(),
        "commons.example",
        Mode.SUGGEST,
        Duration.ofDays(7),
        .0005,
        List.of(MODERATOR.value()),
        RulePacks.of(""),
        search,
        new PolicyLimits(List.of(Talk.GARDEN, Talk.BIKES, Talk.HELP), 2_000));
  }

  /** The console's address without a path. */
  String address() {
    return "http://127.0.0.1:" + console.port();
  }

  /** What writes into the topics. */
  Script script() {
    return script;
  }

  /** Ends Kafka; its log stays. */
  void stopKafka() {
    broker.close();
  }

  /** Starts Kafka again on the same log at the same address. */
  void startKafka() {
    broker = EmbeddedBroker.start(kafka, kafkaPort);
  }

  /** Ends PostgreSQL; its data stay. */
  void stopDatabase() {
    database.close();
  }

  /** Starts PostgreSQL again on the same data at the same address. */
  void startDatabase() {
    database = EmbeddedDatabase.start(postgres, database.port(), PASSWORD);
  }

  private void awaitCases(int cases) {
    script.flush();
    try (Browser browser = new Browser(address())) {
      Page page = browser.moderator(ColorScheme.LIGHT, 800, 600);
      assertThat(page.locator("#waiting")).hasText(Integer.toString(cases));
      page.navigate("/service");
      assertThat(page.locator("#figs div b").first()).hasText(Integer.toString(script.events()));
    }
  }

  private <P extends AutoCloseable> P keep(P part) {
    running.push(part);
    return part;
  }

  @Override
  public void close() throws Exception {
    while (!running.isEmpty()) {
      running.pop().close();
    }
  }
}
