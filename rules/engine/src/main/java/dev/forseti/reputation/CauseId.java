package dev.forseti.reputation;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Base64;

/** Ids of what was caused: the same causes give the same id, so that a reader upserts by it. */
public final class CauseId {
  private static final int BYTES = 15;

  private CauseId() {}

  /** The first 120 bits of SHA-256 over the causes, as URL-safe Base64. */
  public static String of(Object... causes) {
    try {
      MessageDigest digest = MessageDigest.getInstance("SHA-256");
      for (Object cause : causes) {
        digest.update(cause.toString().getBytes(UTF_8));
        digest.update((byte) 0);
      }
      byte[] start = java.util.Arrays.copyOf(digest.digest(), BYTES);
      return Base64.getUrlEncoder().withoutPadding().encodeToString(start);
    } catch (NoSuchAlgorithmException impossible) {
      throw new IllegalStateException("every Java has SHA-256", impossible);
    }
  }
}
