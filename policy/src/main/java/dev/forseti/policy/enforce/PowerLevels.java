package dev.forseti.policy.enforce;

import dev.forseti.model.Json;
import dev.forseti.model.UserId;
import dev.forseti.policy.homeserver.RoomPower;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;

/** Reads the content of {@code m.room.power_levels}. */
public final class PowerLevels {
  private PowerLevels() {}

  /** Users with at least the power of a moderator. */
  public static Set<UserId> moderators(Json.Obj content) {
    Set<UserId> moderators = new HashSet<>();
    for (Map.Entry<String, Json> each : content.object("users").fields().entrySet()) {
      if (RoomPower.level(each.getValue()).orElse(0L) >= RoomPower.MODERATOR) {
        // Old rooms let anything stand there; what is no id can be nobody's.
        UserId.read(each.getKey()).ifPresent(moderators::add);
      }
    }
    return moderators;
  }
}
