package dev.forseti.standalone.demo;

/**
 * One line of the script.
 *
 * @param verb what is done
 * @param room short name of the room
 * @param who local part of the user
 * @param text what is said, or the reaction; empty for a join
 */
record Act(Verb verb, String room, String who, String text) {
  /** What users do. */
  enum Verb {
    /** Enters the room. */
    JOINS,
    /** A message of its own. */
    SAYS,
    /** An answer to the room's last message. */
    REPLIES,
    /** The user's last message in the room, replaced. */
    EDITS,
    /** To the room's last message. */
    REACTS
  }
}
