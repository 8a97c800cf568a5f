package dev.forseti.runtime.kafka;

import java.util.Map;
import java.util.function.Supplier;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.consumer.Consumer;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.Producer;
import org.apache.kafka.common.KafkaException;

/**
 * The only place where Kafka's clients are made. One that cannot be made, for example since the
 * name of a broker is not known now, is a Kafka that is unavailable, as one that does not answer.
 */
final class KafkaClients {
  private KafkaClients() {}

  /**
   * A consumer of bytes.
   *
   * @throws KafkaUnavailable when it cannot be made; so do the others
   */
  static Consumer<byte[], byte[]> consumer(Map<String, Object> settings) {
    return made("a reader", () -> new KafkaConsumer<>(settings));
  }

  /** A producer of bytes. */
  static Producer<byte[], byte[]> producer(Map<String, Object> settings) {
    return made("a writer", () -> new KafkaProducer<>(settings));
  }

  /** A client that asks and makes. */
  static Admin admin(Map<String, Object> settings) {
    return made("a client", () -> Admin.create(settings));
  }

  private static <T> T made(String what, Supplier<T> client) {
    try {
      return client.get();
    } catch (KafkaException failed) {
      throw new KafkaUnavailable(what + " of Kafka cannot be made", failed);
    }
  }
}
