package dev.forseti.scoring.kafka;

import dev.forseti.runtime.kafka.RecordPosition;

/**
 * A record of a topic before it is decoded. Public, mutable and without a constructor of its own,
 * since it travels on a stream as a Flink POJO and arrays are no components of Java records.
 */
public final class KafkaRecord {
  /** The topic and the number of the partition, {@code topic-partition}. */
  public String partition = "";

  /** Its place in the partition. */
  public long offset;

  /** The broker's or producer's clock, in milliseconds since 1970. */
  public long timestamp;

  /** The record's key in UTF-8; empty when it has none. */
  public byte[] key = new byte[0];

  /** The record's value; empty for a tombstone. */
  public byte[] value = new byte[0];

  /** An empty record, for Flink to fill. */
  public KafkaRecord() {}

  /** A record with all its parts. */
  static KafkaRecord of(String partition, long offset, long timestamp, byte[] key, byte[] value) {
    var made = new KafkaRecord();
    made.partition = partition;
    made.offset = offset;
    made.timestamp = timestamp;
    made.key = key;
    made.value = value;
    return made;
  }

  /** Where it was in that topic. */
  RecordPosition position(String topic) {
    return new RecordPosition(
        topic, Integer.parseInt(partition.substring(topic.length() + 1)), offset);
  }

  /** Whether it is a tombstone. */
  boolean isTombstone() {
    return value.length == 0;
  }
}
