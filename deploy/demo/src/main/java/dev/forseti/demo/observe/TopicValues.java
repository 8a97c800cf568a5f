package dev.forseti.demo.observe;

import dev.forseti.runtime.kafka.KafkaConnection;
import dev.forseti.runtime.kafka.MalformedRecords;
import dev.forseti.runtime.kafka.TopicReader;
import dev.forseti.runtime.kafka.TopicRecord;
import dev.forseti.wire.Topic;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.BiConsumer;

/** The values of a topic from its beginning on. One thread uses it. */
public final class TopicValues<T> implements AutoCloseable {
  private static final Duration PATIENCE = Duration.ofSeconds(30);

  private final TopicReader reader;

  TopicValues(KafkaConnection kafka, Topic<T> topic) {
    var malformed =
        new MalformedRecords(
            new SimpleMeterRegistry(),
            found -> {
              throw new IllegalStateException("a record cannot be read: " + found.position());
            });
    this.reader = new TopicReader(kafka, List.of(topic), malformed, PATIENCE);
    reader.fromStart();
  }

  /** All that stands in a topic now. */
  public static <T> List<T> all(KafkaConnection kafka, Topic<T> topic) {
    List<T> values = new ArrayList<>();
    try (var reading = new TopicValues<>(kafka, topic)) {
      while (!reading.reader.isCaughtUp()) {
        reading.next(Duration.ofMillis(100), (key, value) -> value.ifPresent(values::add));
      }
    }
    return values;
  }

  /** Gives what has come since the last call, a tombstone as empty. */
  @SuppressWarnings("unchecked") // the reader reads this topic only
  void next(Duration longest, BiConsumer<String, Optional<T>> use) {
    for (TopicRecord<?> each : reader.poll(longest)) {
      use.accept(each.key(), Optional.ofNullable((T) each.value()));
    }
  }

  @Override
  public void close() {
    reader.close();
  }
}
