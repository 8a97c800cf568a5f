package dev.forseti.policy.publish;

/** What moderators say of a campaign. */
sealed interface Ruling {

  /** Nothing: the brakes hold what they hold. */
  enum None implements Ruling {
    /** The only one. */
    NONE
  }

  /**
   * What the brakes hold of it is listed, on each verdict's ground.
   *
   * @param text what is said of each entry
   */
  record Released(String text) implements Ruling {}

  /**
   * Nothing of it is listed.
   *
   * @param by the decision
   */
  record Refused(String by) implements Ruling {}

  /**
   * It was released before and is no more.
   *
   * @param by the decision that ended it
   */
  record TakenBack(String by) implements Ruling {}
}
