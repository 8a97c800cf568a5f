package dev.forseti.runtime.http;

import dev.forseti.wire.JsonLimits;
import java.time.Duration;

/**
 * How much an answer may take before it is given up.
 *
 * @param head until it begins, connecting included
 * @param whole until it ends
 * @param body its size and depth
 */
public record HttpLimits(Duration head, Duration whole, JsonLimits body) {
  /** How much longer than its beginning a whole answer may take: some are large. */
  private static final int WHOLE = 6;

  /** Answers hold events, which are the deepest that a homeserver takes in. */
  private static final int DEPTH = JsonLimits.TRANSACTION.maxDepth();

  public HttpLimits {
    if (!head.isPositive() || whole.compareTo(head) < 0) {
      throw new IllegalArgumentException(
          "limits must be above 0 and grow, were " + head + " and " + whole);
    }
  }

  /** For answers of any size that a homeserver gives, as the state of a large room. */
  public static HttpLimits large(Duration head) {
    return new HttpLimits(head, head.multipliedBy(WHOLE), new JsonLimits(256 << 20, DEPTH));
  }

  /** For short answers. */
  public static HttpLimits small(Duration head) {
    return new HttpLimits(head, head.multipliedBy(2), new JsonLimits(4 << 20, DEPTH));
  }
}
