package dev.forseti.runtime.kafka;

import dev.forseti.runtime.kafka.TopicReader.Begin;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.apache.kafka.clients.consumer.Consumer;
import org.apache.kafka.clients.consumer.ConsumerRecords;
import org.apache.kafka.common.TopicPartition;

/**
 * The partitions that a consumer reads. It follows what Kafka has: a partition that was added is
 * read too, and one of a topic that was made again is begun anew. A topic that is missing for now
 * keeps its place.
 */
final class AssignedPartitions {
  private final Consumer<?, ?> consumer;
  private final Begin begin;
  private final Map<TopicPartition, String> topicIds = new HashMap<>();
  private final Map<TopicPartition, Long> ends = new HashMap<>();
  private final Map<TopicPartition, Long> read = new HashMap<>();
  private final Set<String> paused = new HashSet<>();

  /** None yet; each that comes begins where it is said to. */
  AssignedPartitions(Consumer<?, ?> consumer, Begin begin) {
    this.consumer = consumer;
    this.begin = begin;
  }

  /**
   * Reads what is new in these.
   *
   * @param found the partitions that there are, each with the id of its topic
   */
  void follow(Map<TopicPartition, String> found) {
    Map<TopicPartition, String> fresh = new HashMap<>(found);
    fresh.entrySet().removeIf(it -> it.getValue().equals(topicIds.get(it.getKey())));
    if (fresh.isEmpty()) {
      return;
    }
    Set<String> topics =
        found.keySet().stream().map(TopicPartition::topic).collect(Collectors.toSet());
    topicIds.keySet().removeIf(it -> topics.contains(it.topic()) && !found.containsKey(it));
    ends.keySet().retainAll(topicIds.keySet());
    Set<TopicPartition> all = new HashSet<>(topicIds.keySet());
    all.addAll(fresh.keySet());
    consumer.assign(all);
    seek(fresh);
    topicIds.putAll(fresh);
    paused.forEach(this::pauseAssigned);
  }

  private void seek(Map<TopicPartition, String> fresh) {
    Map<TopicPartition, Long> firsts = consumer.beginningOffsets(fresh.keySet());
    ends.putAll(consumer.endOffsets(fresh.keySet()));
    fresh.forEach(
        (at, topicId) -> {
          long first = firsts.getOrDefault(at, 0L);
          long end = ends.getOrDefault(at, first);
          long wanted =
              begin.offset(new PartitionRange(at.topic(), topicId, at.partition(), first, end));
          long offset = wanted < first || wanted > end ? first : wanted;
          consumer.seek(at, offset);
          read.put(at, offset);
        });
  }

  void pause(String topic) {
    paused.add(topic);
    pauseAssigned(topic);
  }

  private void pauseAssigned(String topic) {
    consumer.pause(
        topicIds.keySet().stream()
            .filter(it -> it.topic().equals(topic))
            .collect(Collectors.toSet()));
  }

  /** Whether each partition was read to where it ended when it was begun. */
  boolean isCaughtUp() {
    return ends.entrySet().stream()
        .allMatch(end -> consumer.position(end.getKey()) >= end.getValue());
  }

  /** How far the partitions are read that a poll took something from. */
  List<ReadPosition> positions(ConsumerRecords<?, ?> polled) {
    List<ReadPosition> moved = new ArrayList<>();
    polled
        .nextOffsets() // also of partitions that had nothing
        .forEach(
            (at, next) -> {
              Long before = read.put(at, next.offset());
              if (before == null || before != next.offset()) {
                String topicId = topicIds.getOrDefault(at, "");
                moved.add(new ReadPosition(at.topic(), topicId, at.partition(), next.offset()));
              }
            });
    return moved;
  }
}
