package dev.forseti.standalone.demo;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.forseti.wire.Topic;
import dev.forseti.wire.WireException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.BiConsumer;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;

/** A topic read from its beginning by an onlooker. One thread uses it. */
final class TopicReading<T> implements AutoCloseable {
  private final KafkaConsumer<byte[], byte[]> consumer;
  private final Topic<T> topic;
  private final List<TopicPartition> partitions;

  TopicReading(String kafka, Topic<T> topic) {
    this.consumer =
        new KafkaConsumer<>(
            Map.of("bootstrap.servers", kafka, "fetch.min.bytes", "1"),
            new ByteArrayDeserializer(),
            new ByteArrayDeserializer());
    this.topic = topic;
    this.partitions =
        consumer.partitionsFor(topic.name()).stream()
            .map(info -> new TopicPartition(info.topic(), info.partition()))
            .toList();
    consumer.assign(partitions);
    consumer.seekToBeginning(partitions);
  }

  /** All that stands in a topic now. */
  static <T> List<T> all(String kafka, Topic<T> topic) {
    List<T> values = new ArrayList<>();
    try (var reading = new TopicReading<>(kafka, topic)) {
      Map<TopicPartition, Long> ends = reading.consumer.endOffsets(reading.partitions);
      while (ends.entrySet().stream()
          .anyMatch(end -> reading.consumer.position(end.getKey()) < end.getValue())) {
        reading.next(Duration.ofMillis(100), (key, value) -> value.ifPresent(values::add));
      }
    }
    return values;
  }

  /** Gives what has come since the last call, a tombstone as empty. */
  void next(Duration longest, BiConsumer<String, Optional<T>> use) {
    for (ConsumerRecord<byte[], byte[]> each : consumer.poll(longest)) {
      use.accept(new String(each.key(), UTF_8), decoded(each.value()));
    }
  }

  private Optional<T> decoded(byte @org.jspecify.annotations.Nullable [] value) {
    try {
      return value == null ? Optional.empty() : Optional.of(topic.codec().decode(value));
    } catch (WireException damaged) {
      throw new IllegalStateException("an unreadable record in " + topic.name(), damaged);
    }
  }

  @Override
  public void close() {
    consumer.close();
  }
}
