package dev.forseti.policy;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.forseti.model.Measure;
import dev.forseti.model.Outcome;
import dev.forseti.model.PublishedEntry;
import dev.forseti.model.RoomId;
import dev.forseti.wire.Topic;
import dev.forseti.wire.Topics;
import java.util.concurrent.atomic.AtomicReference;
import org.apache.kafka.clients.producer.Producer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.KafkaException;
import org.jspecify.annotations.Nullable;

/** The journal as topics. Writing does not wait; {@link #flush} does, and tells what was lost. */
final class KafkaJournal implements Journal {
  private final Producer<byte[], byte[]> producer;
  private final AtomicReference<@Nullable Exception> lost = new AtomicReference<>();
  private boolean dirty;

  KafkaJournal(Producer<byte[], byte[]> producer) {
    this.producer = producer;
  }

  @Override
  public void measure(Measure measure) {
    write(Topics.MEASURES, measure);
  }

  @Override
  public void outcome(Outcome outcome) {
    write(Topics.OUTCOMES, outcome);
  }

  @Override
  public void published(PublishedEntry entry) {
    write(Topics.PUBLISHED, entry);
  }

  @Override
  public void retracted(RoomId room, String stateKey) {
    send(Topics.PUBLISHED.name(), room + " " + stateKey, null);
  }

  /** Waits for Kafka; throws if anything since the start did not arrive. */
  void flush() {
    if (dirty) {
      producer.flush();
      dirty = false;
    }
    Exception failure = lost.get();
    if (failure != null) {
      throw new KafkaException("it did not take what policy wrote", failure);
    }
  }

  private <T> void write(Topic<T> topic, T value) {
    send(topic.name(), topic.key().apply(value), topic.codec().encode(value));
  }

  private void send(String topic, String key, byte @Nullable [] value) {
    dirty = true;
    var unused =
        producer.send(
            new ProducerRecord<>(topic, key.getBytes(UTF_8), value),
            (metadata, failure) -> {
              if (failure != null) {
                lost.compareAndSet(null, failure);
              }
            });
  }
}
