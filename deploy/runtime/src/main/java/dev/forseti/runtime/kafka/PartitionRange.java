package dev.forseti.runtime.kafka;

/**
 * A partition and what it holds now.
 *
 * @param topic the topic's name
 * @param topicId Kafka's id of the topic: one that is deleted and made again has another
 * @param partition the number of the partition
 * @param first the oldest offset that is there
 * @param end the offset behind the newest committed record
 */
public record PartitionRange(String topic, String topicId, int partition, long first, long end) {}
