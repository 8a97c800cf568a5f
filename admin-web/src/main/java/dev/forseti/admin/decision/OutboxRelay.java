package dev.forseti.admin.decision;

import dev.forseti.admin.AdminConfig;
import dev.forseti.admin.health.Health;
import dev.forseti.admin.store.DatabaseErrors;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.Producer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.apache.kafka.common.serialization.StringSerializer;
import org.jspecify.annotations.Nullable;
import org.springframework.context.SmartLifecycle;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * Carries the outbox to Kafka in the order of its ids, and tries again for as long as it takes. A
 * row is marked once Kafka has it, so a crash between the two sends it again; readers upsert by the
 * decision's id.
 */
@Component
public class OutboxRelay implements SmartLifecycle {
  /** The name under which trouble of it is reported. */
  public static final String PART = "outbox";

  private static final int BATCH = 100;
  private static final long PAUSE_MILLIS = 100;
  private static final Map<String, Object> PRODUCER =
      Map.of(
          "acks", "all",
          "enable.idempotence", "true",
          "max.block.ms", "4000",
          "request.timeout.ms", "4000",
          "delivery.timeout.ms", "8000");

  private final JdbcClient jdbc;
  private final TransactionTemplate transactions;
  private final Health health;
  private final String bootstrap;
  private final ScheduledExecutorService thread =
      Executors.newSingleThreadScheduledExecutor(
          Thread.ofPlatform().name("outbox-relay").daemon().factory());
  private volatile boolean running;
  private @Nullable Producer<String, byte[]> producer; // of the one thread

  OutboxRelay(
      JdbcClient jdbc, TransactionTemplate transactions, Health health, AdminConfig config) {
    this.jdbc = jdbc;
    this.transactions = transactions;
    this.health = health;
    this.bootstrap = config.kafkaBootstrap();
  }

  @Override
  public void start() {
    running = true;
    if (!bootstrap.isEmpty()) {
      var unused =
          thread.scheduleWithFixedDelay(this::relay, 0, PAUSE_MILLIS, TimeUnit.MILLISECONDS);
    }
  }

  private void relay() {
    try {
      int sent;
      do {
        sent = send();
      } while (sent == BATCH);
      health.recovered(PART);
    } catch (RuntimeException failed) {
      if (!DatabaseErrors.isUnavailable(failed)) { // the database has a check of its own
        health.report(
            PART, "Decisions cannot be sent to Kafka; they wait here and are sent automatically");
      }
      close(); // what failed for good in a producer stays failed
    }
  }

  /** Sends what waits, at most a batch; how many rows that were. */
  private int send() {
    Integer sent =
        transactions.execute(
            status -> {
              List<Row> rows = waiting();
              for (Row row : rows) {
                await(new ProducerRecord<>(row.topic(), row.key(), row.value()));
                jdbc.sql("update outbox set sent_at = now() where id = ?").param(row.id()).update();
              }
              return rows.size();
            });
    return sent == null ? 0 : sent;
  }

  private List<Row> waiting() {
    return jdbc.sql(
            "select id, topic, key, value from outbox where sent_at is null order by id limit "
                + BATCH
                + " for update")
        .query(
            (row, n) ->
                new Row(row.getLong(1), row.getString(2), row.getString(3), row.getBytes(4)))
        .list();
  }

  private void await(ProducerRecord<String, byte[]> record) {
    Producer<String, byte[]> open = producer;
    if (open == null) {
      Map<String, Object> settings = new java.util.HashMap<>(PRODUCER);
      settings.put("bootstrap.servers", bootstrap);
      open = new KafkaProducer<>(settings, new StringSerializer(), new ByteArraySerializer());
      producer = open;
    }
    try {
      open.send(record).get(10, TimeUnit.SECONDS);
    } catch (InterruptedException stopped) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException("stopped while sending", stopped);
    } catch (java.util.concurrent.ExecutionException | java.util.concurrent.TimeoutException e) {
      throw new IllegalStateException("Kafka did not take a record", e);
    }
  }

  private void close() {
    Producer<String, byte[]> open = producer;
    producer = null;
    if (open != null) {
      open.close(Duration.ZERO);
    }
  }

  @Override
  public void stop() {
    running = false;
    thread.submit(this::close);
    thread.shutdown();
  }

  @Override
  public boolean isRunning() {
    return running;
  }

  @SuppressWarnings("ArrayRecordComponent") // never compared
  private record Row(long id, String topic, String key, byte[] value) {}
}
