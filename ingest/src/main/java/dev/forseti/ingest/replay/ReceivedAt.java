package dev.forseti.ingest.replay;

import dev.forseti.model.Json;
import dev.forseti.wire.JsonLimits;
import dev.forseti.wire.JsonRefused;
import dev.forseti.wire.JsonText;
import java.time.Instant;

/** When an event from a file counts as received. */
public enum ReceivedAt {
  /** Now, as if it had just arrived. */
  NOW,
  /** When its sender claims to have sent it: history, as it was seen then. */
  SENT;

  Instant of(byte[] event, Instant now) {
    return switch (this) {
      case NOW -> now;
      case SENT -> sentAt(event, now);
    };
  }

  /** Now when the event does not say; the decoder refuses it then. */
  private static Instant sentAt(byte[] event, Instant now) {
    try {
      return JsonText.parse(event, JsonLimits.EVENT) instanceof Json.Obj object
          ? object.integer("origin_server_ts").map(Instant::ofEpochMilli).orElse(now)
          : now;
    } catch (JsonRefused unreadable) {
      return now;
    }
  }
}
