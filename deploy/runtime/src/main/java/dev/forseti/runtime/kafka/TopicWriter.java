package dev.forseti.runtime.kafka;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.forseti.wire.Topic;
import java.time.Duration;
import java.util.concurrent.atomic.AtomicReference;
import org.apache.kafka.clients.producer.Producer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.KafkaException;
import org.jspecify.annotations.Nullable;

/**
 * Writes records without waiting for each; {@link #flush} waits, and fails when one of them was not
 * stored. After a failure it is of no use any more: a new one takes its place. One thread.
 */
public final class TopicWriter implements AutoCloseable {
  private static final Duration GIVE_UP_CLOSING_AFTER = Duration.ofSeconds(1);

  private final Producer<byte[], byte[]> producer;
  private final AtomicReference<@Nullable Exception> lost = new AtomicReference<>();
  private boolean unflushed;

  /**
   * A writer; it connects by itself.
   *
   * @param patience how long a record may take until it is stored, before it counts as lost
   * @throws KafkaUnavailable when Kafka's client cannot be made
   */
  public TopicWriter(KafkaConnection kafka, Duration patience) {
    this(Producers.open(kafka, patience));
  }

  TopicWriter(Producer<byte[], byte[]> producer) {
    this.producer = producer;
  }

  /** Writes a value under its key. */
  public <T> void write(Topic<T> topic, T value) {
    write(topic.name(), topic.key().apply(value), topic.codec().encode(value));
  }

  /** Says that the key of a compacted topic is no more. */
  public void remove(Topic<?> topic, String key) {
    write(topic.name(), key, null);
  }

  /**
   * Writes a value that is encoded already.
   *
   * @param value null says that the key is no more
   */
  public void write(String topic, String key, byte @Nullable [] value) {
    unflushed = true;
    try {
      var unused =
          producer.send(
              new ProducerRecord<>(topic, key.getBytes(UTF_8), value),
              (metadata, failure) -> {
                if (failure != null) {
                  lost.compareAndSet(null, failure);
                }
              });
    } catch (KafkaException failed) {
      throw new KafkaUnavailable("a record was not sent", failed);
    }
  }

  /**
   * Waits until all is stored.
   *
   * @throws KafkaUnavailable when something that was written since the start was not
   */
  public void flush() {
    try {
      if (unflushed) {
        producer.flush();
        unflushed = false;
      }
    } catch (KafkaException failed) {
      throw new KafkaUnavailable("what was written may not be stored", failed);
    }
    Exception failure = lost.get();
    if (failure != null) {
      throw new KafkaUnavailable("what was written was not stored", failure);
    }
  }

  @Override
  public void close() {
    producer.close(GIVE_UP_CLOSING_AFTER);
  }
}
