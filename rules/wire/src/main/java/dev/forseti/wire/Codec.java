package dev.forseti.wire;

/**
 * A value as bytes and back: {@code decode(encode(value))} equals the value.
 *
 * @param <T> what is written
 */
public interface Codec<T> {
  /** The value as UTF-8 JSON. */
  byte[] encode(T value);

  /**
   * The value that the bytes hold; unknown fields are ignored, so that an older reader lives with a
   * newer writer.
   *
   * @throws WireException when they hold none
   */
  T decode(byte[] bytes);
}
