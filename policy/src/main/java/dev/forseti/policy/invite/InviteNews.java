package dev.forseti.policy.invite;

import dev.forseti.policy.state.Invite;

/** Hears what became of invitations. */
@FunctionalInterface
public interface InviteNews {
  /** Nobody listens. */
  InviteNews NONE = (invite, result) -> {};

  /** What came of it. */
  void ended(Invite invite, Result result);

  /** What can become of an invitation that is unwanted. */
  enum Result {
    /** It was rejected. */
    REJECTED,
    /** The user answered before, or it was taken back. */
    ANSWERED,
    /** The homeserver refused: there may be no such user. */
    REFUSED
  }
}
