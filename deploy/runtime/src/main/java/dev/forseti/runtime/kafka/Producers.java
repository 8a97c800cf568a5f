package dev.forseti.runtime.kafka;

import java.time.Duration;
import java.util.Map;
import org.apache.kafka.clients.producer.Producer;
import org.apache.kafka.common.serialization.ByteArraySerializer;

/** How producers are made: what is acknowledged is stored once, in the order of sending. */
final class Producers {
  private Producers() {}

  /**
   * A producer; it connects by itself.
   *
   * @param patience how long a record may take until it is acknowledged, before it has failed
   */
  static Producer<byte[], byte[]> open(KafkaConnection kafka, Duration patience) {
    return KafkaClients.producer(settings(kafka, patience));
  }

  /** A producer whose records become visible together. */
  static Producer<byte[], byte[]> transactional(
      KafkaConnection kafka, Duration patience, String transactionalId) {
    Map<String, Object> settings = settings(kafka, patience);
    settings.put("transactional.id", transactionalId);
    return KafkaClients.producer(settings);
  }

  private static Map<String, Object> settings(KafkaConnection kafka, Duration patience) {
    int millis = Math.toIntExact(patience.toMillis());
    Map<String, Object> settings = kafka.properties();
    settings.put("acks", "all");
    settings.put("enable.idempotence", true);
    settings.put("compression.type", "lz4");
    settings.put("max.request.size", 2 << 20);
    settings.put("max.block.ms", millis);
    settings.put("request.timeout.ms", Math.max(1, millis / 2));
    settings.put("delivery.timeout.ms", millis);
    settings.put("linger.ms", 0);
    settings.put("key.serializer", ByteArraySerializer.class);
    settings.put("value.serializer", ByteArraySerializer.class);
    return settings;
  }
}
