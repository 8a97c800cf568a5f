package dev.forseti.policy.enforce;

import dev.forseti.model.Json;
import dev.forseti.model.UserId;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;

/** Reads the content of {@code m.room.power_levels}. */
public final class PowerLevels {
  private static final long MODERATOR = 50;

  private PowerLevels() {}

  /** Users with at least the power of a moderator. */
  public static Set<UserId> moderators(Json.Obj content) {
    Set<UserId> moderators = new HashSet<>();
    for (Map.Entry<String, Json> each : content.object("users").fields().entrySet()) {
      if (level(each.getValue()) >= MODERATOR) {
        // Old rooms let anything stand there; what is no id can be nobody's.
        UserId.read(each.getKey()).ifPresent(moderators::add);
      }
    }
    return moderators;
  }

  /**
   * Rooms before version 10 let a level be a text or a fraction too, and homeservers read those.
   */
  private static long level(Json value) {
    return switch (value) {
      case Json.Int(long level) -> level;
      case Json.Real(double level) -> (long) level;
      case Json.Str(String text) when text.strip().matches("[+-]?[0-9]{1,18}") ->
          Long.parseLong(text.strip());
      default -> 0;
    };
  }
}
