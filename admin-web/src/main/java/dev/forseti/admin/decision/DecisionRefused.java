package dev.forseti.admin.decision;

/** A decision that cannot be taken; the message says why, for the moderator. */
public final class DecisionRefused extends RuntimeException {
  private static final long serialVersionUID = 1;

  DecisionRefused(String why) {
    super(why);
  }
}
