package dev.forseti.scoring.cluster;

import java.util.Map;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.apache.kafka.clients.admin.Admin;

/**
 * The name of a scoring job on a cluster that others may use too: it says whose topics the job
 * reads, and those can only be scored by one.
 */
public final class JobName {
  private static final long PATIENCE_SECONDS = 30;

  private JobName() {}

  /**
   * The name of the job that reads the topics of this Kafka.
   *
   * @param bootstrapServers its addresses; another list of the same Kafka gives the same name
   * @throws IllegalStateException when that Kafka does not answer
   */
  public static String of(String bootstrapServers) {
    try (Admin admin = Admin.create(Map.of("bootstrap.servers", bootstrapServers))) {
      return "forseti-scoring of Kafka "
          + admin.describeCluster().clusterId().get(PATIENCE_SECONDS, TimeUnit.SECONDS);
    } catch (InterruptedException interrupted) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException("interrupted while Kafka was asked who it is", interrupted);
    } catch (ExecutionException | TimeoutException failed) {
      throw new IllegalStateException(
          "Kafka at " + bootstrapServers + " does not say who it is", failed);
    }
  }
}
