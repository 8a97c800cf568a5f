package dev.forseti.benchmarks;

import dev.forseti.model.RoomEvent;
import dev.forseti.wire.Topic;
import dev.forseti.wire.Topics;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ExecutionException;
import java.util.function.Consumer;
import java.util.stream.IntStream;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.NewTopic;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.apache.kafka.common.serialization.ByteArraySerializer;

/** Writes the job's input and reads its output. */
final class EventTopic {
  private EventTopic() {}

  /** Makes the topic of events with one partition, so that they are read as they were written. */
  static void makeInOrder(String kafka) throws ExecutionException, InterruptedException {
    try (Admin admin = Admin.create(Map.of("bootstrap.servers", kafka))) {
      var topic = new NewTopic(Topics.EVENTS.name(), Optional.of(1), Optional.empty());
      admin.createTopics(List.of(topic.configs(Topics.EVENTS.settings()))).all().get();
    }
  }

  /** Writes events and waits until they are written. */
  static void write(String kafka, Iterator<RoomEvent> events) {
    Map<String, Object> settings =
        Map.of("bootstrap.servers", kafka, "linger.ms", "20", "batch.size", "262144");
    try (var producer =
        new KafkaProducer<>(settings, new ByteArraySerializer(), new ByteArraySerializer())) {
      while (events.hasNext()) {
        RoomEvent event = events.next();
        byte[] key = event.roomId().value().getBytes(StandardCharsets.UTF_8);
        var record =
            new ProducerRecord<>(Topics.EVENTS.name(), key, Topics.EVENTS.codec().encode(event));
        producer.send(
            record,
            (written, failed) -> {
              if (failed != null) {
                throw new IllegalStateException("an event was not written", failed);
              }
            });
      }
    }
  }

  /** Reads all that a topic holds now. */
  static <T> void readAll(String kafka, Topic<T> topic, Consumer<T> each) {
    try (var consumer =
        new KafkaConsumer<>(
            Map.of("bootstrap.servers", kafka),
            new ByteArrayDeserializer(),
            new ByteArrayDeserializer())) {
      List<TopicPartition> partitions =
          IntStream.range(0, topic.partitions())
              .mapToObj(i -> new TopicPartition(topic.name(), i))
              .toList();
      consumer.assign(partitions);
      consumer.seekToBeginning(partitions);
      Map<TopicPartition, Long> ends = consumer.endOffsets(partitions);
      while (ends.entrySet().stream().anyMatch(e -> consumer.position(e.getKey()) < e.getValue())) {
        for (ConsumerRecord<byte[], byte[]> one : consumer.poll(Duration.ofMillis(100))) {
          each.accept(topic.codec().decode(one.value()));
        }
      }
    }
  }
}
