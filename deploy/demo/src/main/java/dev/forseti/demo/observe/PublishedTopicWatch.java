package dev.forseti.demo.observe;

import dev.forseti.model.UserId;
import dev.forseti.runtime.kafka.KafkaConnection;
import dev.forseti.wire.Topics;
import java.time.Duration;
import java.time.InstantSource;

/** The list where no homeserver shows it: as policy says that it stands. */
public final class PublishedTopicWatch implements AutoCloseable {
  private static final Duration POLL = Duration.ofMillis(200);
  private static final String RULE = " rule:";

  private final Thread thread;
  private volatile boolean closing;

  /** Begins to look. */
  public PublishedTopicWatch(KafkaConnection kafka, ObservedList seen, InstantSource clock) {
    this.thread =
        Thread.ofPlatform().daemon().name("published-watch").start(() -> look(kafka, seen, clock));
  }

  private void look(KafkaConnection kafka, ObservedList seen, InstantSource clock) {
    try (var reading = new TopicValues<>(kafka, Topics.PUBLISHED)) {
      while (!closing) {
        reading.next(
            POLL,
            (key, entry) -> {
              UserId user = new UserId(key.substring(key.indexOf(RULE) + RULE.length()));
              if (entry.isPresent()) {
                seen.listed(user, clock.instant());
              } else {
                seen.gone(user);
              }
            });
      }
    }
  }

  @Override
  public void close() {
    closing = true;
    try {
      thread.join(Duration.ofSeconds(5));
    } catch (InterruptedException interrupted) {
      Thread.currentThread().interrupt();
    }
  }
}
