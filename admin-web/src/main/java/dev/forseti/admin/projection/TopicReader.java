package dev.forseti.admin.projection;

import dev.forseti.admin.health.Parts;
import dev.forseti.admin.store.DatabaseErrors;
import dev.forseti.runtime.health.Trouble.Effect;
import dev.forseti.runtime.health.Troubles;
import dev.forseti.runtime.kafka.KafkaConnection;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.consumer.Consumer;
import org.apache.kafka.clients.consumer.ConsumerRecords;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.errors.InterruptException;
import org.apache.kafka.common.errors.WakeupException;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.apache.kafka.common.serialization.StringDeserializer;
import org.jspecify.annotations.Nullable;

/**
 * One thread that reads some topics from the offsets in the database, without a consumer group. It
 * reads a partition from its start when no offset is stored, when Kafka no longer has that offset,
 * and when the topic was made again. After a failure it begins again with new clients, half a
 * second later.
 */
final class TopicReader {
  private static final Duration POLL = Duration.ofMillis(500);
  private static final long RETRY_MILLIS = 500;
  private static final long REFRESH_NANOS = TimeUnit.SECONDS.toNanos(5);

  private final String name;
  private final KafkaConnection kafka;
  private final RecordSink sink;
  private final StoredOffsets offsets;
  private final Troubles troubles;
  private final Runnable changed;
  private final ScheduledExecutorService thread;
  private volatile boolean stopped;
  private volatile @Nullable KafkaConsumer<String, byte[]> open;

  TopicReader(
      String name,
      KafkaConnection kafka,
      RecordSink sink,
      StoredOffsets offsets,
      Troubles troubles,
      Runnable changed) {
    this.name = name;
    this.kafka = kafka;
    this.sink = sink;
    this.offsets = offsets;
    this.troubles = troubles;
    this.changed = changed;
    this.thread =
        Executors.newSingleThreadScheduledExecutor(
            Thread.ofPlatform().name("console-reads-" + name).daemon().factory());
  }

  void start() {
    thread.execute(this::read);
  }

  private void read() {
    try (var admin = Admin.create(TopicPartitions.settings(kafka));
        var consumer = consumer()) {
      open = consumer;
      TopicPartitions assigned = TopicPartitions.NONE;
      long refreshed = System.nanoTime();
      do {
        if (assigned.isEmpty() || System.nanoTime() - refreshed > REFRESH_NANOS) {
          TopicPartitions found = TopicPartitions.describe(admin, sink.topics(), assigned);
          if (!found.equals(assigned)) {
            assign(consumer, found);
            assigned = found;
          }
          refreshed = System.nanoTime();
        }
        if (!assigned.isEmpty()) {
          poll(consumer, assigned.topicIds());
        }
      } while (!stopped && !assigned.isEmpty());
      retry(); // there is no topic yet
    } catch (WakeupException | InterruptException end) {
      stopped = true;
    } catch (RuntimeException failed) {
      report(failed);
      retry();
    }
  }

  private void retry() {
    open = null;
    if (!stopped) {
      var unused = thread.schedule(this::read, RETRY_MILLIS, TimeUnit.MILLISECONDS);
    }
  }

  private void assign(Consumer<String, byte[]> consumer, TopicPartitions found) {
    consumer.assign(found.partitions());
    Map<TopicPartition, Long> stored = offsets.load(found.topicIds());
    for (TopicPartition partition : found.partitions()) {
      Long next = stored.get(partition);
      if (next == null) {
        consumer.seekToBeginning(List.of(partition));
      } else {
        consumer.seek(partition, next); // if Kafka no longer has it, auto.offset.reset decides
      }
    }
  }

  private void poll(Consumer<String, byte[]> consumer, Map<String, String> topicIds) {
    ConsumerRecords<String, byte[]> records = consumer.poll(POLL);
    if (!records.isEmpty()) {
      sink.accept(records, topicIds);
      troubles.recovered(part());
      changed.run();
    } else if (isCaughtUp(consumer)) {
      troubles.recovered(part());
    }
  }

  /** Whether Kafka has answered for every partition that there is nothing more to read. */
  private static boolean isCaughtUp(Consumer<String, byte[]> consumer) {
    return consumer.assignment().stream()
        .allMatch(partition -> consumer.currentLag(partition).orElse(1) == 0);
  }

  private void report(RuntimeException failed) {
    if (!DatabaseErrors.isUnavailable(failed)) { // the database has a check of its own
      troubles.report(
          part(),
          Effect.STOPPED,
          "Topics cannot be read ("
              + failed.getClass().getSimpleName()
              + "): pages show the state as it was",
          "The log says why; it is tried again");
    }
  }

  private String part() {
    return Parts.READING + name;
  }

  private KafkaConsumer<String, byte[]> consumer() {
    Map<String, Object> settings = kafka.readerProperties();
    settings.put("enable.auto.commit", "false");
    settings.put("reconnect.backoff.max.ms", "1000");
    settings.put("metadata.max.age.ms", "5000");
    return new KafkaConsumer<>(settings, new StringDeserializer(), new ByteArrayDeserializer());
  }

  void stop() {
    stopped = true;
    KafkaConsumer<String, byte[]> reading = open;
    if (reading != null) {
      reading.wakeup();
    }
    thread.shutdown();
  }
}
