package dev.forseti.policy;

import dev.forseti.wire.Topic;
import dev.forseti.wire.Topics;
import dev.forseti.wire.WireException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.BooleanSupplier;
import java.util.function.Consumer;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.common.TopicPartition;
import org.jspecify.annotations.Nullable;

/**
 * Reads the topics from their beginning, without a group: all that policy knows follows from all
 * that stands in them. Its own two topics are read only until they were caught up with.
 */
final class TopicReader {
  private final org.apache.kafka.clients.consumer.Consumer<byte[], byte[]> consumer;
  private final Memory memory;
  private final AtomicLong unreadable;

  TopicReader(
      org.apache.kafka.clients.consumer.Consumer<byte[], byte[]> consumer,
      Memory memory,
      AtomicLong unreadable) {
    this.consumer = consumer;
    this.memory = memory;
    this.unreadable = unreadable;
  }

  /** Reads all that stands in the topics now; stops early when told to. */
  void catchUp(BooleanSupplier goesOn) {
    List<TopicPartition> own = partitions(Topics.OUTCOMES);
    own.addAll(partitions(Topics.PUBLISHED));
    List<TopicPartition> all = new ArrayList<>(own);
    all.addAll(partitions(Topics.VERDICTS));
    all.addAll(partitions(Topics.DECISIONS));
    consumer.assign(all);
    consumer.seekToBeginning(all);
    Map<TopicPartition, Long> ends = consumer.endOffsets(all);
    while (goesOn.getAsBoolean() && isBehind(ends)) {
      for (ConsumerRecord<byte[], byte[]> each : consumer.poll(Duration.ofMillis(50))) {
        remember(each);
      }
    }
    consumer.pause(own);
  }

  private boolean isBehind(Map<TopicPartition, Long> ends) {
    return ends.entrySet().stream()
        .anyMatch(end -> consumer.position(end.getKey()) < end.getValue());
  }

  private void remember(ConsumerRecord<byte[], byte[]> each) {
    String topic = each.topic();
    if (topic.equals(Topics.PUBLISHED.name()) && each.value() == null) {
      memory.published.remove(new String(each.key(), java.nio.charset.StandardCharsets.UTF_8));
    } else if (topic.equals(Topics.PUBLISHED.name())) {
      decode(Topics.PUBLISHED, each.value(), memory::add);
    } else if (topic.equals(Topics.OUTCOMES.name())) {
      decode(Topics.OUTCOMES, each.value(), memory::add);
    } else if (topic.equals(Topics.VERDICTS.name())) {
      decode(Topics.VERDICTS, each.value(), memory::add);
    } else {
      decode(Topics.DECISIONS, each.value(), memory::add);
    }
  }

  /** Gives what has come in to the core; returns at once when something has. */
  void poll(Duration longest, PolicyCore core, Instant now) {
    for (ConsumerRecord<byte[], byte[]> each : consumer.poll(longest)) {
      if (each.topic().equals(Topics.VERDICTS.name())) {
        decode(Topics.VERDICTS, each.value(), verdict -> core.take(verdict, now));
      } else {
        decode(Topics.DECISIONS, each.value(), core::take);
      }
    }
  }

  /** An unreadable record is counted and passed over: it would be as unreadable the next time. */
  private <T> void decode(Topic<T> topic, byte @Nullable [] value, Consumer<T> use) {
    if (value == null) {
      return;
    }
    T decoded;
    try {
      decoded = topic.codec().decode(value);
    } catch (WireException damaged) {
      unreadable.incrementAndGet();
      return;
    }
    use.accept(decoded);
  }

  private List<TopicPartition> partitions(Topic<?> topic) {
    List<TopicPartition> partitions = new ArrayList<>();
    consumer
        .partitionsFor(topic.name())
        .forEach(info -> partitions.add(new TopicPartition(info.topic(), info.partition())));
    if (partitions.isEmpty()) {
      throw new IllegalStateException("the topic " + topic.name() + " is not there yet");
    }
    return partitions;
  }
}
