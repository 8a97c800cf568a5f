package dev.forseti.lists.index;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.forseti.model.Hash;
import java.nio.ByteBuffer;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;

/** Keys of 64 bits, which differ by the seed: authors of lists cannot aim at one chain. */
final class KeyHash {
  private static final MessageDigest SHA256 = sha256();

  private final long seed;

  KeyHash(long seed) {
    this.seed = seed;
  }

  /** The hash of no characters; more are added by {@link Hash#with}. */
  long start() {
    return Hash.BASIS ^ seed;
  }

  /** The key of a hash. */
  static long key(long hash) {
    return Hash.spread(hash);
  }

  /** The key of a beginning, read forwards. */
  long ofPrefix(String text, int end) {
    long hash = start();
    for (int i = 0; i < end; i++) {
      hash = Hash.with(hash, text.charAt(i));
    }
    return key(hash);
  }

  /** The key of an end, read backwards. */
  long ofSuffix(String text, int begin) {
    long hash = start();
    for (int i = text.length() - 1; i >= begin; i--) {
      hash = Hash.with(hash, text.charAt(i));
    }
    return key(hash);
  }

  /** The key of a part. */
  long ofPart(String text, int begin, int length) {
    long hash = start();
    for (int i = begin; i < begin + length; i++) {
      hash = Hash.with(hash, text.charAt(i));
    }
    return key(hash ^ length);
  }

  /** The SHA-256 of a text. */
  static byte[] digest(String text) {
    try {
      return ((MessageDigest) SHA256.clone()).digest(text.getBytes(UTF_8));
    } catch (CloneNotSupportedException impossible) {
      throw new IllegalStateException(impossible);
    }
  }

  /** The key of a SHA-256. */
  static long ofDigest(byte[] digest) {
    return ByteBuffer.wrap(digest).getLong();
  }

  private static MessageDigest sha256() {
    try {
      return MessageDigest.getInstance("SHA-256");
    } catch (NoSuchAlgorithmException impossible) {
      throw new IllegalStateException(impossible);
    }
  }
}
