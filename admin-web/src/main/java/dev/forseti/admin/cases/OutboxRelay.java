package dev.forseti.admin.cases;

import dev.forseti.admin.AdminConfig;
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
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.SmartLifecycle;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * Carries the outbox to Kafka in the order of its ids. A row is marked once Kafka has it, so a
 * crash between the two sends it again; readers upsert by the decision's id.
 */
@Component
public class OutboxRelay implements SmartLifecycle {
  private static final Logger LOG = LoggerFactory.getLogger(OutboxRelay.class);
  private static final int BATCH = 100;

  private final JdbcClient jdbc;
  private final TransactionTemplate transactions;
  private final String bootstrap;
  private final ScheduledExecutorService thread =
      Executors.newSingleThreadScheduledExecutor(
          Thread.ofPlatform().name("outbox-relay").daemon().factory());
  private volatile boolean running;

  OutboxRelay(JdbcClient jdbc, TransactionTemplate transactions, AdminConfig config) {
    this.jdbc = jdbc;
    this.transactions = transactions;
    this.bootstrap = config.kafkaBootstrap();
  }

  @Override
  public void start() {
    running = true;
    if (!bootstrap.isEmpty()) {
      Producer<String, byte[]> producer =
          new KafkaProducer<>(
              Map.of("bootstrap.servers", bootstrap, "acks", "all", "enable.idempotence", "true"),
              new StringSerializer(),
              new ByteArraySerializer());
      var unused =
          thread.scheduleWithFixedDelay(() -> relay(producer), 0, 100, TimeUnit.MILLISECONDS);
    }
  }

  private void relay(Producer<String, byte[]> producer) {
    try {
      int sent;
      do {
        sent = send(producer);
      } while (sent == BATCH);
    } catch (RuntimeException failed) {
      LOG.warn("decisions wait in the outbox: {}", failed.getClass().getSimpleName());
    }
  }

  /** Sends what waits, at most a batch; how many rows that were. */
  public int send(Producer<String, byte[]> producer) {
    Integer sent =
        transactions.execute(
            status -> {
              List<Row> rows =
                  jdbc.sql(
                          "select id, topic, key, value from outbox where sent_at is null"
                              + " order by id limit "
                              + BATCH
                              + " for update")
                      .query(
                          (row, n) ->
                              new Row(
                                  row.getLong(1),
                                  row.getString(2),
                                  row.getString(3),
                                  row.getBytes(4)))
                      .list();
              for (Row row : rows) {
                await(producer, new ProducerRecord<>(row.topic(), row.key(), row.value()));
                jdbc.sql("update outbox set sent_at = now() where id = ?").param(row.id()).update();
              }
              return rows.size();
            });
    return sent == null ? 0 : sent;
  }

  private static void await(
      Producer<String, byte[]> producer, ProducerRecord<String, byte[]> record) {
    try {
      producer.send(record).get(30, TimeUnit.SECONDS);
    } catch (InterruptedException stopped) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException("stopped while sending", stopped);
    } catch (java.util.concurrent.ExecutionException | java.util.concurrent.TimeoutException e) {
      throw new IllegalStateException("Kafka did not take a record", e);
    }
  }

  @Override
  public void stop() {
    running = false;
    thread.shutdownNow();
  }

  @Override
  public boolean isRunning() {
    return running;
  }

  @SuppressWarnings("ArrayRecordComponent") // never compared
  private record Row(long id, String topic, String key, byte[] value) {}
}
