package dev.forseti.lists.opinion;

import dev.forseti.lists.entry.Recommendation;
import dev.forseti.model.EventId;
import java.time.Instant;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * How far a community follows a list of others.
 *
 * @param mode what its word may do
 * @param cap the gravest recommendation that is followed; a graver one counts as this
 * @param until when the trust ends; null for never
 * @param overridden entries that do not count here, by their event: one written anew counts again
 */
public record Trust(
    Mode mode, Recommendation cap, @Nullable Instant until, Set<EventId> overridden) {
  public Trust {
    if (cap != Recommendation.MUTE && cap != Recommendation.BAN && cap != Recommendation.TAKEDOWN) {
      throw new IllegalArgumentException("cap must be MUTE, BAN or TAKEDOWN, was " + cap);
    }
    overridden = Set.copyOf(overridden);
  }

  /** What the word of a list may do, from nothing to all. */
  public enum Mode {
    /** Nothing. */
    IGNORE,
    /** Tell moderators. */
    NOTIFY,
    /** Put a case before a moderator. */
    SUGGEST,
    /** Be done without asking, within the brakes. */
    APPLY
  }

  /** Whether the trust has not ended at the moment, and was any. */
  public boolean holds(Instant moment) {
    return mode != Mode.IGNORE && (until == null || moment.isBefore(until));
  }
}
