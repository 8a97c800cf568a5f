package dev.forseti.policy;

import dev.forseti.model.Json;
import dev.forseti.model.RoomId;
import dev.forseti.model.UserId;
import dev.forseti.policy.enforce.PowerLevels;
import dev.forseti.policy.homeserver.HomeserverClient;
import dev.forseti.runtime.http.Response;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Who has power in the policy room: read by itself, however long the whole room takes. */
final class PolicyRoomPower {
  private final HomeserverClient homeserver;
  private final RoomId room;
  private Json.Obj levels = Json.Obj.EMPTY;

  /** Nothing was read yet. */
  PolicyRoomPower(HomeserverClient homeserver, RoomId room) {
    this.homeserver = homeserver;
    this.room = room;
  }

  /** Reads the power levels; the answer that stopped it, or null. */
  @Nullable Response<?> read() {
    Response<Json.Obj> answer = homeserver.content(room, "m.room.power_levels", "");
    return switch (answer) {
      case Response.Done<Json.Obj>(Json.Obj content) -> {
        levels = content;
        yield null;
      }
      case Response.Refused<Json.Obj> none when none.errcode().equals("M_NOT_FOUND") -> {
        levels = Json.Obj.EMPTY;
        yield null;
      }
      case Response.Refused<Json.Obj> refused -> refused;
      case Response.Retry<Json.Obj> retry -> retry;
    };
  }

  /** Users whom the levels, as last read, give power. */
  Set<UserId> moderators() {
    return PowerLevels.moderators(levels);
  }
}
