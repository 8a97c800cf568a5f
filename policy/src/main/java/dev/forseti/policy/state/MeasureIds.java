package dev.forseti.policy.state;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.forseti.model.Measure;
import dev.forseti.model.RoomId;
import dev.forseti.model.Subject;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;

/** Ids of measures: the same measure for the same cause has the same id, also after a crash. */
public final class MeasureIds {
  private MeasureIds() {}

  /** The id of what is asked of a room about a subject. */
  public static String of(Measure.Kind kind, Subject subject, RoomId room, String cause) {
    String text = kind + "\n" + subject.key() + "\n" + room + "\n" + cause;
    try {
      byte[] hash = MessageDigest.getInstance("SHA-256").digest(text.getBytes(UTF_8));
      return HexFormat.of().formatHex(hash, 0, 16);
    } catch (NoSuchAlgorithmException impossible) {
      throw new IllegalStateException(impossible);
    }
  }
}
