package dev.forseti.model;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * Something that policy asks of a homeserver; a proposal until its outcome is known.
 *
 * @param id derived from kind, subject, room and cause
 * @param kind what is asked
 * @param subject whom it is about
 * @param roomId where: the policy room, or the room to ban in
 * @param entry the entry to publish; null for all but {@code PUBLISH}
 * @param eventId the event to redact; null for all but {@code REDACT}
 * @param cause the verdict or decision that it rests on
 * @param at when it was asked, by policy's clock
 */
public record Measure(
    String id,
    Kind kind,
    Subject subject,
    RoomId roomId,
    @Nullable ListEntry entry,
    @Nullable EventId eventId,
    String cause,
    Instant at) {
  /** What can be asked. */
  public enum Kind {
    /** Write an entry into the policy room. */
    PUBLISH,
    /** Retract an entry from the policy room. */
    RETRACT,
    /** Ban a user from a room. */
    BAN,
    /** Lift a ban. */
    UNBAN,
    /** Redact an event. */
    REDACT
  }
}
