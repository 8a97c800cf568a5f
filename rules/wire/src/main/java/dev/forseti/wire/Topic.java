package dev.forseti.wire;

import java.util.Map;
import java.util.function.Function;

/**
 * A Kafka topic between the modules: its name, how it is made, and what its records are.
 *
 * @param name for example {@code forseti.events.v1}; a change that old readers cannot live with is
 *     a new version
 * @param partitions how many partitions it is made with
 * @param settings the topic's settings at creation, by Kafka's names
 * @param codec how a record's value is written
 * @param key the record's key
 * @param <T> what a record holds
 */
public record Topic<T>(
    String name,
    int partitions,
    Map<String, String> settings,
    Codec<T> codec,
    Function<T, String> key) {
  public Topic {
    settings = Map.copyOf(settings);
  }

  /** Whether only the newest record of each key is kept. */
  public boolean isCompacted() {
    return "compact".equals(settings.get("cleanup.policy"));
  }
}
