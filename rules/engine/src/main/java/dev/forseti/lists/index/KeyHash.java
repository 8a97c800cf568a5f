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
  private final long factor;

  KeyHash(long seed) {
    this.seed = seed;
    this.factor = Hash.spread(seed) | 1;
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
    long hash = 0;
    for (int i = begin; i < begin + length; i++) {
      hash = partWith(hash, text.charAt(i));
    }
    return ofPart(hash, length);
  }

  /** The hash of a part with one character more; nothing has 0. */
  long partWith(long hash, char next) {
    return hash * factor + next + 1;
  }

  /** What {@link #partWith} leaves of a character once that many came after it. */
  long leftOf(char earlier, long power) {
    return (earlier + 1) * power;
  }

  /** By what a character counts once that many came after it. */
  long power(int later) {
    long power = 1;
    for (int i = 0; i < later; i++) {
      power *= factor;
    }
    return power;
  }

  /** The key of a part with that hash (Karp and Rabin, 1987: each from the one before it). */
  long ofPart(long hash, int length) {
    return key((hash + length) ^ seed);
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
