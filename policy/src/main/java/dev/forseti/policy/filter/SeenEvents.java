package dev.forseti.policy.filter;

import dev.forseti.model.EventId;
import dev.forseti.model.RoomEvent;
import dev.forseti.model.RoomId;
import dev.forseti.model.UserId;
import java.util.LinkedHashMap;
import java.util.Optional;

/**
 * Who sent which message where, of the newest {@value #MOST} events: a filter removes what it has
 * seen itself, from whom it has seen it, and no state of a room.
 */
final class SeenEvents {
  static final int MOST = 50_000;

  private final LinkedHashMap<EventId, Seen> events = new LinkedHashMap<>();

  private record Seen(RoomId room, UserId sender, boolean isState) {}

  void add(RoomEvent event) {
    events.put(event.eventId(), new Seen(event.roomId(), event.sender(), event.isState()));
    if (events.size() > MOST) {
      events.pollFirstEntry();
    }
  }

  /** Whether the event is a message of that user in that room; none while it was not seen. */
  Optional<Boolean> isMessage(EventId event, RoomId room, UserId sender) {
    return Optional.ofNullable(events.get(event))
        .map(seen -> !seen.isState && seen.room.equals(room) && seen.sender.equals(sender));
  }
}
