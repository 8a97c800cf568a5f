package dev.forseti.scoring;

/**
 * A record of a topic before anyone has read it. Public, mutable and without a constructor of its
 * own, since it travels on a stream as a Flink POJO and arrays are no components of Java records.
 */
public final class KafkaRecord {
  /** Where it stood: {@code topic-partition@offset}. */
  public String position = "";

  /** The broker's or producer's clock, in milliseconds since 1970. */
  public long timestamp;

  /** The record's key; empty when it has none. */
  public String key = "";

  /** The record's value; empty for a tombstone. */
  public byte[] value = new byte[0];

  /** An empty record, for Flink to fill. */
  public KafkaRecord() {}

  /** A record with all its parts. */
  static KafkaRecord of(String position, long timestamp, String key, byte[] value) {
    var made = new KafkaRecord();
    made.position = position;
    made.timestamp = timestamp;
    made.key = key;
    made.value = value;
    return made;
  }

  /** Whether the topic says that the key is no more. */
  boolean isTombstone() {
    return value.length == 0;
  }
}
