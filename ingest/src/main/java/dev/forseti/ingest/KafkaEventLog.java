package dev.forseti.ingest;

import dev.forseti.model.Malformed;
import dev.forseti.model.RoomEvent;
import dev.forseti.model.TapPosition;
import dev.forseti.runtime.health.Trouble.Effect;
import dev.forseti.runtime.health.Troubles;
import dev.forseti.runtime.kafka.KafkaConnection;
import dev.forseti.runtime.kafka.KafkaUnavailable;
import dev.forseti.runtime.kafka.MalformedRecords;
import dev.forseti.runtime.kafka.TopicReader;
import dev.forseti.runtime.kafka.TopicRecord;
import dev.forseti.runtime.kafka.TransactionalWriter;
import dev.forseti.wire.Topic;
import dev.forseti.wire.Topics;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.BiConsumer;
import java.util.function.Supplier;

/**
 * The log in Kafka. Each append is one transaction: events, malformed input and the tap's position
 * become visible together.
 */
public final class KafkaEventLog implements EventLog {
  /** The name under which trouble of it is reported. */
  public static final String PART = "events";

  private static final Duration POLL = Duration.ofMillis(100);

  private final KafkaConnection kafka;
  private final Duration patience;
  private final Troubles troubles;
  private final MeterRegistry metrics;
  private final TransactionalWriter writer;

  /**
   * A log that connects at the first call.
   *
   * @param transactionalId the same after a restart, so that what was left open is aborted at once
   * @param patience how long an append or a read may take before it is unavailable
   */
  public KafkaEventLog(
      KafkaConnection kafka,
      String transactionalId,
      Duration patience,
      Troubles troubles,
      MeterRegistry metrics) {
    this.kafka = kafka;
    this.patience = patience;
    this.troubles = troubles;
    this.metrics = metrics;
    this.writer = new TransactionalWriter(kafka, transactionalId, patience);
  }

  /** The same for a command that has no console: trouble is in the log alone. */
  public KafkaEventLog(KafkaConnection kafka, String transactionalId, Duration patience) {
    this(
        kafka,
        transactionalId,
        patience,
        new Troubles(InstantSource.system()),
        new SimpleMeterRegistry());
  }

  @Override
  public void append(List<RoomEvent> events, List<Malformed> malformed, TapPosition position) {
    whileAvailable(
        () -> {
          writer.write(
              batch -> {
                events.forEach(event -> batch.write(Topics.EVENTS, event));
                malformed.forEach(item -> batch.write(Topics.MALFORMED, item));
                batch.write(Topics.TAP_POSITIONS, position);
              });
          return position;
        });
  }

  @Override
  public Optional<TapPosition> lastPosition(String tap) {
    Map<String, TapPosition> found = new HashMap<>();
    newest(Topics.TAP_POSITIONS, Integer.MAX_VALUE, (at, it) -> found.put(it.tap(), it));
    return Optional.ofNullable(found.get(tap));
  }

  @Override
  public List<SeenEvent> recentEvents(int limit) {
    List<Stored> found = new ArrayList<>();
    newest(Topics.EVENTS, limit, (at, event) -> found.add(new Stored(at, SeenEvent.of(event))));
    found.sort(Comparator.comparing(Stored::at));
    return found.subList(Math.max(0, found.size() - limit), found.size()).stream()
        .map(Stored::event)
        .toList();
  }

  private record Stored(Instant at, SeenEvent event) {}

  /** Reads the newest records of each partition, with the time at which each was stored. */
  private <T> void newest(Topic<T> topic, int perPartition, BiConsumer<Instant, T> use) {
    whileAvailable(
        () -> {
          writer.endOpenTransaction();
          List<Malformed> unreadable = new ArrayList<>();
          var malformed = new MalformedRecords(metrics, unreadable::add);
          try (var reader = new TopicReader(kafka, List.of(topic), malformed, patience)) {
            reader.fromTail(perPartition);
            while (!reader.isCaughtUp()) {
              reader.poll(POLL).forEach(record -> use(record, use));
            }
          }
          if (!unreadable.isEmpty()) {
            writer.write(batch -> unreadable.forEach(it -> batch.write(Topics.MALFORMED, it)));
          }
          return topic;
        });
  }

  @SuppressWarnings("unchecked") // the reader reads this topic only
  private static <T> void use(TopicRecord<?> record, BiConsumer<Instant, T> use) {
    T value = (T) record.value();
    if (value != null) {
      use.accept(record.storedAt(), value);
    }
  }

  private <T> void whileAvailable(Supplier<T> work) {
    try {
      Object unused = work.get();
      troubles.recovered(PART);
    } catch (KafkaUnavailable failed) {
      troubles.report(
          PART,
          Effect.STOPPED,
          "Kafka does not take events: taps wait until it does (" + failed.getMessage() + ")",
          "Start Kafka, or mend kafka.bootstrap-servers");
      throw new EventLogUnavailable("Kafka did not do it", failed);
    }
  }

  @Override
  public void close() {
    writer.close();
  }
}
