package dev.forseti.runtime.kafka;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.forseti.model.Malformed;
import dev.forseti.wire.WireException;
import java.time.Instant;

/**
 * How a record that cannot be decoded is reported. Its id is made of its place, so that it is the
 * same however many readers report it, operators of the scoring job among them.
 */
public final class MalformedRecord {
  private MalformedRecord() {}

  /**
   * The report.
   *
   * @param storedAt the record's own time
   * @param value what cannot be decoded; of a long one the beginning is kept
   */
  public static Malformed of(
      RecordPosition position, Instant storedAt, byte[] value, WireException refused) {
    return new Malformed(
        "record:" + position,
        position.topic(),
        position.toString(),
        refused.reason(),
        refused.detail(),
        new String(value, 0, Math.min(value.length, Malformed.MAX_PAYLOAD), UTF_8),
        storedAt);
  }
}
