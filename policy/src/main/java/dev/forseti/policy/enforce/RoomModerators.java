package dev.forseti.policy.enforce;

import dev.forseti.model.Json;
import dev.forseti.model.RoomId;
import dev.forseti.model.UserId;
import dev.forseti.policy.homeserver.HomeserverClient;
import dev.forseti.runtime.http.Response;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Optional;
import java.util.Queue;
import java.util.Set;
import java.util.TreeMap;
import java.util.concurrent.Executor;

/**
 * Who has power in the community's rooms, as last seen. The rooms are read in the background. One
 * that was never seen is joined if it can be; until it is seen, anybody may be a moderator of it.
 */
public final class RoomModerators {
  private static final int PARALLEL_CALLS = 8;

  /** Somebody made the room and has power in it: an answer without anybody is not believed. */
  private static final Response<Set<UserId>> NOBODY =
      new Response.Retry<>(Duration.ofMinutes(1), "by its answer nobody has power there");

  private final HomeserverClient homeserver;
  private final Set<RoomId> rooms;
  private final RoomProblems problems;
  private final BackgroundCalls<RoomId, Response<Set<UserId>>> calls;
  private final Queue<RoomId> toRead = new ArrayDeque<>();
  private final Map<RoomId, Set<UserId>> seen = new HashMap<>();
  private final Map<RoomId, String> unseen = new TreeMap<>();

  /** Hears which rooms cannot be seen. */
  public interface RoomProblems {
    /** The room could not be read, and why. */
    void unreadable(RoomId room, String why);

    /** The room was read. */
    void readable(RoomId room);
  }

  /** No room was seen yet. */
  public RoomModerators(
      HomeserverClient homeserver, Set<RoomId> rooms, RoomProblems problems, Executor executor) {
    this.homeserver = homeserver;
    this.rooms = Set.copyOf(rooms);
    this.problems = problems;
    this.calls = new BackgroundCalls<>(executor, PARALLEL_CALLS);
  }

  /** Reads all rooms again, those that wait for it already once. */
  public void refresh() {
    rooms.stream().filter(room -> !toRead.contains(room)).forEach(toRead::add);
    start();
  }

  /** Records what was read, and reads the rooms that are left; whether something was recorded. */
  public boolean recordAndRead() {
    var finished = calls.takeFinished();
    finished.forEach(each -> record(each.key(), each.result()));
    start();
    return !finished.isEmpty();
  }

  private void start() {
    while (calls.free() > 0 && !toRead.isEmpty()) {
      RoomId room = toRead.remove();
      calls.start(room, () -> readOrJoin(homeserver, room));
    }
  }

  /** Whether what was read waits to be taken. */
  public boolean hasFinished() {
    return calls.hasFinished();
  }

  private void record(RoomId room, Response<Set<UserId>> found) {
    if (found instanceof Response.Done<Set<UserId>>(Set<UserId> users)) {
      seen.put(room, users);
      unseen.remove(room);
      problems.readable(room);
      return;
    }
    if (!seen.containsKey(room)) {
      unseen.put(room, found.why());
    }
    // A homeserver that is away is one trouble, not one for each room that was seen before.
    if (!seen.containsKey(room) || found instanceof Response.Refused) {
      problems.unreadable(room, found.why());
    }
  }

  private static Response<Set<UserId>> readOrJoin(HomeserverClient homeserver, RoomId room) {
    Response<Set<UserId>> found = read(homeserver, room);
    if (!(found instanceof Response.Refused)) {
      return found;
    }
    Response<RoomId> joined = homeserver.join(room);
    return joined instanceof Response.Done ? read(homeserver, room) : joined.failed();
  }

  private static Response<Set<UserId>> read(HomeserverClient homeserver, RoomId room) {
    Response<Set<UserId>> creators = homeserver.creators(room);
    if (!(creators instanceof Response.Done<Set<UserId>>(Set<UserId> made))) {
      return creators;
    }
    Response<Json.Obj> levels = homeserver.content(room, "m.room.power_levels", "");
    Set<UserId> all = new HashSet<>(made);
    if (levels instanceof Response.Done<Json.Obj>(Json.Obj content)) {
      all.addAll(PowerLevels.moderators(content));
    } else if (!(levels instanceof Response.Refused<Json.Obj> refused
        && refused.errcode().equals("M_NOT_FOUND"))) {
      return levels.failed();
    }
    return all.isEmpty() ? NOBODY : new Response.Done<>(Set.copyOf(all));
  }

  /** All who have power in any room seen. */
  public Set<UserId> all() {
    Set<UserId> all = new HashSet<>();
    seen.values().forEach(all::addAll);
    return all;
  }

  /** Whether a room has not been tried yet since the start. */
  public boolean isFirstReadOpen() {
    return rooms.stream().anyMatch(room -> !seen.containsKey(room) && !unseen.containsKey(room));
  }

  /** Why somebody with power may be unknown; none when all rooms were seen. */
  public Optional<String> whyUnknown() {
    return unseen.entrySet().stream()
        .findFirst()
        .map(each -> "who has power in " + each.getKey() + " is not known: " + each.getValue());
  }
}
