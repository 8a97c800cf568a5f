package dev.forseti.admin.decision;

import dev.forseti.model.Decision;
import dev.forseti.model.Harm;
import java.time.Duration;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * What a moderator says about a case.
 *
 * @param kind what to do
 * @param reason why, for everybody to read, 1 to {@link Decisions#MAX_REASON} characters
 * @param harm what kind of abuse it is; not asked for a {@code CLEAR}, which says there is none
 * @param holds for how long; null until it is undone
 * @param note for moderators alone, 0 to {@link Decisions#MAX_NOTE} characters; it never leaves the
 *     database
 * @param redacts what else of the subject goes with a {@code LIST}: all that it wrote so long
 *     before the decision, up to {@link #MOST_REDACTED}; null for nothing but what rules flagged
 * @param seen the verdict that was on the page, empty for none; null not to ask for it
 */
public record DecisionRequest(
    Decision.Kind kind,
    String reason,
    Harm harm,
    @Nullable Duration holds,
    String note,
    @Nullable Duration redacts,
    @Nullable String seen) {
  /** As long as events are kept for policy to hear of them. */
  public static final Duration MOST_REDACTED = Duration.ofDays(7);

  /** The most days that a decision can be made for, if not for ever. */
  public static final int MOST_DAYS = 3_650;

  /** A decision without a note, which redacts nothing else. */
  public DecisionRequest(
      Decision.Kind kind,
      String reason,
      Harm harm,
      @Nullable Duration holds,
      @Nullable String seen) {
    this(kind, reason, harm, holds, "", null, seen);
  }

  /** Ends with {@link DecisionRefused} when it says too little, too much or what contradicts. */
  void check() {
    String given = reason.strip();
    if (kind == Decision.Kind.UNDO) {
      throw new DecisionRefused("undo names a decision, not a case");
    }
    if (given.isEmpty() || given.length() > Decisions.MAX_REASON) {
      throw new DecisionRefused(
          "a reason of 1 to " + Decisions.MAX_REASON + " characters is needed");
    }
    Decision.Kind other = Reasons.otherKind(kind, given).orElse(kind);
    if (other != kind) {
      throw new DecisionRefused(
          "“%s” is a reason to %s, not to %s: choose another"
              .formatted(given, word(other), word(kind)));
    }
    if (kind != Decision.Kind.CLEAR && harm.equals(Harm.NONE)) {
      throw new DecisionRefused("only what is cleared has no harm: choose one");
    }
    if (note.length() > Decisions.MAX_NOTE) {
      throw new DecisionRefused("the private note has over " + Decisions.MAX_NOTE + " characters");
    }
    if (redacts != null && kind != Decision.Kind.LIST) {
      throw new DecisionRefused("only of who is listed messages are removed");
    }
    if (redacts != null && (redacts.isNegative() || redacts.compareTo(MOST_REDACTED) > 0)) {
      throw new DecisionRefused(
          "messages of at most " + MOST_REDACTED.toHours() + " hours can be removed");
    }
  }

  private static String word(Decision.Kind kind) {
    return kind.name().toLowerCase(Locale.ROOT);
  }

  /** What the decision says about harm: a {@code CLEAR} says that there is none. */
  Harm says() {
    return kind == Decision.Kind.CLEAR ? Harm.NONE : harm;
  }
}
