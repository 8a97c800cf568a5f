package dev.forseti.scoring.kafka;

import dev.forseti.wire.Topic;
import java.nio.charset.StandardCharsets;
import org.apache.flink.connector.kafka.sink.KafkaRecordSerializationSchema;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.jspecify.annotations.Nullable;

/** Writes a value with the key and the codec of its topic. */
final class TopicRecordSerializer<T> implements KafkaRecordSerializationSchema<T> {
  private static final long serialVersionUID = 1L;

  private final String name;
  private transient @Nullable Topic<T> topic;

  TopicRecordSerializer(String name) {
    this.name = name;
  }

  @Override
  public ProducerRecord<byte[], byte[]> serialize(
      T value, KafkaSinkContext context, @Nullable Long timestamp) {
    Topic<T> known = topic;
    if (known == null) {
      known = KafkaConnectors.topic(name);
      topic = known;
    }
    return new ProducerRecord<>(
        name,
        known.key().apply(value).getBytes(StandardCharsets.UTF_8),
        known.codec().encode(value));
  }
}
