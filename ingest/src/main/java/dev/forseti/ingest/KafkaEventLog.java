package dev.forseti.ingest;

import dev.forseti.model.Malformed;
import dev.forseti.model.RoomEvent;
import dev.forseti.model.TapPosition;
import dev.forseti.wire.Topic;
import dev.forseti.wire.Topics;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.locks.ReentrantLock;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.Producer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.apache.kafka.common.serialization.StringSerializer;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The log in Kafka. Each append is one transaction: events, input set aside and the tap's position
 * become visible together. A producer that failed or was fenced is replaced at the next call, which
 * also ends what it left open.
 */
public final class KafkaEventLog implements EventLog {
  private static final Logger log = LoggerFactory.getLogger(KafkaEventLog.class);
  private static final Duration GIVE_UP_CLOSING_AFTER = Duration.ofSeconds(2);

  private final Map<String, Object> settings;
  private final TopicTail reader;
  private final Availability availability;
  private final ReentrantLock oneTransaction = new ReentrantLock();
  private @Nullable Producer<String, byte[]> producer;

  /**
   * A log at the brokers; it connects at the first call.
   *
   * @param brokers {@code host:port}, several divided by commas
   * @param transactionalId the same after a restart, so that what was left open is aborted at once
   * @param patience how long an append or a read may take before it is unavailable
   */
  public KafkaEventLog(String brokers, String transactionalId, Duration patience) {
    int millis = Math.toIntExact(patience.toMillis());
    settings =
        Map.of(
            "bootstrap.servers",
            brokers,
            "transactional.id",
            transactionalId,
            "acks",
            "all",
            "enable.idempotence",
            true,
            "compression.type",
            "lz4",
            "max.request.size",
            2 << 20,
            "max.block.ms",
            millis,
            "request.timeout.ms",
            Math.max(1, millis / 2),
            "delivery.timeout.ms",
            millis,
            "linger.ms",
            0);
    availability = new Availability(brokers, System::nanoTime);
    reader = new TopicTail(brokers, patience);
  }

  @Override
  public void append(List<RoomEvent> events, List<Malformed> malformed, TapPosition position) {
    oneTransaction.lock();
    try {
      Producer<String, byte[]> open = producer();
      open.beginTransaction();
      events.forEach(event -> send(open, Topics.EVENTS, event));
      malformed.forEach(item -> send(open, Topics.MALFORMED, item));
      send(open, Topics.TAP_POSITIONS, position);
      open.commitTransaction();
      availability.worked();
    } catch (KafkaException failed) {
      discardProducer();
      availability.failed(failed);
      throw new EventLogUnavailable("Kafka did not take the batch", failed);
    } finally {
      oneTransaction.unlock();
    }
  }

  private static <T> void send(Producer<String, byte[]> open, Topic<T> topic, T value) {
    open.send(
        new ProducerRecord<>(topic.name(), topic.key().apply(value), topic.codec().encode(value)));
  }

  private Producer<String, byte[]> producer() {
    Producer<String, byte[]> open = producer;
    if (open == null) {
      open = new KafkaProducer<>(settings, new StringSerializer(), new ByteArraySerializer());
      producer = open;
      open.initTransactions();
    }
    return open;
  }

  /** A transaction of unknown end is ended by the next producer's start, under the same id. */
  private void discardProducer() {
    Producer<String, byte[]> failed = producer;
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
  public Optional<TapPosition> lastPosition(String tap) {
    endOpenTransaction();
    Map<String, TapPosition> found = new HashMap<>();
    reader.newest(Topics.TAP_POSITIONS, Integer.MAX_VALUE, (at, it) -> found.put(it.tap(), it));
    return Optional.ofNullable(found.get(tap));
  }

  @Override
  public List<KnownEvent> recentEvents(int limit) {
    endOpenTransaction();
    List<Stored> found = new ArrayList<>();
    reader.newest(
        Topics.EVENTS, limit, (at, event) -> found.add(new Stored(at, KnownEvent.of(event))));
    found.sort(Comparator.comparingLong(Stored::at));
    return found.subList(Math.max(0, found.size() - limit), found.size()).stream()
        .map(Stored::event)
        .toList();
  }

  private record Stored(long at, KnownEvent event) {}

  /** A new producer's start ends what the one before left open; readers would wait for it. */
  private void endOpenTransaction() {
    oneTransaction.lock();
    try {
      producer();
      availability.worked();
    } catch (KafkaException failed) {
      discardProducer();
      availability.failed(failed);
      throw new EventLogUnavailable("Kafka does not answer", failed);
    } finally {
      oneTransaction.unlock();
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
