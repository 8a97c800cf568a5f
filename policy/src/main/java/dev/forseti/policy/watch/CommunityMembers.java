package dev.forseti.policy.watch;

import dev.forseti.model.RoomEvent;
import dev.forseti.model.RoomId;
import dev.forseti.model.UserId;
import dev.forseti.policy.enforce.BackgroundCalls;
import dev.forseti.policy.homeserver.HomeserverClient;
import dev.forseti.policy.homeserver.LiveEvent;
import dev.forseti.policy.homeserver.StateEvent;
import dev.forseti.runtime.http.Response;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.concurrent.Executor;

/**
 * Who is in the community's rooms, is invited or knocks: read from the homeserver again and again,
 * and followed by the events of taps meanwhile.
 */
final class CommunityMembers {
  private static final String MEMBER = "m.room.member";
  private static final String JOINED = "join";
  private static final Set<String> PRESENT = Set.of(JOINED, "invite", "knock");
  private static final int PARALLEL_CALLS = 2;
  private static final Duration AFTER_FAILURE = Duration.ofMinutes(1);

  private final HomeserverClient homeserver;
  private final Duration every;
  private final Map<RoomId, Room> rooms = new TreeMap<>();
  private final BackgroundCalls<RoomId, Response<List<StateEvent>>> calls;

  /** A room of the community. */
  private static final class Room {
    private final Map<UserId, String> present = new HashMap<>();
    private boolean isRunning;
    private boolean wasTried;
    private Instant notBefore = Instant.MIN;
    private Instant begunAt = Instant.MIN;

    /** What happened since the reading began that has not ended. */
    private final Map<UserId, String> since = new HashMap<>();
  }

  /** Nobody is known. */
  CommunityMembers(
      HomeserverClient homeserver, Set<RoomId> rooms, Duration every, Executor executor) {
    this.homeserver = homeserver;
    this.every = every;
    this.calls = new BackgroundCalls<>(executor, PARALLEL_CALLS);
    rooms.forEach(room -> this.rooms.put(room, new Room()));
  }

  /** Takes in what happened; whose standing to the rooms may have changed by it. */
  Optional<UserId> take(RoomEvent event) {
    Room room = rooms.get(event.roomId());
    if (room == null
        || !event.type().equals(MEMBER)
        || event.stateKey() == null
        || !LiveEvent.isLive(event)) {
      return Optional.empty();
    }
    Optional<UserId> user = UserId.read(event.stateKey());
    user.ifPresent(
        who -> {
          String membership = event.content().string("membership").orElse("");
          set(room, who, membership);
          if (room.isRunning) {
            room.since.put(who, membership);
          }
        });
    return user;
  }

  private static void set(Room room, UserId user, String membership) {
    if (PRESENT.contains(membership)) {
      room.present.put(user, membership);
    } else {
      room.present.remove(user);
    }
  }

  /** Begins to read the rooms that are due. */
  void start(Instant now) {
    for (Map.Entry<RoomId, Room> each : rooms.entrySet()) {
      Room room = each.getValue();
      boolean isDue = !now.isBefore(room.notBefore) || now.isBefore(room.begunAt);
      if (!room.isRunning && isDue && calls.free() > 0) {
        room.isRunning = true;
        room.begunAt = now;
        room.since.clear();
        calls.start(each.getKey(), () -> homeserver.state(each.getKey(), MEMBER::equals));
      }
    }
  }

  /** Whether a room was read that waits to be taken. */
  boolean hasFinished() {
    return calls.hasFinished();
  }

  /** Takes in what was read; whose standing to the rooms may have changed by it. */
  Set<UserId> takeFinished(Instant now) {
    Set<UserId> changed = new HashSet<>();
    for (var each : calls.takeFinished()) {
      Room room = rooms.get(each.key());
      if (room == null) {
        continue;
      }
      room.isRunning = false;
      room.wasTried = true;
      if (each.result() instanceof Response.Done<List<StateEvent>>(List<StateEvent> events)) {
        room.notBefore = now.plus(every);
        changed.addAll(replace(room, events));
      } else { // that the room cannot be read is told by who reads its moderators
        Duration asked =
            each.result() instanceof Response.Retry<?> retry ? retry.after() : Duration.ZERO;
        room.notBefore = now.plus(asked.compareTo(AFTER_FAILURE) > 0 ? asked : AFTER_FAILURE);
      }
    }
    return changed;
  }

  private static Set<UserId> replace(Room room, List<StateEvent> events) {
    Map<UserId, String> before = new HashMap<>(room.present);
    room.present.clear();
    for (StateEvent event : events) {
      String membership = event.content().string("membership").orElse("");
      UserId.read(event.stateKey()).ifPresent(user -> set(room, user, membership));
    }
    room.since.forEach((user, membership) -> set(room, user, membership));
    room.since.clear();
    Set<UserId> changed = new HashSet<>(room.present.keySet());
    changed.addAll(before.keySet());
    changed.removeIf(user -> Objects.equals(before.get(user), room.present.get(user)));
    return changed;
  }

  /**
   * Whether each room was tried once since the start: before, nobody knows how many members an
   * entry covers.
   */
  boolean isKnown() {
    return rooms.values().stream().allMatch(room -> room.wasTried);
  }

  /** Whether the user has joined one of the rooms, and is not only invited. */
  boolean hasJoined(UserId user) {
    return rooms.values().stream().anyMatch(room -> JOINED.equals(room.present.get(user)));
  }

  /** The rooms that the user is in, in their order. */
  List<RoomId> roomsOf(UserId user) {
    List<RoomId> found = new ArrayList<>();
    rooms.forEach(
        (id, room) -> {
          if (room.present.containsKey(user)) {
            found.add(id);
          }
        });
    return found;
  }
}
