package dev.forseti.ingest;

import dev.forseti.wire.Topic;
import dev.forseti.wire.WireException;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.apache.kafka.clients.consumer.Consumer;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.ConsumerRecords;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.apache.kafka.common.serialization.StringDeserializer;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The newest records of a topic at this moment, committed transactions only; then it ends. */
final class TopicTail {
  private static final Logger log = LoggerFactory.getLogger(TopicTail.class);

  private final Map<String, Object> settings;
  private final Duration patience;

  /** A reader that gives up when nothing arrives for as long as its patience. */
  TopicTail(String brokers, Duration patience) {
    this.patience = patience;
    settings =
        Map.of(
            "bootstrap.servers",
            brokers,
            "isolation.level",
            "read_committed",
            "enable.auto.commit",
            false,
            "auto.offset.reset",
            "earliest",
            "default.api.timeout.ms",
            Math.toIntExact(patience.toMillis()),
            "max.poll.records",
            5_000);
  }

  /** Takes a value and the time at which it was stored, in milliseconds. */
  interface Sink<T> {
    void take(long storedAt, T value);
  }

  /** Reads the newest records of each partition, at most {@code perPartition} of each. */
  <T> void newest(Topic<T> topic, int perPartition, Sink<T> sink) {
    try (Consumer<String, byte[]> consumer =
        new KafkaConsumer<>(settings, new StringDeserializer(), new ByteArrayDeserializer())) {
      List<TopicPartition> partitions =
          consumer.partitionsFor(topic.name()).stream()
              .map(it -> new TopicPartition(it.topic(), it.partition()))
              .toList();
      consumer.assign(partitions);
      Map<TopicPartition, Long> ends = consumer.endOffsets(partitions);
      Map<TopicPartition, Long> begins = consumer.beginningOffsets(partitions);
      ends.forEach(
          (partition, end) ->
              consumer.seek(
                  partition, Math.max(begins.getOrDefault(partition, 0L), end - perPartition)));
      readUntil(ends, consumer, topic, sink);
    } catch (KafkaException failed) {
      throw new EventLogUnavailable("cannot read " + topic.name(), failed);
    }
  }

  private <T> void readUntil(
      Map<TopicPartition, Long> ends,
      Consumer<String, byte[]> consumer,
      Topic<T> topic,
      Sink<T> sink) {
    long lastProgress = System.nanoTime();
    while (ends.entrySet().stream()
        .anyMatch(it -> consumer.position(it.getKey()) < it.getValue())) {
      ConsumerRecords<String, byte[]> records = consumer.poll(Duration.ofMillis(100));
      for (ConsumerRecord<String, byte[]> found : records) {
        take(found, topic, sink);
      }
      if (!records.isEmpty()) {
        lastProgress = System.nanoTime();
      } else if (System.nanoTime() - lastProgress > patience.toNanos()) {
        throw new EventLogUnavailable(
            topic.name() + " did not arrive within " + patience, new KafkaException("timed out"));
      }
    }
  }

  private static <T> void take(ConsumerRecord<String, byte[]> found, Topic<T> topic, Sink<T> sink) {
    if (found.value() == null) {
      return;
    }
    try {
      sink.take(found.timestamp(), topic.codec().decode(found.value()));
    } catch (WireException unreadable) {
      log.atWarn()
          .addKeyValue("topic", found.topic())
          .addKeyValue("partition", found.partition())
          .addKeyValue("offset", found.offset())
          .log("a record cannot be read and is passed over");
    }
  }
}
