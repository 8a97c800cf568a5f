package dev.forseti.standalone.service;

import dev.forseti.admin.DatabaseConfig;
import dev.forseti.runtime.health.Troubles;
import dev.forseti.runtime.kafka.KafkaConnection;
import dev.forseti.runtime.kafka.TopicSetup;
import dev.forseti.standalone.config.ForsetiConfig;
import dev.forseti.standalone.embedded.BrokerSignIn;
import dev.forseti.standalone.embedded.EmbeddedBroker;
import dev.forseti.standalone.embedded.EmbeddedDatabase;
import dev.forseti.standalone.embedded.RecordsOnDisk;
import java.io.IOException;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.CancellationException;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.function.Consumer;

/** Starts Kafka and PostgreSQL inside and beside this process, or waits for those elsewhere. */
final class BackingServices {
  private static final Duration PATIENCE = Duration.ofSeconds(60);

  private final ForsetiConfig config;
  private final RunningParts parts;
  private final Troubles troubles;
  private final Consumer<String> progress;

  BackingServices(
      ForsetiConfig config, RunningParts parts, Troubles troubles, Consumer<String> progress) {
    this.config = config;
    this.parts = parts;
    this.troubles = troubles;
    this.progress = progress;
  }

  /** A Kafka that has all topics, and a database that answers. */
  record Started(KafkaConnection kafka, DatabaseConfig database) {}

  /**
   * Both. A PostgreSQL beside this process starts at the same time as Kafka, since neither needs
   * the other. When Kafka does not start, its start is waited for all the same: then it is kept,
   * and can be stopped.
   */
  Started start(SecureRandom random) throws IOException {
    Optional<DatabaseConfig> elsewhere = DatabaseConfig.of(config.values());
    if (elsewhere.isPresent()) {
      KafkaConnection kafka = kafka(random);
      new ExternalServices(troubles, parts::goOn).awaitDatabase(elsewhere.get());
      return new Started(kafka, elsewhere.get());
    }
    try (ExecutorService beside =
        Executors.newSingleThreadExecutor(Thread.ofPlatform().name("postgresql-start").factory())) {
      Future<DatabaseConfig> database = beside.submit(() -> databaseBeside(random));
      KafkaConnection kafka = kafka(random);
      DatabaseConfig started = result(database);
      progress.accept("PostgreSQL runs beside this process");
      return new Started(kafka, started);
    }
  }

  private KafkaConnection kafka(SecureRandom random) throws IOException {
    Optional<KafkaConnection> elsewhere = KafkaConnection.of(config.values());
    if (elsewhere.isPresent()) {
      new ExternalServices(troubles, parts::goOn).awaitKafka(elsewhere.get());
      return elsewhere.get();
    }
    Path data = config.data();
    var signIn = new BrokerSignIn(Secret.anew(RunningKafka.password(data), random).value());
    EmbeddedBroker broker = parts.keep(EmbeddedBroker.start(data.resolve("kafka"), signIn));
    parts.keep(RunningKafka.leave(data, broker.address()));
    progress.accept("Kafka runs inside this process");
    TopicSetup.createAll(broker.connection(), PATIENCE);
    RecordsOnDisk.letSomeWait(broker.connection(), PATIENCE);
    return broker.connection();
  }

  private DatabaseConfig databaseBeside(SecureRandom random) throws IOException {
    Path data = config.data();
    String password = Secret.in(data.resolve("postgresql-password"), random).value();
    EmbeddedDatabase beside =
        parts.keep(EmbeddedDatabase.start(data.resolve("postgresql"), 0, password, troubles));
    return new DatabaseConfig(beside.jdbcUrl(), EmbeddedDatabase.USER, password);
  }

  private static DatabaseConfig result(Future<DatabaseConfig> database) throws IOException {
    try {
      return database.get();
    } catch (ExecutionException failed) {
      switch (failed.getCause()) {
        case IOException unusable -> throw unusable;
        case RuntimeException ours -> throw ours;
        case Error ours -> throw ours;
        case null, default -> throw new IllegalStateException("PostgreSQL did not start", failed);
      }
    } catch (InterruptedException stopped) {
      Thread.currentThread().interrupt();
      throw new CancellationException("stopped while PostgreSQL was starting");
    }
  }
}
