package dev.forseti.e2e.raid;

import dev.forseti.model.Decision;

/**
 * How large a raid is and who is there beside it.
 *
 * @param accounts that raid; each posts one text
 * @param adverts how often each of them posts it, each time in another room; 1 or more
 * @param rooms the protected rooms
 * @param members who have talked there for weeks
 * @param newcomers who come during the raid and say something harmless, at most {@link
 *     Texts#HARMLESS}
 * @param decision what a moderator says of all of the raid: LIST or CLEAR
 * @param goesOn whether ten more come after the decision
 */
record RaidPlan(
    int accounts,
    int adverts,
    int rooms,
    int members,
    int newcomers,
    Decision.Kind decision,
    boolean goesOn) {
  /** How many accounts send at a time. */
  static final int SENDERS = 4;

  /** How many accounts each of the raids after it has. */
  static final int LATER = 10;

  RaidPlan {
    if (accounts < 1 || adverts < 1 || rooms < 3 || members < 1 || adverts > rooms) {
      throw new IllegalArgumentException("no such raid: " + accounts + " in " + rooms + " rooms");
    }
    if (newcomers > Texts.HARMLESS.size()) {
      throw new IllegalArgumentException(
          "only " + Texts.HARMLESS.size() + " newcomers have a text");
    }
  }

  /**
   * How many accounts may be left alone: who began is no part of the wave until the third post, and
   * one act of theirs is seen by a moderator at most.
   */
  int began() {
    return adverts < 3 ? 1 : 0;
  }

  boolean releases() {
    return decision == Decision.Kind.LIST;
  }
}
