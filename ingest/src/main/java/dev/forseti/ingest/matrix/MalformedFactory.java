package dev.forseti.ingest.matrix;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.forseti.model.Malformed;
import dev.forseti.model.Malformed.Reason;
import java.time.Instant;

/** Makes the record of input that is not an event. */
public final class MalformedFactory {
  private MalformedFactory() {}

  /** The reason, the place, and the beginning of the text. */
  public static Malformed of(
      Reason reason, String detail, byte[] text, String tap, String position, Instant receivedAt) {
    return new Malformed(
        tap + " " + position, tap, position, reason, detail, beginning(text), receivedAt);
  }

  /** As much as is kept, without half a surrogate pair at its end: that has no UTF-8. */
  private static String beginning(byte[] text) {
    String all = new String(text, 0, Math.min(text.length, 4 * Malformed.MAX_PAYLOAD), UTF_8);
    int end = Math.min(all.length(), Malformed.MAX_PAYLOAD);
    boolean splits = end < all.length() && Character.isHighSurrogate(all.charAt(end - 1));
    return all.substring(0, splits ? end - 1 : end);
  }
}
