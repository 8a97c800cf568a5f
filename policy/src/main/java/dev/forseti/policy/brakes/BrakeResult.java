package dev.forseti.policy.brakes;

import java.util.Arrays;

/** What the brakes say of something that is about to leave. */
public sealed interface BrakeResult {

  /** It may leave. */
  enum Passed implements BrakeResult {
    /** The only one. */
    PASSED
  }

  /**
   * It must not leave; a moderator is asked.
   *
   * @param brake which one
   * @param reason why, in words
   */
  record Held(Brake brake, String reason) implements BrakeResult {
    /** The brake and the reason, as an outcome says them. */
    public String text() {
      return brake + ": " + reason;
    }
  }

  /** Whether an outcome's text is that of a brake, and not of another reason to hold. */
  static boolean isHeldText(String text) {
    return Arrays.stream(Brake.values()).anyMatch(brake -> text.startsWith(brake + ": "));
  }

  /** The brakes by name, as counted and shown. */
  enum Brake {
    /** The entry covers the user as whom we act. */
    SELF,
    /** The entry covers our own server. */
    OWN_SERVER,
    /** The entry covers the policy room or one of the community's. */
    OWN_ROOM,
    /** The entry covers a moderator, or the moderator's server. */
    MODERATOR,
    /** The entry covers something on the allow list. */
    ALLOWED,
    /** The pattern covers too much. */
    TOO_BROAD,
    /** Only a moderator lists this kind of subject. */
    KIND,
    /** As many entries as may leave have left. */
    QUOTA,
    /** The rule hits far more subjects than before. */
    SURGE,
    /** More entries are retracted at once than may be without a moderator. */
    MASS_RETRACTION
  }
}
