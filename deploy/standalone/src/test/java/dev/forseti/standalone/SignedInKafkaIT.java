package dev.forseti.standalone;

import static org.assertj.core.api.Assertions.assertThat;

import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.core.read.ListAppender;
import dev.forseti.admin.AdminConfig;
import dev.forseti.admin.AdminServer;
import dev.forseti.admin.DatabaseConfig;
import dev.forseti.admin.PolicyLimits;
import dev.forseti.model.Mode;
import dev.forseti.model.UserId;
import dev.forseti.policy.PolicyConfig;
import dev.forseti.policy.PolicyService;
import dev.forseti.policy.homeserver.simulated.SimulatedHomeserver;
import dev.forseti.runtime.health.Troubles;
import dev.forseti.runtime.kafka.KafkaConnection;
import dev.forseti.standalone.config.ForsetiConfig;
import dev.forseti.standalone.embedded.EmbeddedDatabase;
import dev.forseti.testing.TestBroker;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.sql.DriverManager;
import java.time.Duration;
import java.time.InstantSource;
import java.util.List;
import java.util.concurrent.locks.LockSupport;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.slf4j.LoggerFactory;

/** A Kafka elsewhere that lets in only who signs in, with the configuration that says how. */
class SignedInKafkaIT {
  private static final String PASSWORD = "geheim-0123456789";
  private static final Duration PATIENCE = Duration.ofSeconds(60);

  @TempDir Path folder;
  private final StringWriter out = new StringWriter();
  private final StringWriter err = new StringWriter();
  private final ListAppender<ILoggingEvent> logged = new ListAppender<>();

  @Test
  void everyPartSignsInAndNobodyShowsThePassword() throws Exception {
    Logger root = (Logger) LoggerFactory.getLogger(org.slf4j.Logger.ROOT_LOGGER_NAME);
    logged.start();
    root.addAppender(logged);
    try (TestBroker broker =
            TestBroker.startSignedIn(folder.resolve("kafka"), "forseti", PASSWORD);
        EmbeddedDatabase beside = EmbeddedDatabase.start(folder.resolve("postgresql"), "secret")) {
      Path config = configuration(broker.address());
      Path events = Files.writeString(folder.resolve("events.ndjson"), EVENT);

      assertThat(run("config", "--config", config.toString())).isZero();
      assertThat(run("replay", events.toString(), "--config", config.toString()))
          .as(err.toString())
          .isZero();
      var values = ForsetiConfig.read(Files.readString(config), "f.yaml").values();
      KafkaConnection kafka = KafkaConnection.of(values).orElseThrow();
      var database = new DatabaseConfig(beside.jdbcUrl(), EmbeddedDatabase.USER, "secret");
      Troubles troubles = new Troubles(InstantSource.system());
      var around =
          new AdminConfig.Surroundings(
              kafka,
              database,
              "correct horse",
              "one",
              Mode.OBSERVE,
              List.of(),
              .0005,
              List.of(),
              folder,
              PolicyLimits.LIST_ONLY);
      try (AdminServer console = AdminServer.start(AdminConfig.of(values, around), troubles);
          PolicyService policy = policy(kafka, troubles, console)) {
        policy.start();
        awaitEvent(database);
        assertThat(troubles.now()).isEmpty();
      }
      assertThat(out.toString() + err).doesNotContain(PASSWORD);
      assertThat(List.copyOf(logged.list))
          .noneMatch(it -> it.getFormattedMessage().contains(PASSWORD));
    } finally {
      root.detachAppender(logged);
    }
  }

  private static PolicyService policy(
      KafkaConnection kafka, Troubles troubles, AdminServer console) {
    return new PolicyService(
        PolicyConfig.DEFAULT,
        kafka,
        new SimulatedHomeserver(new UserId("@forseti:one.example")),
        InstantSource.system(),
        troubles,
        console.metrics());
  }

  /** The console reads topics into its database. */
  private static void awaitEvent(DatabaseConfig database) throws Exception {
    long end = System.nanoTime() + PATIENCE.toNanos();
    try (var connection =
            DriverManager.getConnection(database.url(), database.user(), database.password());
        var statement = connection.createStatement()) {
      while (true) {
        try (var rows = statement.executeQuery("select count(*) from events")) {
          rows.next();
          if (rows.getInt(1) == 1) {
            return;
          }
        }
        assertThat(System.nanoTime()).as("the console reads the event").isLessThan(end);
        LockSupport.parkNanos(Duration.ofMillis(50).toNanos());
      }
    }
  }

  private Path configuration(String brokers) throws Exception {
    Path file = folder.resolve("client.properties");
    Files.createFile(
        file, PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------")));
    Files.writeString(
        file,
        """
        security.protocol=SASL_PLAINTEXT
        sasl.mechanism=PLAIN
        sasl.jaas.config=org.apache.kafka.common.security.plain.PlainLoginModule required \
        username="forseti" password="%s";
        """
            .formatted(PASSWORD));
    return Files.writeString(
        folder.resolve("forseti.yaml"),
        """
        data: '%s'
        console: {port: 0}
        kafka: {bootstrap-servers: '%s', client-properties: '%s'}
        """
            .formatted(folder.resolve("data"), brokers, file));
  }

  private int run(String... arguments) {
    return Main.commandLine()
        .setOut(new PrintWriter(out, true))
        .setErr(new PrintWriter(err, true))
        .execute(arguments);
  }

  private static final String EVENT =
      """
      {"type":"m.room.message","event_id":"$1","room_id":"!r:one.example",\
      "sender":"@a:one.example","origin_server_ts":1,\
      "content":{"msgtype":"m.text","body":"message"}}
      """;
}
