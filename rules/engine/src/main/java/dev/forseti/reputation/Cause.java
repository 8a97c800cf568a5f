package dev.forseti.reputation;

/** Whose event made a rule speak of a subject. */
enum Cause {
  /** Another's. */
  ANOTHER,
  /** The subject's own. */
  OWN,
  /** The subject's correction of an event of its own, which belongs to the act before. */
  CORRECTION
}
