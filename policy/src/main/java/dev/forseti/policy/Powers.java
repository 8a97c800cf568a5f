package dev.forseti.policy;

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
 * Who has power in the policy room and the community's rooms, as last seen. A room that was never
 * seen is joined if it can be; until it is seen, nobody can be told from its moderators.
 */
final class Powers {
  private static final Logger log = LoggerFactory.getLogger(Powers.class);

  private final HomeserverClient homeserver;
  private final Set<RoomId> rooms;
  private final Map<RoomId, Set<UserId>> seen = new HashMap<>();
  private final Map<RoomId, String> unseen = new TreeMap<>();

  Powers(HomeserverClient homeserver, Set<RoomId> rooms) {
    this.homeserver = homeserver;
    this.rooms = rooms;
  }

  /** Looks at all rooms again. */
  void look() {
    for (RoomId room : rooms) {
      Response<Set<UserId>> found = in(room);
      if (found instanceof Response.Refused && homeserver.join(room) instanceof Response.Done) {
        found = in(room);
      }
      switch (found) {
        case Response.Done<Set<UserId>>(Set<UserId> users) -> {
          seen.put(room, users);
          unseen.remove(room);
        }
        case Response.Refused<Set<UserId>>(int status, String errcode, String error) ->
            miss(room, errcode + " " + error);
        case Response.Retry<Set<UserId>> retry -> miss(room, retry.why());
      }
    }
  }

  private void miss(RoomId room, String why) {
    if (!seen.containsKey(room) && unseen.put(room, why) == null) {
      log.warn(
          "who has power in {} cannot be read ({}): invite us there, or take it out of the"
              + " community's rooms; until then nothing is listed without a moderator",
          room,
          why);
    }
  }

  private Response<Set<UserId>> in(RoomId room) {
    Response<Set<UserId>> creators = homeserver.creators(room);
    if (!(creators instanceof Response.Done<Set<UserId>>(Set<UserId> made))) {
      return creators;
    }
    Response<Json.Obj> levels = homeserver.content(room, "m.room.power_levels", "");
    if (levels instanceof Response.Refused<Json.Obj>(int status, String errcode, String error)
        && errcode.equals("M_NOT_FOUND")) {
      return creators;
    }
    return levels.map(
        content -> {
          Set<UserId> all = new HashSet<>(made);
          all.addAll(ListRoom.powerful(content));
          return all;
        });
  }

  /** All who have power in any room seen. */
  Set<UserId> all() {
    Set<UserId> all = new HashSet<>();
    seen.values().forEach(all::addAll);
    return all;
  }

  /** Why somebody with power may be unknown; none when all rooms were seen. */
  Optional<String> gap() {
    return unseen.entrySet().stream()
        .findFirst()
        .map(each -> "who has power in " + each.getKey() + " is not known: " + each.getValue());
  }
}
