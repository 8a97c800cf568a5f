package dev.forseti.standalone.service;

import dev.forseti.admin.DatabaseConfig;
import dev.forseti.runtime.health.Troubles;
import dev.forseti.runtime.kafka.KafkaConnection;
import dev.forseti.runtime.kafka.TopicSetup;
import dev.forseti.standalone.config.ForsetiConfig;
import dev.forseti.standalone.embedded.EmbeddedBroker;
import dev.forseti.standalone.embedded.EmbeddedDatabase;
import java.io.IOException;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.time.Duration;
import java.util.Optional;
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

  /** A Kafka that has all topics. */
  KafkaConnection kafka() throws IOException {
    Optional<KafkaConnection> elsewhere = KafkaConnection.of(config.values());
    if (elsewhere.isPresent()) {
      new ExternalServices(troubles, parts::goOn).awaitKafka(elsewhere.get());
      return elsewhere.get();
    }
    Path data = config.data();
    EmbeddedBroker broker = parts.keep(EmbeddedBroker.start(data.resolve("kafka")));
    parts.keep(RunningKafka.leave(data, broker.address()));
    progress.accept("Kafka runs inside this process");
    KafkaConnection inside = KafkaConnection.plain(broker.address());
    TopicSetup.createAll(inside, PATIENCE);
    return inside;
  }

  /** A database that answers. */
  DatabaseConfig database(SecureRandom random) throws IOException {
    Optional<DatabaseConfig> elsewhere = DatabaseConfig.of(config.values());
    if (elsewhere.isPresent()) {
      new ExternalServices(troubles, parts::goOn).awaitDatabase(elsewhere.get());
      return elsewhere.get();
    }
    Path data = config.data();
    String password = Secret.in(data.resolve("postgresql-password"), random).value();
    EmbeddedDatabase beside =
        parts.keep(EmbeddedDatabase.start(data.resolve("postgresql"), 0, password, troubles));
    progress.accept("PostgreSQL runs beside this process");
    return new DatabaseConfig(beside.jdbcUrl(), EmbeddedDatabase.USER, password);
  }
}
