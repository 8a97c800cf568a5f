package dev.forseti.policy.enforce;

import dev.forseti.model.Json;
import dev.forseti.model.RoomId;
import dev.forseti.model.UserId;
import dev.forseti.policy.homeserver.HomeserverClient;
import dev.forseti.runtime.http.Response;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Who has power in the community's rooms, as last seen. A room that was never seen is joined if it
 * can be; until it is seen, nobody can be told from its moderators.
 */
public final class RoomModerators {
  private static final Logger log = LoggerFactory.getLogger(RoomModerators.class);

  private final HomeserverClient homeserver;
  private final Set<RoomId> rooms;
  private final Map<RoomId, Set<UserId>> seen = new HashMap<>();
  private final Map<RoomId, String> unseen = new TreeMap<>();

  /** No room was seen yet. */
  public RoomModerators(HomeserverClient homeserver, Set<RoomId> rooms) {
    this.homeserver = homeserver;
    this.rooms = rooms;
  }

  /** Looks at all rooms again. */
  public void refresh() {
    for (RoomId room : rooms) {
      Response<Set<UserId>> found = read(room);
      if (found instanceof Response.Refused && homeserver.join(room) instanceof Response.Done) {
        found = read(room);
      }
      if (found instanceof Response.Done<Set<UserId>>(Set<UserId> users)) {
        seen.put(room, users);
        unseen.remove(room);
      } else {
        recordUnseen(room, found.why());
      }
    }
  }

  private void recordUnseen(RoomId room, String why) {
    if (!seen.containsKey(room) && unseen.put(room, why) == null) {
      log.warn(
          "who has power in {} cannot be read ({}): invite us there, or take it out of the"
              + " community's rooms; until then nothing is listed without a moderator",
          room,
          why);
    }
  }

  private Response<Set<UserId>> read(RoomId room) {
    Response<Set<UserId>> creators = homeserver.creators(room);
    if (!(creators instanceof Response.Done<Set<UserId>>(Set<UserId> made))) {
      return creators;
    }
    Response<Json.Obj> levels = homeserver.content(room, "m.room.power_levels", "");
    if (levels instanceof Response.Refused<Json.Obj> refused
        && refused.errcode().equals("M_NOT_FOUND")) {
      return creators;
    }
    return levels.map(
        content -> {
          Set<UserId> all = new HashSet<>(made);
          all.addAll(PowerLevels.moderators(content));
          return all;
        });
  }

  /** All who have power in any room seen. */
  public Set<UserId> all() {
    Set<UserId> all = new HashSet<>();
    seen.values().forEach(all::addAll);
    return all;
  }

  /** Why somebody with power may be unknown; none when all rooms were seen. */
  public Optional<String> whyUnknown() {
    return unseen.entrySet().stream()
        .findFirst()
        .map(each -> "who has power in " + each.getKey() + " is not known: " + each.getValue());
  }
}
