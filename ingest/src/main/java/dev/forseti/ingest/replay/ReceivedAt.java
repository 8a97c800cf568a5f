package dev.forseti.ingest.replay;

import dev.forseti.ingest.matrix.FileLine;
import java.time.Instant;
import java.util.OptionalLong;

/** When an event from a file counts as received. */
public enum ReceivedAt {
  /** Now, as if it had just arrived. */
  NOW,
  /** When its sender claims to have sent it: history, as it was seen then. */
  SENT;

  /** Now when the event does not say; the decoder refuses it then. */
  Instant of(byte[] event, Instant now) {
    return switch (this) {
      case NOW -> now;
      case SENT -> {
        OptionalLong sent = FileLine.sentAt(event);
        yield sent.isPresent() ? Instant.ofEpochMilli(sent.getAsLong()) : now;
      }
    };
  }
}
