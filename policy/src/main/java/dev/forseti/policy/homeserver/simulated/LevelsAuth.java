package dev.forseti.policy.homeserver.simulated;

import dev.forseti.model.Json;
import dev.forseti.model.UserId;
import dev.forseti.policy.homeserver.RoomPower;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Which change of a room's power levels a homeserver refuses: nobody gives more than they have. */
final class LevelsAuth {
  private LevelsAuth() {}

  static Optional<SimulatedRefusal> set(SimulatedRoom room, UserId user, Json.Obj levels) {
    Map<String, Json> users = levels.object("users").fields();
    for (Map.Entry<String, Json> each : users.entrySet()) {
      if (!(each.getValue() instanceof Json.Int)) {
        return Optional.of(
            new SimulatedRefusal(400, "M_BAD_JSON", each.getKey() + " has no whole number"));
      }
    }
    RoomPower power = room.power();
    for (UserId creator : power.creators()) {
      if (users.containsKey(creator.value())) {
        return Optional.of(
            new SimulatedRefusal(
                400, "M_UNKNOWN", "Creator user " + creator + " must not appear in content.users"));
      }
    }
    return power.levels().flatMap(before -> change(before, levels, user, power.of(user)));
  }

  private static Optional<SimulatedRefusal> change(
      Json.Obj before, Json.Obj after, UserId user, long power) {
    Map<String, Json> old = flat(before);
    Map<String, Json> fresh = flat(after);
    Map<String, Json> all = new LinkedHashMap<>(old);
    all.putAll(fresh);
    for (String key : all.keySet()) {
      Long from = level(old.get(key));
      Long to = level(fresh.get(key));
      boolean same = from != null && from.equals(to);
      boolean equals =
          key.startsWith("users/@")
              && !key.equals("users/" + user)
              && from != null
              && from == power;
      if (!same && equals) {
        return Optional.of(
            SimulatedRefusal.forbidden(
                "You don't have permission to remove ops level equal to your own"));
      }
      if (!same && ((from != null && from > power) || (to != null && to > power))) {
        return Optional.of(
            SimulatedRefusal.forbidden(
                "You don't have permission to add ops level greater than your own"));
      }
    }
    return Optional.empty();
  }

  private static Map<String, Json> flat(Json.Obj levels) {
    Map<String, Json> flat = new LinkedHashMap<>(levels.fields());
    for (String group : new String[] {"users", "events"}) {
      levels.object(group).fields().forEach((key, value) -> flat.put(group + "/" + key, value));
    }
    return flat;
  }

  private static @Nullable Long level(@Nullable Json value) {
    return value instanceof Json.Int(long level) ? Long.valueOf(level) : null;
  }
}
