package dev.forseti.policy.homeserver;

import dev.forseti.model.EventId;
import dev.forseti.model.Json;
import dev.forseti.model.UserId;
import java.time.Instant;
import java.util.NoSuchElementException;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Pieces of the state of a room as a homeserver writes them. */
final class StateEvents {
  /** The latest moment that Matrix can write, 2^53 - 1 milliseconds. */
  private static final long LATEST = (1L << 53) - 1;

  private StateEvents() {}

  /** One piece; none if it is no event. */
  static Optional<StateEvent> read(Json.Obj event) {
    try {
      return Optional.of(
          new StateEvent(
              event.string("type").orElseThrow(),
              event.string("state_key").orElseThrow(),
              new UserId(event.string("sender").orElseThrow()),
              new EventId(event.string("event_id").orElseThrow()),
              event.object("content"),
              redactedBy(event),
              at(event)));
    } catch (IllegalArgumentException | NoSuchElementException notAnEvent) {
      return Optional.empty();
    }
  }

  /** Rooms before version 6 let any number stand there. */
  private static Instant at(Json.Obj event) {
    return event
        .integer("origin_server_ts")
        .filter(millis -> millis >= 0 && millis <= LATEST)
        .map(Instant::ofEpochMilli)
        .orElse(Instant.EPOCH);
  }

  private static @Nullable UserId redactedBy(Json.Obj event) {
    return event
        .object("unsigned")
        .object("redacted_because")
        .string("sender")
        .map(UserId::new)
        .orElse(null);
  }
}
