package dev.forseti.rules.eval;

import dev.forseti.features.Unknown;

/** What a condition says of an event. */
public enum Truth {
  TRUE,
  FALSE,
  UNKNOWN;

  /** What a compiled condition's number means. */
  static Truth of(long found) {
    return found == Unknown.LONG ? UNKNOWN : found == 1 ? TRUE : FALSE;
  }
}
