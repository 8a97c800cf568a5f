package dev.forseti.runtime.kafka;

import dev.forseti.wire.Topic;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.apache.kafka.clients.consumer.Consumer;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.PartitionInfo;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.errors.InterruptException;
import org.apache.kafka.common.errors.WakeupException;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;

/**
 * Reads topics, committed records only, from where it is told to: it keeps no offsets of its own
 * and is of no group. One thread uses it; {@link #wakeUp} may be called by any.
 */
public final class TopicReader implements AutoCloseable {
  private final Collection<Topic<?>> topics;
  private final RecordDecoder decoder;
  private final Consumer<byte[], byte[]> consumer;
  private final Set<String> pausedTopics = new HashSet<>();
  private Map<TopicPartition, Long> ends = Map.of();

  /**
   * A reader that reads nothing yet.
   *
   * @param patience how long a question to Kafka may take
   */
  public TopicReader(
      KafkaConnection kafka,
      Collection<Topic<?>> topics,
      MalformedRecords malformed,
      Duration patience) {
    this(topics, malformed, new KafkaConsumer<>(settings(kafka, patience)));
  }

  TopicReader(
      Collection<Topic<?>> topics, MalformedRecords malformed, Consumer<byte[], byte[]> consumer) {
    this.topics = List.copyOf(topics);
    this.decoder = new RecordDecoder(topics, malformed);
    this.consumer = consumer;
  }

  private static Map<String, Object> settings(KafkaConnection kafka, Duration patience) {
    Map<String, Object> settings = kafka.readerProperties();
    settings.put("enable.auto.commit", false);
    settings.put("fetch.min.bytes", 1);
    settings.put("max.poll.records", 5_000);
    settings.put("default.api.timeout.ms", Math.toIntExact(patience.toMillis()));
    settings.put("reconnect.backoff.max.ms", 1_000);
    settings.put("metadata.max.age.ms", 5_000);
    settings.put("key.deserializer", ByteArrayDeserializer.class);
    settings.put("value.deserializer", ByteArrayDeserializer.class);
    return settings;
  }

  /** Where to begin in a partition. */
  @FunctionalInterface
  public interface Begin {
    /**
     * The offset of the first record to read.
     *
     * @param first the oldest offset that is there
     * @param end the offset behind the newest committed record
     */
    long offset(String topic, int partition, long first, long end);
  }

  /** Begins with the oldest records of all topics. */
  public void fromStart() {
    from((topic, partition, first, end) -> first);
  }

  /** Begins with the newest records of each partition, at most so many of each. */
  public void fromTail(int perPartition) {
    from((topic, partition, first, end) -> Math.max(first, end - perPartition));
  }

  /**
   * Begins in each partition where it is told to; where that is not there, with the oldest record.
   *
   * @throws KafkaUnavailable when Kafka does not say what there is
   */
  public void from(Begin begin) {
    ask(
        "the partitions cannot be read",
        () -> {
          List<TopicPartition> all = partitions();
          consumer.assign(all);
          Map<TopicPartition, Long> firsts = consumer.beginningOffsets(all);
          ends = consumer.endOffsets(all);
          for (TopicPartition each : all) {
            long first = firsts.getOrDefault(each, 0L);
            long end = ends.getOrDefault(each, first);
            long wanted = begin.offset(each.topic(), each.partition(), first, end);
            consumer.seek(each, wanted < first || wanted > end ? first : wanted);
          }
          return all;
        });
  }

  private List<TopicPartition> partitions() {
    List<TopicPartition> all = new ArrayList<>();
    for (Topic<?> topic : topics) {
      List<PartitionInfo> found = consumer.partitionsFor(topic.name());
      if (found == null || found.isEmpty()) {
        throw new KafkaException("the topic " + topic.name() + " is not there yet");
      }
      found.forEach(it -> all.add(new TopicPartition(it.topic(), it.partition())));
    }
    return all;
  }

  /** What has come, in the order of each partition; returns at once when something has. */
  public List<TopicRecord<?>> poll(Duration longest) {
    return ask(
        "nothing can be read",
        () -> {
          addNewPartitions();
          List<TopicRecord<?>> read = new ArrayList<>();
          for (ConsumerRecord<byte[], byte[]> each : consumer.poll(longest)) {
            decoder.decode(each).ifPresent(read::add);
          }
          return read;
        });
  }

  /** Partitions that a topic has got since are read from their start. */
  private void addNewPartitions() {
    Set<TopicPartition> known = consumer.assignment();
    List<TopicPartition> added = new ArrayList<>();
    for (Topic<?> topic : topics) {
      for (PartitionInfo each : consumer.partitionsFor(topic.name())) { // mostly from memory
        TopicPartition partition = new TopicPartition(each.topic(), each.partition());
        if (!known.contains(partition)) {
          added.add(partition);
        }
      }
    }
    if (!known.isEmpty() && !added.isEmpty()) {
      List<TopicPartition> all = new ArrayList<>(known);
      all.addAll(added);
      consumer.assign(all);
      consumer.seekToBeginning(added);
      pausedTopics.forEach(this::pause);
    }
  }

  /** Whether all has been read that was there when it began. */
  public boolean isCaughtUp() {
    return ask(
        "the position is not known",
        () ->
            ends.entrySet().stream()
                .allMatch(end -> consumer.position(end.getKey()) >= end.getValue()));
  }

  /** Reads no more of a topic. */
  public void pause(Topic<?> topic) {
    pausedTopics.add(topic.name());
    pause(topic.name());
  }

  private void pause(String topic) {
    consumer.pause(
        consumer.assignment().stream()
            .filter(it -> it.topic().equals(topic))
            .collect(Collectors.toSet()));
  }

  private interface Question<T> {
    T answer();
  }

  private static <T> T ask(String tried, Question<T> question) {
    try {
      return question.answer();
    } catch (WakeupException | InterruptException ending) {
      throw new ReaderStopped(ending);
    } catch (KafkaException failed) {
      throw new KafkaUnavailable(tried, failed);
    }
  }

  /** Ends a poll that waits, on another thread, with {@link ReaderStopped}. */
  public void wakeUp() {
    consumer.wakeup();
  }

  @Override
  public void close() {
    consumer.close(org.apache.kafka.clients.consumer.CloseOptions.timeout(Duration.ofSeconds(1)));
  }
}
