package dev.forseti.standalone.flink;

import static org.assertj.core.api.Assertions.assertThat;

import dev.forseti.wire.Topic;
import dev.forseti.wire.Topics;
import dev.forseti.wire.WireException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import java.util.function.Predicate;
import java.util.stream.IntStream;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.OffsetSpec;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;

/** Everything that was ever written to a topic, repetitions included. */
final class Written<T> implements AutoCloseable {
  private static final Duration PATIENCE = Duration.ofSeconds(60);

  private final Topic<T> topic;
  private final KafkaConsumer<byte[], byte[]> consumer;
  private final List<T> values = new ArrayList<>();

  Written(String kafka, Topic<T> topic) {
    this.topic = topic;
    this.consumer =
        new KafkaConsumer<>(
            Map.of("bootstrap.servers", kafka),
            new ByteArrayDeserializer(),
            new ByteArrayDeserializer());
    consumer.assign(partitions(topic));
    consumer.seekToBeginning(partitions(topic));
  }

  /** Reads on until what was written is as expected. */
  List<T> until(Predicate<List<T>> expected) throws WireException {
    long begin = System.nanoTime();
    while (!expected.test(values)) {
      assertThat(System.nanoTime() - begin).as("patience, with %s", values).isLessThan(patience());
      for (ConsumerRecord<byte[], byte[]> one : consumer.poll(Duration.ofMillis(200))) {
        values.add(topic.codec().decode(one.value()));
      }
    }
    return values;
  }

  /**
   * Waits until the scoring job has a checkpoint behind the last event: with each it says in Kafka
   * how far it has read, not counting the mark behind the last transaction.
   */
  static void untilSecured(String kafka) throws ExecutionException, InterruptedException {
    Map<TopicPartition, OffsetSpec> ends = new HashMap<>();
    partitions(Topics.EVENTS).forEach(partition -> ends.put(partition, OffsetSpec.latest()));
    try (Admin admin = Admin.create(Map.of("bootstrap.servers", kafka))) {
      var end = admin.listOffsets(ends).all().get();
      long begin = System.nanoTime();
      boolean secured = false;
      while (!secured) {
        assertThat(System.nanoTime() - begin).as("patience").isLessThan(patience());
        var read =
            admin.listConsumerGroupOffsets("forseti-scoring").partitionsToOffsetAndMetadata().get();
        secured =
            end.entrySet().stream()
                .filter(entry -> entry.getValue().offset() > 0)
                .allMatch(
                    entry -> {
                      var at = read.get(entry.getKey());
                      return at != null && at.offset() >= entry.getValue().offset() - 1;
                    });
      }
    }
  }

  private static long patience() {
    return PATIENCE.toNanos();
  }

  private static List<TopicPartition> partitions(Topic<?> topic) {
    return IntStream.range(0, topic.partitions())
        .mapToObj(number -> new TopicPartition(topic.name(), number))
        .toList();
  }

  @Override
  public void close() {
    consumer.close();
  }
}
