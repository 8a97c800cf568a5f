package dev.forseti.runtime.kafka;

/**
 * Where a record is.
 *
 * @param topic the topic's name
 * @param partition the number of the partition
 * @param offset its place in the partition, from 0
 */
public record RecordPosition(String topic, int partition, long offset) {
  /** {@code topic-partition@offset}. */
  @Override
  public String toString() {
    return topic + "-" + partition + "@" + offset;
  }
}
