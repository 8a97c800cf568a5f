package dev.forseti.scoring.cluster;

import dev.forseti.runtime.kafka.KafkaConnection;
import dev.forseti.runtime.kafka.KafkaProbe;
import dev.forseti.runtime.kafka.KafkaUnavailable;
import java.time.Duration;

/**
 * The name of a scoring job on a cluster that others may use too: it says whose topics the job
 * reads, and those can only be scored by one.
 */
public final class JobName {
  private static final Duration TIMEOUT = Duration.ofSeconds(30);

  private JobName() {}

  /**
   * The name of the job that reads the topics of this Kafka.
   *
   * @param bootstrapServers its addresses; another list of the same Kafka gives the same name
   * @throws IllegalStateException when that Kafka does not answer
   */
  public static String of(String bootstrapServers) {
    try (var probe = new KafkaProbe(KafkaConnection.plain(bootstrapServers), TIMEOUT)) {
      return "forseti-scoring of Kafka " + probe.clusterId();
    } catch (KafkaUnavailable failed) {
      throw new IllegalStateException(
          "Kafka at " + bootstrapServers + " does not say who it is", failed);
    }
  }
}
