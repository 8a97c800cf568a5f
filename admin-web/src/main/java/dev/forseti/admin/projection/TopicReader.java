package dev.forseti.admin.projection;

import dev.forseti.admin.health.Health;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import org.apache.kafka.clients.consumer.Consumer;
import org.apache.kafka.clients.consumer.ConsumerRecords;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.errors.InterruptException;
import org.apache.kafka.common.errors.WakeupException;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.apache.kafka.common.serialization.StringDeserializer;
import org.jspecify.annotations.Nullable;
import org.springframework.dao.DataAccessResourceFailureException;
import org.springframework.transaction.TransactionException;

/**
 * One thread that reads some topics. A poll is one transaction; its offsets are committed after it,
 * so a crash between the two reads the same records again. After a failure it reads on from the
 * last committed offsets with a new consumer, half a second later.
 */
final class TopicReader {
  private static final Duration POLL = Duration.ofMillis(500);
  private static final long RETRY_MILLIS = 500;

  private final String group;
  private final String bootstrap;
  private final RecordSink sink;
  private final Health health;
  private final Runnable changed;
  private final ScheduledExecutorService thread;
  private volatile boolean stopped;
  private volatile @Nullable KafkaConsumer<String, byte[]> open;

  TopicReader(String group, String bootstrap, RecordSink sink, Health health, Runnable changed) {
    this.group = group;
    this.bootstrap = bootstrap;
    this.sink = sink;
    this.health = health;
    this.changed = changed;
    this.thread =
        Executors.newSingleThreadScheduledExecutor(
            Thread.ofPlatform().name("console-reads-" + group).daemon().factory());
  }

  void start() {
    thread.execute(this::read);
  }

  private void read() {
    try (var consumer = consumer()) {
      open = consumer;
      consumer.subscribe(sink.topics());
      while (!stopped) {
        poll(consumer);
      }
    } catch (WakeupException | InterruptException end) {
      stopped = true;
    } catch (RuntimeException failed) {
      report(failed);
      open = null;
      if (!stopped) {
        var unused = thread.schedule(this::read, RETRY_MILLIS, TimeUnit.MILLISECONDS);
      }
    }
  }

  private void poll(Consumer<String, byte[]> consumer) {
    ConsumerRecords<String, byte[]> records = consumer.poll(POLL);
    if (!records.isEmpty()) {
      sink.accept(records);
      consumer.commitSync();
      health.recovered(part());
      changed.run();
    }
  }

  private void report(RuntimeException failed) {
    if (failed instanceof DataAccessResourceFailureException
        || failed instanceof TransactionException) {
      return; // the database is away: who watches it says so
    }
    health.report(
        part(),
        "What is read cannot be taken in ("
            + failed.getClass().getSimpleName()
            + "): what is shown stays as it was");
  }

  private String part() {
    return "reading " + group;
  }

  private KafkaConsumer<String, byte[]> consumer() {
    return new KafkaConsumer<>(
        Map.<String, Object>of(
            "bootstrap.servers", bootstrap,
            "group.id", "forseti-admin-" + group,
            "enable.auto.commit", "false",
            "auto.offset.reset", "earliest",
            "allow.auto.create.topics", "false",
            "isolation.level", "read_committed",
            "reconnect.backoff.max.ms", "1000",
            "metadata.max.age.ms", "5000"),
        new StringDeserializer(),
        new ByteArrayDeserializer());
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
