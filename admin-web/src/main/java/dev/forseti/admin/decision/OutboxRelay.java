package dev.forseti.admin.decision;

import dev.forseti.admin.AdminConfig;
import dev.forseti.admin.store.BackgroundThread;
import dev.forseti.admin.store.DatabaseErrors;
import dev.forseti.runtime.health.LoopGuard;
import dev.forseti.runtime.health.Trouble.Effect;
import dev.forseti.runtime.health.Troubles;
import dev.forseti.runtime.kafka.KafkaConnection;
import dev.forseti.runtime.kafka.TopicWriter;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import org.springframework.context.SmartLifecycle;
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

  private static final long PAUSE_MILLIS = 100;
  private static final Duration PATIENCE = Duration.ofSeconds(8);

  private final Outbox outbox;
  private final TransactionTemplate transactions;
  private final Troubles troubles;
  private final LoopGuard guard;
  private final Optional<KafkaConnection> kafka;
  private final ScheduledExecutorService thread =
      Executors.newSingleThreadScheduledExecutor(BackgroundThread.named("outbox-relay"));
  private volatile boolean running;
  private @Nullable TopicWriter writer; // of the one thread

  OutboxRelay(
      Outbox outbox, TransactionTemplate transactions, Troubles troubles, AdminConfig config) {
    this.outbox = outbox;
    this.transactions = transactions;
    this.troubles = troubles;
    this.guard =
        new LoopGuard(
            troubles,
            "outbox-relay",
            Effect.STOPPED,
            "Decisions cannot be sent; they wait here and are sent automatically");
    this.kafka = config.kafka();
  }

  @Override
  public void start() {
    running = true;
    if (kafka.isPresent()) {
      var unused =
          thread.scheduleWithFixedDelay(
              () -> guard.run(this::relay), 0, PAUSE_MILLIS, TimeUnit.MILLISECONDS);
    }
  }

  private void relay() {
    try {
      boolean sent;
      do {
        sent = sendNext();
      } while (sent && running);
      troubles.recovered(PART);
    } catch (RuntimeException failed) {
      if (!DatabaseErrors.isUnavailable(failed)) { // the database has a check of its own
        troubles.report(
            PART,
            Effect.STOPPED,
            "Decisions cannot be sent to Kafka; they wait here and are sent automatically",
            "Start Kafka, or mend kafka.bootstrap-servers");
      }
      close(); // what failed for good in a producer stays failed
    } catch (Error failed) {
      close();
      throw failed;
    }
  }

  /**
   * Sends the oldest rows that were not sent, in a transaction of its own: what fails later does
   * not take their mark back.
   *
   * @return whether there was one
   */
  private boolean sendNext() {
    Boolean sent =
        transactions.execute(
            status -> {
              List<Outbox.Row> next = outbox.next();
              send(next);
              return !next.isEmpty();
            });
    return Boolean.TRUE.equals(sent);
  }

  private void send(List<Outbox.Row> rows) {
    if (rows.isEmpty()) {
      return;
    }
    TopicWriter open = writer();
    rows.forEach(row -> open.write(row.topic(), row.key(), row.value()));
    open.flush(); // before what comes after: the order of decisions is kept
    outbox.markSent(rows);
  }

  private TopicWriter writer() {
    TopicWriter open = writer;
    if (open == null) {
      open = new TopicWriter(kafka.orElseThrow(), PATIENCE);
      writer = open;
    }
    return open;
  }

  private void close() {
    TopicWriter open = writer;
    writer = null;
    if (open != null) {
      open.close();
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
}
