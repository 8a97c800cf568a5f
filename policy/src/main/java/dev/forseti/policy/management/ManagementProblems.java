package dev.forseti.policy.management;

/** Hears what is wrong with the management room. */
public interface ManagementProblems {
  /**
   * Moderators cannot command there.
   *
   * @param why in words
   */
  void unusable(String why);

  /** They can. */
  void usable();
}
