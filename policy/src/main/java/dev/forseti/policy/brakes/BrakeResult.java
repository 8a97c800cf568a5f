package dev.forseti.policy.brakes;

import dev.forseti.model.Subject;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;

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
   * @param campaign what it is held with; null for what is held alone
   */
  record Held(Brake brake, String reason, @Nullable Subject campaign) implements BrakeResult {
    /** What is held for its own sake. */
    public Held(Brake brake, String reason) {
      this(brake, reason, null);
    }

    /** The brake and the reason, as an outcome says them. */
    public String text() {
      return brake + ": " + reason;
    }
  }

  /** Whether an outcome's text is that of a brake, and not of another reason to hold. */
  static boolean isHeldText(String text) {
    return Arrays.stream(Brake.values()).anyMatch(brake -> text.startsWith(brake + ": "));
  }

  /** Whether an outcome's text says that it is held as one of too many, whoever it is about. */
  static boolean isHeldAsOneOfMany(String text) {
    return text.startsWith(Brake.QUOTA + ": ") || text.startsWith(Brake.SURGE + ": ");
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
    /** The campaign, or the rule, has far more subjects than before. */
    SURGE,
    /** More entries are retracted at once than may be without a moderator. */
    MASS_RETRACTION
  }
}
