package dev.forseti.ingest;

import dev.forseti.model.EventFlag;
import dev.forseti.model.EventId;
import dev.forseti.model.RoomEvent;
import java.util.EnumSet;
import java.util.Set;

/**
 * What has to be remembered of an event so that another copy of it is known, and what that copy
 * adds.
 *
 * @param id the event's id
 * @param flags the flags of all its copies
 */
public record SeenEvent(EventId id, Set<EventFlag> flags) {
  /** What is remembered of the event. */
  public static SeenEvent of(RoomEvent event) {
    return new SeenEvent(event.eventId(), event.flags());
  }

  /** Whether the content of no copy could be read. */
  boolean isUnreadable() {
    return flags.contains(EventFlag.UNREADABLE);
  }

  /**
   * The flags with the judgements of another copy. Content that was removed since adds nothing: a
   * copy without it must not take the place of the one that has it.
   */
  Set<EventFlag> unitedWith(Set<EventFlag> other) {
    EnumSet<EventFlag> united = EnumSet.noneOf(EventFlag.class);
    if (!other.contains(EventFlag.REDACTED) || flags.contains(EventFlag.REDACTED)) {
      united.addAll(other);
      united.removeIf(flag -> !flag.isJudgement());
    }
    united.addAll(flags);
    return united;
  }
}
