package dev.forseti.policy.invite;

/** Hears what is wrong with rejecting invitations. */
public interface InviteProblems {
  /**
   * The homeserver does not let us.
   *
   * @param why in words
   */
  void refused(String why);

  /** It does. */
  void works();
}
