package dev.forseti.policy.homeserver;

import dev.forseti.model.Json;
import dev.forseti.model.RoomId;
import dev.forseti.model.UserId;
import dev.forseti.runtime.http.Response;
import java.util.HashSet;
import java.util.Optional;
import java.util.Set;

/**
 * Who may do what in a room, by its power levels (Matrix specification, Room events, power levels).
 *
 * @param creators whose power has no end
 * @param maker who sent the create event: has power in an old room without power levels
 * @param levels the content of the power levels; none when the room has none
 */
public record RoomPower(Set<UserId> creators, Optional<UserId> maker, Optional<Json.Obj> levels) {
  /** What those may who keep order in a room, where it says nothing else. */
  public static final long MODERATOR = 50;

  /** The type of the event that makes a room. */
  public static final String CREATE = "m.room.create";

  /** The type of the event that says who may do what. */
  public static final String LEVELS = "m.room.power_levels";

  private static final long ADMIN = 100;

  /** That of a room, by its create event. */
  public static RoomPower of(StateEvent create, Optional<Json.Obj> levels) {
    return new RoomPower(
        Creators.of(create.content(), create.sender().value()),
        Optional.of(create.sender()),
        levels);
  }

  /** Asks the homeserver. */
  public static Response<RoomPower> read(HomeserverClient homeserver, RoomId room) {
    Response<StateEvent> create = homeserver.stateEvent(room, CREATE, "");
    return create instanceof Response.Done<StateEvent>(StateEvent made)
        ? homeserver
            .stateEventIfSet(room, LEVELS, "")
            .map(levels -> of(made, levels.map(StateEvent::content)))
        : create.failed();
  }

  /** The power of a user. */
  public long of(UserId user) {
    if (creators.contains(user)) {
      return Long.MAX_VALUE;
    }
    if (levels.isEmpty()) {
      return maker.filter(user::equals).isPresent() ? ADMIN : 0;
    }
    return in(levels.get().object("users"), user.value(), in(levels.get(), "users_default", 0));
  }

  /** Who is named with so much power, or has power without end. */
  public Set<UserId> atLeast(long level) {
    Set<UserId> users = new HashSet<>(creators);
    maker.filter(user -> of(user) >= level).ifPresent(users::add);
    levels.map(content -> content.object("users").fields().keySet()).orElse(Set.of()).stream()
        .flatMap(name -> UserId.read(name).stream())
        .filter(user -> of(user) >= level)
        .forEach(users::add);
    return users;
  }

  /** The power that sets state of a type. */
  public long toSetState(String type) {
    return toSend(type, "state_default", MODERATOR);
  }

  /** The power that sends an event of a type that is no state. */
  public long toSend(String type) {
    return toSend(type, "events_default", 0);
  }

  private long toSend(String type, String others, long standard) {
    return levels.isEmpty()
        ? 0
        : in(levels.get().object("events"), type, in(levels.get(), others, standard));
  }

  /** The power that {@code ban}, {@code kick}, {@code redact} or {@code invite} asks for. */
  public long to(String action) {
    long standard = action.equals("invite") ? 0 : MODERATOR;
    return levels.map(content -> in(content, action, standard)).orElse(standard);
  }

  private static long in(Json.Obj content, String key, long otherwise) {
    return content.get(key).flatMap(RoomPower::level).orElse(otherwise);
  }

  /**
   * A level; none if it is none. Rooms before version 10 let it be a text or a fraction too, and
   * homeservers read those.
   */
  public static Optional<Long> level(Json value) {
    return switch (value) {
      case Json.Int(long level) -> Optional.of(level);
      case Json.Real(double level) -> Optional.of((long) level);
      case Json.Str(String text) when text.strip().matches("[+-]?[0-9]{1,18}") ->
          Optional.of(Long.parseLong(text.strip()));
      default -> Optional.empty();
    };
  }
}
