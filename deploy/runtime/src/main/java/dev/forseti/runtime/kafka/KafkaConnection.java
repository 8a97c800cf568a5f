package dev.forseti.runtime.kafka;

import dev.forseti.runtime.config.ConfigValues;
import java.io.Serializable;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/**
 * How every client reaches Kafka and proves itself there.
 *
 * @param bootstrapServers {@code host:port}, several divided by commas
 * @param security settings of Kafka's clients for sign-in and encryption, by Kafka's names; empty
 *     for neither
 */
public record KafkaConnection(String bootstrapServers, Map<String, String> security)
    implements Serializable {
  private static final long serialVersionUID = 1L;

  public KafkaConnection {
    if (bootstrapServers.isBlank()) {
      throw new IllegalArgumentException("Kafka's addresses must not be empty");
    }
    security = new TreeMap<>(security);
  }

  /** Without sign-in and encryption, as for a Kafka on loopback. */
  public static KafkaConnection plain(String bootstrapServers) {
    return new KafkaConnection(bootstrapServers, Map.of());
  }

  /**
   * The Kafka that the configuration names; none for the one inside this process.
   *
   * @throws IllegalStateException when the file that says how to sign in was changed meanwhile and
   *     is wrong now
   */
  public static Optional<KafkaConnection> of(ConfigValues values) {
    Map<String, String> security =
        values
            .get(KafkaOptions.CLIENT_PROPERTIES)
            .map(file -> ClientProperties.read(file, KafkaConnection::refuse))
            .orElse(Map.of());
    return values
        .get(KafkaOptions.BOOTSTRAP_SERVERS)
        .map(brokers -> new KafkaConnection(brokers, security));
  }

  private static void refuse(String problem) {
    throw new IllegalStateException("kafka.client-properties: " + problem);
  }

  /** What every client is given, whatever it does. */
  public Map<String, Object> properties() {
    Map<String, Object> all = new HashMap<>(security);
    all.put("bootstrap.servers", bootstrapServers);
    return all;
  }

  /** What every reader is given, also those that are not made here: committed records only. */
  public Map<String, Object> readerProperties() {
    Map<String, Object> all = properties();
    all.put("isolation.level", "read_committed");
    all.put("auto.offset.reset", "earliest");
    all.put("allow.auto.create.topics", "false");
    return all;
  }

  /** Without what proves anything. */
  @Override
  public String toString() {
    return security.isEmpty() ? bootstrapServers : bootstrapServers + " with sign-in or TLS";
  }
}
