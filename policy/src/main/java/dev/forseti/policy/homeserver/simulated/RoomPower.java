package dev.forseti.policy.homeserver.simulated;

import dev.forseti.model.Json;
import dev.forseti.model.UserId;
import java.util.Optional;
import java.util.Set;

/**
 * Who may do what in a room, by its power levels (Matrix specification, Room events, power levels).
 *
 * @param creators whose power has no end
 * @param maker who sent the create event: has power in an old room without power levels
 * @param levels the content of the power levels; none when the room has none
 */
record RoomPower(Set<UserId> creators, Optional<UserId> maker, Optional<Json.Obj> levels) {
  private static final long MODERATOR = 50;
  private static final long ADMIN = 100;

  /** The power of a user. */
  long of(UserId user) {
    if (creators.contains(user)) {
      return Long.MAX_VALUE;
    }
    if (levels.isEmpty()) {
      return maker.filter(user::equals).isPresent() ? ADMIN : 0;
    }
    long others = levels.get().integer("users_default").orElse(0L);
    return levels.get().object("users").integer(user.value()).orElse(others);
  }

  /** The power that sets state of a type. */
  long toSetState(String type) {
    return toSend(type, "state_default", MODERATOR);
  }

  /** The power that sends an event of a type that is no state. */
  long toSend(String type) {
    return toSend(type, "events_default", 0);
  }

  private long toSend(String type, String others, long standard) {
    if (levels.isEmpty()) {
      return 0;
    }
    long unnamed = levels.get().integer(others).orElse(standard);
    return levels.get().object("events").integer(type).orElse(unnamed);
  }

  /** The power that {@code ban}, {@code kick} or {@code redact} asks for. */
  long to(String action) {
    return levels.flatMap(content -> content.integer(action)).orElse(MODERATOR);
  }
}
