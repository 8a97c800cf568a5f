package dev.forseti.lists.index;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.forseti.model.Hash;
import java.nio.ByteBuffer;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;

/** Keys of 64 bits, which differ by the seed: authors of lists cannot aim at one chain. */
final class KeyHash {
  /** So many characters fit into a key as they are. */
  static final int SHORT = 3;

  static final int LONG = 2 * SHORT;
  private static final long PACKED = (1L << (SHORT * Character.SIZE)) - 1;
  private static final MessageDigest SHA256 = sha256();

  private final long seed;
  private final long factor;

  KeyHash(long seed) {
    this.seed = seed;
    this.factor = Hash.spread(seed) | 1;
  }

  /** The key of no characters; more are added by {@link Hash#with}. */
  long start() {
    return Hash.BASIS ^ seed;
  }

  /** The key of a beginning, read forwards. */
  long ofPrefix(String text, int end) {
    long hash = start();
    for (int i = 0; i < end; i++) {
      hash = Hash.with(hash, text.charAt(i));
    }
    return hash;
  }

  /** The key of an end, read backwards. */
  long ofSuffix(String text, int begin) {
    long hash = start();
    for (int i = text.length() - 1; i >= begin; i--) {
      hash = Hash.with(hash, text.charAt(i));
    }
    return hash;
  }

  /** The key of a part of {@value #SHORT} characters, or of {@value #LONG}. */
  long ofPart(String text, int begin, int length) {
    long last = packed(text, begin + length - SHORT);
    return length == SHORT ? ofShort(last) : ofLong(packed(text, begin), last);
  }

  private static long packed(String text, int begin) {
    long packed = 0;
    for (int i = begin; i < begin + SHORT; i++) {
      packed = packed(packed, text.charAt(i));
    }
    return packed;
  }

  /** The last {@value #SHORT} characters, each as it is, once there is one more. */
  static long packed(long before, char next) {
    return ((before << Character.SIZE) | next) & PACKED;
  }

  /** The key of a part of {@value #SHORT} characters. */
  long ofShort(long packed) {
    return packed ^ seed;
  }

  /** The key of a part of {@value #LONG} characters: its first half and its last. */
  long ofLong(long first, long last) {
    return (first + 1) * factor + last;
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
