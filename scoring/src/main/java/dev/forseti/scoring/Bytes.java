package dev.forseti.scoring;

import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/** What the engine remembers under one key, in the engine's own form; it never changes. */
public final class Bytes {
  /** Nothing is remembered yet. */
  public static final Bytes NONE = new Bytes(new byte[0]);

  private final byte[] value;

  private Bytes(byte[] value) {
    this.value = value;
  }

  /** Takes the array over: the caller does not change it any more. */
  public static Bytes of(byte[] value) {
    return value.length == 0 ? NONE : new Bytes(value);
  }

  /** The array itself, to be read only. */
  public byte[] array() {
    return value;
  }

  /** Whether nothing is remembered. */
  public boolean isNone() {
    return value.length == 0;
  }

  @Override
  public boolean equals(@Nullable Object other) {
    return other instanceof Bytes that && Arrays.equals(value, that.value);
  }

  @Override
  public int hashCode() {
    return Arrays.hashCode(value);
  }
}
