package dev.forseti.standalone.service;

import dev.forseti.runtime.kafka.KafkaConnection;
import dev.forseti.standalone.config.ForsetiConfig;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;

/**
 * Where the Kafka of a running service is: its port is another one at each start, so the service
 * leaves the address in its data folder for as long as it runs.
 */
public final class RunningKafka implements AutoCloseable {
  private static final Duration PATIENCE = Duration.ofSeconds(2);

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
    if (!config.kafka().isEmpty()) {
      return answering(config.kafka(), "kafka.bootstrap-servers");
    }
    Path file = file(config.data());
    if (Files.notExists(file)) {
      throw new IOException(
          "no Forseti runs with the data folder "
              + config.data()
              + "; start './forseti up' first, or name its configuration with --config");
    }
    return answering(Files.readString(file).strip(), file.toString());
  }

  private static KafkaConnection answering(String addresses, String from) throws IOException {
    for (String address : addresses.split(",", -1)) {
      int colon = address.lastIndexOf(':');
      if (colon > 0 && answers(address.substring(0, colon).strip(), address.substring(colon + 1))) {
        return KafkaConnection.plain(addresses);
      }
    }
    throw new IOException(
        "no Kafka answers at "
            + addresses
            + " (from "
            + from
            + "); start './forseti up' first, or mend the address");
  }

  private static boolean answers(String host, String port) {
    try (Socket socket = new Socket()) {
      socket.connect(
          new InetSocketAddress(host, Integer.parseInt(port.strip())),
          Math.toIntExact(PATIENCE.toMillis()));
      return true;
    } catch (IOException | IllegalArgumentException unreachable) {
      return false;
    }
  }

  private static Path file(Path data) {
    return data.resolve("kafka-address");
  }

  @Override
  public void close() throws IOException {
    Files.deleteIfExists(file);
  }
}
