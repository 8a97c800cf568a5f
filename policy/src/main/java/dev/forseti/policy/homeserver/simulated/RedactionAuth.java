package dev.forseti.policy.homeserver.simulated;

import static dev.forseti.policy.homeserver.simulated.SimulatedRefusal.forbidden;

import dev.forseti.model.EventId;
import dev.forseti.model.RoomId;
import dev.forseti.model.UserId;
import java.util.Optional;

/** Which redactions a homeserver refuses, as {@link RoomAuth} says of the rest. */
final class RedactionAuth {
  private RedactionAuth() {}

  /**
   * Somebody with the power to redact may name an event that nobody knows: it may still come.
   *
   * @param target what is known here of the event named
   */
  static Optional<SimulatedRefusal> redact(
      SimulatedRoom room, UserId user, Optional<SeenEvent> target, EventId named) {
    if (!room.hasJoined(user)) {
      return Optional.of(RoomAuth.notIn(room.id, user));
    }
    Optional<SimulatedRefusal> tooWeak =
        RoomAuth.post(room, user, room.power().toSend("m.room.redaction"));
    if (tooWeak.isPresent()) {
      return tooWeak;
    }
    Optional<SimulatedRefusal> never = target.flatMap(event -> neverRedacted(room, event));
    if (never.isPresent() || room.power().of(user) >= room.power().to("redact")) {
      return never;
    }
    if (target.isEmpty()) {
      return Optional.of(new SimulatedRefusal(404, "M_NOT_FOUND", "Could not find event " + named));
    }
    return target.get().sender().equals(user)
        ? Optional.empty()
        : Optional.of(forbidden("You don't have permission to redact events"));
  }

  private static Optional<SimulatedRefusal> neverRedacted(SimulatedRoom room, SeenEvent event) {
    if (event.type().equals(SimulatedRoom.CREATE)) {
      return Optional.of(forbidden("Redacting create events is not permitted"));
    }
    if (!event.room().equals(room.id)) {
      return Optional.of(
          new SimulatedRefusal(400, "M_UNKNOWN", "Cannot redact event from a different room"));
    }
    return event.type().equals(SimulatedRoom.ACL)
        ? Optional.of(forbidden("Redacting server ACL events is not permitted"))
        : Optional.empty();
  }

  /**
   * An event that the homeserver has.
   *
   * @param room where it was sent
   */
  record SeenEvent(RoomId room, UserId sender, String type) {}
}
