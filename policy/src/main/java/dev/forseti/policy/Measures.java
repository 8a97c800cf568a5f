package dev.forseti.policy;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.forseti.model.ListEntry;
import dev.forseti.model.Measure;
import dev.forseti.model.RoomId;
import dev.forseti.model.Subject;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Instant;
import java.util.HexFormat;

/**
 * Measures by their wishes: the same wish for the same cause has the same id, also after a crash.
 */
final class Measures {
  private Measures() {}

  /** The wish that the entry stands in the policy room. */
  static Measure publish(ListEntry entry, RoomId room, Instant now) {
    String id = id(Measure.Kind.PUBLISH, entry.subject(), room, entry.cause());
    return new Measure(
        id, Measure.Kind.PUBLISH, entry.subject(), room, entry, null, entry.cause(), now);
  }

  /** The wish that the entry stands there no more. */
  static Measure retract(ListEntry entry, RoomId room, String cause, Instant now) {
    String id = id(Measure.Kind.RETRACT, entry.subject(), room, cause + "\n" + entry.cause());
    return new Measure(id, Measure.Kind.RETRACT, entry.subject(), room, null, null, cause, now);
  }

  static String id(Measure.Kind kind, Subject subject, RoomId room, String cause) {
    String text = kind + "\n" + subject.key() + "\n" + room + "\n" + cause;
    try {
      byte[] hash = MessageDigest.getInstance("SHA-256").digest(text.getBytes(UTF_8));
      return HexFormat.of().formatHex(hash, 0, 16);
    } catch (NoSuchAlgorithmException impossible) {
      throw new IllegalStateException(impossible);
    }
  }
}
