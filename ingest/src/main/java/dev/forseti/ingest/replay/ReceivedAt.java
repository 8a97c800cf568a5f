package dev.forseti.ingest.replay;

import dev.forseti.ingest.matrix.FileLine;
import java.time.Instant;
import java.util.OptionalLong;

/** When an event from a file counts as received. */
public enum ReceivedAt {
  /** Now, as if it had just arrived. */
  NOW,
  /** When its sender claims to have sent it, now at the latest: history, as it was seen then. */
  SENT;

  /**
   * Now when the event does not say, as the decoder refuses it then, and when it claims to come
   * from the future: after such a time counters would take all that follows for late.
   */
  Instant of(byte[] event, Instant now) {
    return switch (this) {
      case NOW -> now;
      case SENT -> {
        OptionalLong sent = FileLine.sentAt(event);
        Instant claimed = sent.isPresent() ? Instant.ofEpochMilli(sent.getAsLong()) : now;
        yield claimed.isAfter(now) ? now : claimed;
      }
    };
  }
}
