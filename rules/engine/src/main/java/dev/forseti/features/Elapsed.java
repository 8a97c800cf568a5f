package dev.forseti.features;

/**
 * Spans of time that rules read. Records may arrive in another order than they happened in (an
 * older history is replayed, a sender's clock is ahead): none is negative, it is unknown then.
 */
public final class Elapsed {
  private Elapsed() {}

  /** Milliseconds since a moment; unknown when that is unknown or still to come. */
  public static long millis(long since, long now) {
    long elapsed = now - since;
    return since == Unknown.LONG || since > now || elapsed < 0 ? Unknown.LONG : elapsed;
  }
}
