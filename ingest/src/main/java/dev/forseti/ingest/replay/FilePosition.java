package dev.forseti.ingest.replay;

import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;

/**
 * How far a file was replayed, and a fingerprint of all lines up to there: another file under the
 * same name is not taken for the same one.
 *
 * @param lines how many lines are done
 * @param fingerprint 16 hexadecimal digits
 */
record FilePosition(long lines, String fingerprint) {
  static final FilePosition BEGINNING = new FilePosition(0, "");
  private static final int FINGERPRINT_BYTES = 8;

  /** What {@link #toString} wrote; the beginning when it is something else. */
  static FilePosition parse(String text) {
    String[] parts = text.split(" ", -1);
    try {
      return parts.length == 2 ? new FilePosition(Long.parseLong(parts[0]), parts[1]) : BEGINNING;
    } catch (NumberFormatException other) {
      return BEGINNING;
    }
  }

  @Override
  public String toString() {
    return lines + " " + fingerprint;
  }

  /** Goes along a file line by line. */
  static final class Counter {
    private final MessageDigest digest = sha256();
    private long lines;

    void next(byte[] line) {
      lines++;
      digest.update(line);
      digest.update((byte) '\n');
    }

    long lines() {
      return lines;
    }

    FilePosition position() {
      try {
        MessageDigest soFar = (MessageDigest) digest.clone();
        return new FilePosition(
            lines, HexFormat.of().formatHex(soFar.digest(), 0, FINGERPRINT_BYTES));
      } catch (CloneNotSupportedException impossible) {
        throw new IllegalStateException(impossible);
      }
    }

    private static MessageDigest sha256() {
      try {
        return MessageDigest.getInstance("SHA-256");
      } catch (NoSuchAlgorithmException impossible) {
        throw new IllegalStateException(impossible);
      }
    }
  }
}
