package dev.forseti.runtime.http;

import dev.forseti.wire.JsonLimits;
import java.time.Duration;

/**
 * How much an answer may take before it is given up.
 *
 * @param head until it begins, connecting included
 * @param whole until it ends
 * @param body its size and depth; for an array that is read by its elements, those of each
 */
public record HttpLimits(Duration head, Duration whole, JsonLimits body) {
  /** How much longer than its beginning a whole answer may take: some are large. */
  private static final int WHOLE = 6;

  /** Answers hold events, which are the deepest that a homeserver takes in. */
  private static final int DEPTH = JsonLimits.TRANSACTION.maxDepth();

  /** An event with the one before it in {@code unsigned}, each character escaped. */
  private static final int LARGEST_ELEMENT = 1 << 20;

  public HttpLimits {
    if (!head.isPositive() || whole.compareTo(head) < 0) {
      throw new IllegalArgumentException(
          "limits must be above 0 and grow, were " + head + " and " + whole);
    }
  }

  /** For long answers, and for those that take a homeserver long, as the state of a large room. */
  public static HttpLimits large(Duration head) {
    return new HttpLimits(head, head.multipliedBy(WHOLE), new JsonLimits(32 << 20, DEPTH));
  }

  /**
   * For the state of a room that strangers may have crowded, when nobody waits for it: an array of
   * which each element is small.
   */
  public static HttpLimits patient(Duration head) {
    return new HttpLimits(
        head.multipliedBy(5L * WHOLE), head.multipliedBy(10L * WHOLE), large(head).body());
  }

  /** For short answers. */
  public static HttpLimits small(Duration head) {
    return new HttpLimits(head, head.multipliedBy(2), new JsonLimits(4 << 20, DEPTH));
  }

  /** Of each element of an array, which as a whole may be of any size. */
  JsonLimits element() {
    return new JsonLimits(Math.min(body.maxBytes(), LARGEST_ELEMENT), body.maxDepth());
  }
}
