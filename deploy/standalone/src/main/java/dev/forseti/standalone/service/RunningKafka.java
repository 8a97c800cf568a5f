package dev.forseti.standalone.service;

import dev.forseti.runtime.kafka.KafkaConnection;
import dev.forseti.runtime.kafka.KafkaProbe;
import dev.forseti.standalone.config.ForsetiConfig;
import dev.forseti.standalone.config.StandaloneOptions;
import dev.forseti.standalone.embedded.BrokerSignIn;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Optional;

/**
 * Where the Kafka of a running service is: its port is another one at each start, so the service
 * leaves the address in its data folder for as long as it runs, and beside it the password, which
 * is another one at each start too.
 */
public final class RunningKafka implements AutoCloseable {
  private static final Duration PATIENCE = Duration.ofSeconds(5);

  private final Path file;

  private RunningKafka(Path file) {
    this.file = file;
  }

  /** Leaves the address; closing takes it away again. */
  public static RunningKafka leave(Path data, String address) throws IOException {
    Path file = file(data);
    Files.writeString(file, address + "\n");
    return new RunningKafka(file);
  }

  /**
   * The address of a Kafka that answers.
   *
   * @throws IOException when nothing runs; its message says what to do
   */
  public static KafkaConnection find(ForsetiConfig config) throws IOException {
    Optional<KafkaConnection> elsewhere = KafkaConnection.of(config.values());
    if (elsewhere.isPresent()) {
      return answering(elsewhere.get(), "kafka.bootstrap-servers");
    }
    Path file = file(config.data());
    Path password = password(config.data());
    if (Files.notExists(file) || Files.notExists(password)) {
      throw new IOException(
          "no Forseti runs with the data folder "
              + config.get(StandaloneOptions.DATA)
              + "; start './forseti up' first, or name its configuration with --config");
    }
    var signIn = new BrokerSignIn(Files.readString(password).strip());
    return answering(
        new KafkaConnection(Files.readString(file).strip(), signIn.ofClients()), file.toString());
  }

  private static KafkaConnection answering(KafkaConnection kafka, String from) throws IOException {
    try (var probe = new KafkaProbe(kafka, PATIENCE)) {
      Optional<String> problem = probe.problem();
      if (problem.isEmpty()) {
        return kafka;
      }
      throw new IOException(
          "no Kafka answers at %s (from %s): %s; start './forseti up' first, or mend the address"
              .formatted(kafka, from, problem.get()));
    }
  }

  /** The file that holds the password. */
  static Path password(Path data) {
    return data.resolve("kafka-password");
  }

  private static Path file(Path data) {
    return data.resolve("kafka-address");
  }

  @Override
  public void close() throws IOException {
    Files.deleteIfExists(file);
  }
}
