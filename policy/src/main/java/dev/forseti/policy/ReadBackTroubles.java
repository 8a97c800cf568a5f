package dev.forseti.policy;

import dev.forseti.runtime.health.Trouble.Effect;
import dev.forseti.runtime.health.Troubles;

/** What operators read when the policy room cannot be read back, or soon may not be. */
record ReadBackTroubles(Troubles troubles) {
  private static final String STATE = "policy-room-state";
  private static final String CROWD = "policy-room-crowd";

  private static final String AGAINST_CROWDS =
      "See who joins the policy room: set its m.room.join_rules to invite and its power to invite"
          + " to people you trust, or shut servers out by its m.room.server_acl; those who are in"
          + " go on reading the list";

  /** The policy room cannot be read as a whole. */
  void cannotBeRead(String why, int members) {
    troubles.report(
        STATE,
        Effect.PARTIAL,
        "The policy room cannot be read as a whole ("
            + why
            + "; "
            + members
            + " members were read): entries are published and retracted all the same, each looked"
            + " at by itself, but what others change in the room is noticed late",
        AGAINST_CROWDS);
  }

  /** The policy room was read as a whole. */
  void wasRead() {
    troubles.recovered(STATE);
  }

  /** Whether far more members than usual are in the policy room, and how many. */
  void crowd(boolean isCrowded, int members) {
    if (!isCrowded) {
      troubles.recovered(CROWD);
      return;
    }
    troubles.report(
        CROWD,
        Effect.PARTIAL,
        "The policy room has far more members than a short while ago, "
            + members
            + " with those who left: the more there are, the longer it takes to read the room",
        AGAINST_CROWDS);
  }
}
