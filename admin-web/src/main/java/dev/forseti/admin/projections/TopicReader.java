package dev.forseti.admin.projections;

import dev.forseti.wire.Topic;
import dev.forseti.wire.WireException;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicLong;
import org.apache.kafka.clients.consumer.Consumer;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.ConsumerRecords;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.errors.WakeupException;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.apache.kafka.common.serialization.StringDeserializer;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * One thread that reads some topics. A poll is one transaction; its offsets are committed after it,
 * so a crash between the two reads the same records again.
 */
final class TopicReader implements Runnable {
  private static final Logger LOG = LoggerFactory.getLogger(TopicReader.class);
  private static final Duration PAUSE = Duration.ofMillis(500);

  private final String group;
  private final Map<String, Topic<?>> topics;
  private final String bootstrap;
  private final Projections projections;
  private final TransactionTemplate transactions;
  private final Runnable changed;
  private final AtomicLong unreadable;
  private volatile boolean stopped;

  TopicReader(
      String group,
      Map<String, Topic<?>> topics,
      String bootstrap,
      Projections projections,
      TransactionTemplate transactions,
      Runnable changed,
      AtomicLong unreadable) {
    this.group = group;
    this.topics = topics;
    this.bootstrap = bootstrap;
    this.projections = projections;
    this.transactions = transactions;
    this.changed = changed;
    this.unreadable = unreadable;
  }

  /** Reads until stopped; after a failure from the last committed offsets with a new consumer. */
  @Override
  public void run() {
    while (!stopped) {
      try (var consumer =
          new KafkaConsumer<>(
              Map.<String, Object>of(
                  "bootstrap.servers", bootstrap,
                  "group.id", "forseti-admin-" + group,
                  "enable.auto.commit", "false",
                  "auto.offset.reset", "earliest",
                  "allow.auto.create.topics", "false",
                  "isolation.level", "read_committed",
                  "metadata.max.age.ms", "5000"),
              new StringDeserializer(),
              new ByteArrayDeserializer())) {
        consumer.subscribe(List.copyOf(topics.keySet()));
        read(consumer);
      } catch (WakeupException | org.apache.kafka.common.errors.InterruptException end) {
        return;
      } catch (RuntimeException failed) {
        LOG.warn("reading {} starts again after {}", group, failed.getClass().getSimpleName());
        pause();
      }
    }
  }

  private void read(Consumer<String, byte[]> consumer) {
    while (!stopped) {
      ConsumerRecords<String, byte[]> records = consumer.poll(PAUSE);
      if (!records.isEmpty()) {
        transactions.executeWithoutResult(status -> records.forEach(this::apply));
        consumer.commitSync();
        changed.run();
      }
    }
  }

  private void apply(ConsumerRecord<String, byte[]> record) {
    Topic<?> topic = topics.get(record.topic());
    if (topic != null) {
      apply(topic, record);
    }
  }

  private <T> void apply(Topic<T> topic, ConsumerRecord<String, byte[]> record) {
    byte[] bytes = record.value();
    T value = null;
    if (bytes != null) {
      try {
        value = topic.codec().decode(bytes);
      } catch (WireException malformed) {
        unreadable.incrementAndGet();
        LOG.warn("unreadable record in {} at {}", record.topic(), record.offset());
        return;
      }
    }
    projections.apply(topic, record.key() == null ? "" : record.key(), value);
  }

  private void pause() {
    try {
      Thread.sleep(PAUSE);
    } catch (InterruptedException end) {
      stopped = true;
    }
  }

  void stop() {
    stopped = true;
  }
}
