package dev.forseti.runtime.kafka;

import dev.forseti.wire.Topic;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;
import org.apache.kafka.clients.consumer.CloseOptions;
import org.apache.kafka.clients.consumer.Consumer;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.ConsumerRecords;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.errors.InterruptException;
import org.apache.kafka.common.errors.WakeupException;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;

/**
 * Reads topics, committed records only, from given offsets: it stores none of its own and belongs
 * to no consumer group. A partition that is added later is read within some seconds, and so is a
 * topic that is deleted and created again; both from where {@link Begin} says. One thread uses it;
 * {@link #wakeUp} may be called by any.
 */
public final class TopicReader implements AutoCloseable {
  private final RecordDecoder decoder;
  private final TopicLookup lookup;
  private final Consumer<byte[], byte[]> consumer;
  private AssignedPartitions assigned;
  private List<ReadPosition> progress = List.of();

  /**
   * A reader that reads nothing yet.
   *
   * @param patience how long a question to Kafka may take
   * @throws KafkaUnavailable when Kafka's clients cannot be made
   */
  public TopicReader(
      KafkaConnection kafka,
      Collection<Topic<?>> topics,
      MalformedRecords malformed,
      Duration patience) {
    this.decoder = new RecordDecoder(topics, malformed);
    this.lookup = new TopicLookup(kafka, topics, patience);
    try {
      this.consumer = KafkaClients.consumer(settings(kafka, patience));
    } catch (RuntimeException | Error failed) {
      lookup.close();
      throw failed;
    }
    this.assigned = new AssignedPartitions(consumer, PartitionRange::first);
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
    /** The offset of the first record to read; where that is not there, it is the oldest. */
    long offset(PartitionRange partition);
  }

  /** Begins with the oldest records of all topics. */
  public void fromStart() {
    from(PartitionRange::first);
  }

  /** Begins with the newest records of each partition, at most so many of each. */
  public void fromTail(int perPartition) {
    from(partition -> Math.max(partition.first(), partition.end() - perPartition));
  }

  /**
   * Begins in each partition where it is told to.
   *
   * @param begin is asked again for partitions that come later, on the thread that polls
   * @throws KafkaUnavailable when Kafka does not say what there is, or a topic is not there yet
   */
  public void from(Begin begin) {
    assigned = new AssignedPartitions(consumer, begin);
    ask(
        "the partitions cannot be read",
        () -> {
          assigned.follow(lookup.find());
          return assigned;
        });
  }

  /** What has come, in the order of each partition; returns at once when something has. */
  public List<TopicRecord<?>> poll(Duration longest) {
    progress = List.of();
    return ask(
        "nothing can be read",
        () -> {
          lookup.news().ifPresent(assigned::follow);
          ConsumerRecords<byte[], byte[]> polled = consumer.poll(longest);
          progress = assigned.positions(polled);
          List<TopicRecord<?>> read = new ArrayList<>();
          for (ConsumerRecord<byte[], byte[]> each : polled) {
            decoder.decode(each).ifPresent(read::add);
          }
          return read;
        });
  }

  /**
   * How far the partitions are read that the last poll took something from; behind what cannot be
   * read and what was aborted, too.
   */
  public List<ReadPosition> progress() {
    return progress;
  }

  /** Whether all has been read that was there when it began. */
  public boolean isCaughtUp() {
    return ask("the position is not known", assigned::isCaughtUp);
  }

  /** Reads no more of a topic. */
  public void pause(Topic<?> topic) {
    assigned.pause(topic.name());
  }

  private static <T> T ask(String tried, Supplier<T> question) {
    try {
      return question.get();
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
    try (lookup) {
      consumer.close(CloseOptions.timeout(Duration.ofSeconds(1)));
    }
  }
}
