package dev.forseti.policy.homeserver;

import dev.forseti.model.EventId;
import dev.forseti.model.Json;
import dev.forseti.model.UserId;
import java.util.ArrayList;
import java.util.List;
import java.util.NoSuchElementException;
import org.jspecify.annotations.Nullable;

/** The state of a room as a homeserver writes it. */
final class StateEvents {
  private StateEvents() {}

  /** All that is state; what else stands there is passed over. */
  static List<StateEvent> read(Json reply) {
    List<StateEvent> events = new ArrayList<>();
    if (reply instanceof Json.Arr all) {
      for (Json each : all.items()) {
        Json.Obj event = each instanceof Json.Obj object ? object : Json.Obj.EMPTY;
        try {
          events.add(
              new StateEvent(
                  event.string("type").orElseThrow(),
                  event.string("state_key").orElseThrow(),
                  new UserId(event.string("sender").orElseThrow()),
                  new EventId(event.string("event_id").orElseThrow()),
                  event.object("content"),
                  redactedBy(event)));
        } catch (IllegalArgumentException | NoSuchElementException notAnEvent) {
          // Another's piece of state that cannot be one of ours: a homeserver made it, not we.
          continue;
        }
      }
    }
    return List.copyOf(events);
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
