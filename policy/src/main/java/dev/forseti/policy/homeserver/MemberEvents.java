package dev.forseti.policy.homeserver;

import dev.forseti.model.Json;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * What is kept of member events: that somebody is there, invited, knocks or is banned, and the
 * beginning of the reason. Anybody may join with a content as large as an event may be, and whoever
 * left stays a piece of the room's state.
 */
final class MemberEvents {
  static final String TYPE = "m.room.member";
  private static final Set<String> KEPT = Set.of("join", "invite", "knock", "ban");
  private static final int REASON = 100;

  private MemberEvents() {}

  /** The event without the rest; none for who is not there. */
  static Optional<StateEvent> keep(StateEvent event) {
    Optional<String> membership = event.content().string("membership").filter(KEPT::contains);
    return membership.map(
        kept -> {
          Map<String, Json> content = new LinkedHashMap<>();
          content.put("membership", new Json.Str(kept));
          event
              .content()
              .string("reason")
              .map(reason -> reason.length() > REASON ? reason.substring(0, REASON) : reason)
              .ifPresent(reason -> content.put("reason", new Json.Str(reason)));
          return new StateEvent(
              event.type(),
              event.stateKey(),
              event.sender(),
              event.eventId(),
              new Json.Obj(content),
              event.redactedBy(),
              event.at());
        });
  }
}
