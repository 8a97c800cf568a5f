package dev.forseti.runtime.kafka;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.forseti.wire.Topic;
import java.time.Duration;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Consumer;
import org.apache.kafka.clients.producer.Producer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.KafkaException;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Writes batches of records that become visible together or not at all. A producer that failed or
 * was fenced is replaced at the next call, which also ends what it left open. Safe for many
 * threads; batches go one after the other.
 */
public final class TransactionalWriter implements AutoCloseable {
  private static final Logger log = LoggerFactory.getLogger(TransactionalWriter.class);
  private static final Duration GIVE_UP_CLOSING_AFTER = Duration.ofSeconds(2);

  private final KafkaConnection kafka;
  private final String transactionalId;
  private final Duration patience;
  private final ReentrantLock oneTransaction = new ReentrantLock();
  private @Nullable Producer<byte[], byte[]> producer;

  /**
   * A writer that connects at the first call.
   *
   * @param transactionalId the same after a restart, so that what was left open is aborted at once
   * @param patience how long a batch may take before it has failed
   */
  public TransactionalWriter(KafkaConnection kafka, String transactionalId, Duration patience) {
    this.kafka = kafka;
    this.transactionalId = transactionalId;
    this.patience = patience;
  }

  /** Takes the records of a batch. */
  public static final class Batch {
    private final Producer<byte[], byte[]> open;

    private Batch(Producer<byte[], byte[]> open) {
      this.open = open;
    }

    /** Adds a value under its key. */
    public <T> void write(Topic<T> topic, T value) {
      var unused =
          open.send(
              new ProducerRecord<>(
                  topic.name(),
                  topic.key().apply(value).getBytes(UTF_8),
                  topic.codec().encode(value)));
    }
  }

  /**
   * Writes a batch. When it returns, a crash loses none of it.
   *
   * @throws KafkaUnavailable when nothing was stored, or when that cannot be known; the same call
   *     may be made again. What the batch itself throws passes, and nothing was stored
   */
  public void write(Consumer<Batch> batch) {
    inOrder(
        "the batch was not stored",
        open -> {
          open.beginTransaction();
          batch.accept(new Batch(open));
          open.commitTransaction();
        });
  }

  /**
   * Ends what a writer of the same id before this one left open: readers would wait for it.
   *
   * @throws KafkaUnavailable when Kafka does not answer
   */
  public void endOpenTransaction() {
    inOrder("Kafka does not answer", open -> {});
  }

  private void inOrder(String tried, Consumer<Producer<byte[], byte[]>> work) {
    oneTransaction.lock();
    try {
      work.accept(producer());
    } catch (KafkaException failed) {
      discardProducer();
      throw new KafkaUnavailable(tried, failed);
    } catch (RuntimeException | Error failed) {
      discardProducer(); // or its transaction stays open, and readers wait for its end
      throw failed;
    } finally {
      oneTransaction.unlock();
    }
  }

  private Producer<byte[], byte[]> producer() {
    Producer<byte[], byte[]> open = producer;
    if (open == null) {
      open = Producers.transactional(kafka, patience, transactionalId);
      producer = open;
      open.initTransactions();
    }
    return open;
  }

  /** A transaction of unknown end is ended by the next producer's start, under the same id. */
  private void discardProducer() {
    Producer<byte[], byte[]> failed = producer;
    producer = null;
    if (failed != null) {
      try {
        failed.close(GIVE_UP_CLOSING_AFTER);
      } catch (KafkaException alreadyFailed) {
        log.debug("a failed producer did not close", alreadyFailed);
      }
    }
  }

  @Override
  public void close() {
    oneTransaction.lock();
    try {
      discardProducer();
    } finally {
      oneTransaction.unlock();
    }
  }
}
