package dev.forseti.runtime.kafka;

/**
 * How far a partition has been read.
 *
 * @param topic the topic's name
 * @param topicId Kafka's id of the topic that was read
 * @param partition the number of the partition
 * @param next the offset to read next
 */
public record ReadPosition(String topic, String topicId, int partition, long next) {}
