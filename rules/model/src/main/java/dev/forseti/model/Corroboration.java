package dev.forseti.model;

import org.jspecify.annotations.Nullable;

/** What beside a single act of the sender bears out what a rule says of it, the weakest first. */
public enum Corroboration {
  /**
   * Others are in the same place, come from the same server or are called alike. Crowds of honest
   * people are as well: this bears out what the rule says, and nothing else of the act.
   */
  CROWD,
  /**
   * The sender has done it three times with pauses between. This bears out that they do it, and
   * nothing else of the act.
   */
  REPEATED,
  /** The sender does it in several rooms. */
  ROOMS,
  /** Other accounts did the same: the same text, medium or link, or to the same person. */
  OTHERS;

  /** Whether it bears out all that the sender did in the same act. */
  public boolean isOfTheWholeAct() {
    return switch (this) {
      case CROWD, REPEATED -> false;
      case ROOMS, OTHERS -> true;
    };
  }

  /** The stronger of two, either of which may be none. */
  public static @Nullable Corroboration stronger(
      @Nullable Corroboration one, @Nullable Corroboration other) {
    if (one == null || other == null) {
      return one == null ? other : one;
    }
    return one.compareTo(other) >= 0 ? one : other;
  }
}
