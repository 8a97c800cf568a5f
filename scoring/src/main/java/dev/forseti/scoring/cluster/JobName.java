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
   * @param kafka how it is reached; another list of its addresses gives the same name
   * @throws IllegalStateException when that Kafka does not answer
   */
  public static String of(KafkaConnection kafka) {
    try (var probe = new KafkaProbe(kafka, TIMEOUT)) {
      return "forseti-scoring of Kafka " + probe.clusterId();
    } catch (KafkaUnavailable failed) {
      throw new IllegalStateException("Kafka at " + kafka + " does not say who it is", failed);
    }
  }
}
