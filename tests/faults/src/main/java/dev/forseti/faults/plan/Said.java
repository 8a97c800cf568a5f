package dev.forseti.faults.plan;

import dev.forseti.model.EventId;
import dev.forseti.model.RoomId;
import dev.forseti.model.UserId;
import java.time.Duration;
import java.util.List;

/**
 * A message of the script.
 *
 * @param at when it is handed to the homeserver, from the beginning of its part of the script
 * @param called the users whom it calls
 */
public record Said(
    Duration at, EventId id, RoomId room, UserId sender, String text, List<UserId> called) {
  public Said {
    called = List.copyOf(called);
  }
}
