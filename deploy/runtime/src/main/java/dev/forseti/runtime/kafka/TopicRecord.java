package dev.forseti.runtime.kafka;

import dev.forseti.wire.Topic;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * A record that was read.
 *
 * @param topic what it is of
 * @param position where it stands
 * @param storedAt the broker's or the writer's clock
 * @param key its key; empty when it has none
 * @param value what it holds; null when the topic says that the key is no more
 * @param <T> what the topic holds
 */
public record TopicRecord<T>(
    Topic<T> topic, RecordPosition position, Instant storedAt, String key, @Nullable T value) {
  /** Whether the topic says that the key is no more. */
  public boolean isTombstone() {
    return value == null;
  }
}
