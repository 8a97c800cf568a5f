package dev.forseti.e2e.synapse;

import dev.forseti.model.EventId;
import dev.forseti.model.RoomEvent;
import dev.forseti.runtime.kafka.KafkaConnection;
import dev.forseti.wire.Topics;
import dev.forseti.wire.WireException;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;

/** The log of events as any reader of committed records has it. */
final class StoredEvents {
  private StoredEvents() {}

  /** How often each of the wanted ones stands in it; read until all are there or time is over. */
  static Map<EventId, Integer> count(KafkaConnection kafka, Set<EventId> wanted, Duration longest) {
    Map<String, Object> settings = new HashMap<>(kafka.readerProperties());
    settings.put("isolation.level", "read_committed");
    try (var consumer =
        new KafkaConsumer<>(settings, new ByteArrayDeserializer(), new ByteArrayDeserializer())) {
      List<TopicPartition> all =
          consumer.partitionsFor(Topics.EVENTS.name()).stream()
              .map(info -> new TopicPartition(info.topic(), info.partition()))
              .toList();
      consumer.assign(all);
      consumer.seekToBeginning(all);
      Map<EventId, Integer> counts = new HashMap<>();
      long end = System.nanoTime() + longest.toNanos();
      while (System.nanoTime() < end
          && !(counts.keySet().containsAll(wanted) && isAtEnd(consumer, all))) {
        for (ConsumerRecord<byte[], byte[]> each : consumer.poll(Duration.ofMillis(100))) {
          EventId id = decoded(each.value()).eventId();
          if (wanted.contains(id)) {
            counts.merge(id, 1, Integer::sum);
          }
        }
      }
      return counts;
    }
  }

  private static boolean isAtEnd(KafkaConsumer<byte[], byte[]> consumer, List<TopicPartition> all) {
    return consumer.endOffsets(all).entrySet().stream()
        .allMatch(end -> consumer.position(end.getKey()) >= end.getValue());
  }

  private static RoomEvent decoded(byte[] value) {
    try {
      return Topics.EVENTS.codec().decode(value);
    } catch (WireException damaged) {
      throw new AssertionError("an unreadable event in the log", damaged);
    }
  }
}
