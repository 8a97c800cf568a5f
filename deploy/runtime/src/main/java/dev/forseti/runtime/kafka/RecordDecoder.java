package dev.forseti.runtime.kafka;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.forseti.wire.Topic;
import dev.forseti.wire.WireException;
import java.time.Instant;
import java.util.Collection;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.apache.kafka.clients.consumer.ConsumerRecord;

/** Kafka's records as values; what is none goes to {@link MalformedRecords}. */
final class RecordDecoder {
  private final Map<String, Topic<?>> topics;
  private final MalformedRecords malformed;

  RecordDecoder(Collection<Topic<?>> topics, MalformedRecords malformed) {
    this.topics = topics.stream().collect(Collectors.toMap(Topic::name, Function.identity()));
    this.malformed = malformed;
  }

  /** The record; none when it cannot be read. */
  Optional<TopicRecord<?>> decode(ConsumerRecord<byte[], byte[]> found) {
    Topic<?> topic = topics.get(found.topic());
    if (topic == null) {
      throw new IllegalStateException("nobody asked for " + found.topic());
    }
    return decode(topic, found);
  }

  private <T> Optional<TopicRecord<?>> decode(
      Topic<T> topic, ConsumerRecord<byte[], byte[]> found) {
    var position = new RecordPosition(found.topic(), found.partition(), found.offset());
    Instant storedAt = Instant.ofEpochMilli(found.timestamp());
    String key = found.key() == null ? "" : new String(found.key(), UTF_8);
    byte[] value = found.value();
    try {
      return Optional.of(
          new TopicRecord<>(
              topic, position, storedAt, key, value == null ? null : topic.codec().decode(value)));
    } catch (WireException refused) {
      malformed.refuse(position, storedAt, value, refused);
      return Optional.empty();
    }
  }
}
