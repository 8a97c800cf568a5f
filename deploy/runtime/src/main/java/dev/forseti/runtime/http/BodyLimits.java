package dev.forseti.runtime.http;

import java.time.Duration;

/**
 * How much a sender may occupy.
 *
 * @param maxBytes the greatest size of a body
 * @param atOnce how many bodies are held at once; a homeserver sends one after the other
 * @param within how long a body may take to arrive, and how long one waits for its turn
 */
public record BodyLimits(int maxBytes, int atOnce, Duration within) {
  /** Four bodies at once, each within 30 seconds. */
  public static BodyLimits of(int maxBytes) {
    return new BodyLimits(maxBytes, 4, Duration.ofSeconds(30));
  }

  public BodyLimits {
    if (maxBytes < 1 || atOnce < 1 || within.isNegative() || within.isZero()) {
      throw new IllegalArgumentException(
          "limits of bodies must be above 0, were "
              + maxBytes
              + " bytes, "
              + atOnce
              + " at once, within "
              + within);
    }
  }
}
