package dev.forseti.lists.entry;

import dev.forseti.model.EventId;
import dev.forseti.model.Json;
import dev.forseti.model.UserId;
import java.time.Instant;
import java.util.Optional;

/**
 * Who wrote an entry first, when its room was replaced and it moved along (MSC4321). It is what the
 * mover says: nobody signed it.
 *
 * @param sender who wrote it
 * @param eventId the event of the room before
 * @param at when
 */
public record Origin(UserId sender, EventId eventId, Instant at) {
  private static final String PREFIX = "org.matrix.msc4321.original_";

  /** The origin that the content names; none unless it is whole. */
  static Optional<Origin> read(Json.Obj content) {
    Optional<UserId> sender = content.string(PREFIX + "sender").flatMap(UserId::read);
    Optional<EventId> event = content.string(PREFIX + "event_id").flatMap(EventId::read);
    Optional<Long> at = content.integer(PREFIX + "timestamp");
    return sender.isPresent() && event.isPresent() && at.isPresent()
        ? Optional.of(new Origin(sender.get(), event.get(), Instant.ofEpochMilli(at.get())))
        : Optional.empty();
  }
}
