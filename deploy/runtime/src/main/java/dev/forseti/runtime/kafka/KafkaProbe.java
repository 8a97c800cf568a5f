package dev.forseti.runtime.kafka;

import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.common.KafkaException;
import org.jspecify.annotations.Nullable;

/** Asks Kafka whether it is there, and which one it is. */
public final class KafkaProbe implements AutoCloseable {
  private final Duration patience;
  private final Map<String, Object> settings;
  private @Nullable Admin admin;

  /** A probe that gives up a question after its patience. */
  public KafkaProbe(KafkaConnection kafka, Duration patience) {
    int millis = Math.toIntExact(patience.toMillis());
    this.settings = kafka.properties();
    settings.put("request.timeout.ms", millis);
    settings.put("default.api.timeout.ms", millis);
    settings.put("reconnect.backoff.max.ms", 1_000);
    this.patience = patience;
  }

  /** Why Kafka does not answer; none when it does. */
  public Optional<String> problem() {
    try {
      String unused = clusterId();
      return Optional.empty();
    } catch (KafkaUnavailable silent) {
      return Optional.of(String.valueOf(silent.getMessage()));
    }
  }

  /**
   * What Kafka calls itself: the same for every list of its addresses.
   *
   * @throws KafkaUnavailable when it does not answer
   */
  public String clusterId() {
    try {
      return admin().describeCluster().clusterId().get(patience.toMillis(), TimeUnit.MILLISECONDS);
    } catch (InterruptedException stopped) {
      Thread.currentThread().interrupt();
      throw new KafkaUnavailable("stopped while Kafka was asked", stopped);
    } catch (ExecutionException | TimeoutException | KafkaException silent) {
      throw new KafkaUnavailable("Kafka does not answer", silent);
    }
  }

  /** Made at the first question that it can be made for. */
  private synchronized Admin admin() {
    Admin made = admin == null ? KafkaClients.admin(settings) : admin;
    admin = made;
    return made;
  }

  @Override
  public synchronized void close() {
    if (admin != null) {
      admin.close(Duration.ZERO);
    }
  }
}
