package dev.forseti.policy.homeserver;

import dev.forseti.model.Json;
import dev.forseti.model.UserId;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * Who made a room, when that gives power without end: since room version 12 creators stand in no
 * power levels. A version that is not known counts as a new one.
 */
public final class Creators {
  private static final Set<String> OLD_VERSIONS =
      Set.of("1", "2", "3", "4", "5", "6", "7", "8", "9", "10", "11");

  private static final Json TEXT = new Json.Str("");
  private static final Json LIST = new Json.Arr(List.of());

  private Creators() {}

  /** The creators that the event names; none if it is no event that made a room. */
  static Optional<Set<UserId>> read(Json.Obj event) {
    Optional<String> sender = event.string("sender");
    boolean readable =
        event.string("type").filter("m.room.create"::equals).isPresent()
            && sender.isPresent()
            && event.fields().get("content") instanceof Json.Obj content
            && content.fields().getOrDefault("room_version", TEXT) instanceof Json.Str
            && content.fields().getOrDefault("additional_creators", LIST) instanceof Json.Arr;
    return readable
        ? Optional.of(of(event.object("content"), sender.orElseThrow()))
        : Optional.empty();
  }

  /**
   * The creators that the room's create event names.
   *
   * @param sender who sent it; empty when that is not known
   */
  public static Set<UserId> of(Json.Obj content, String sender) {
    if (OLD_VERSIONS.contains(content.string("room_version").orElse("1"))) {
      return Set.of();
    }
    Set<UserId> creators = new HashSet<>();
    add(sender, creators);
    for (Json each : content.array("additional_creators")) {
      if (each instanceof Json.Str(String user)) {
        add(user, creators);
      }
    }
    return Set.copyOf(creators);
  }

  private static void add(String user, Set<UserId> creators) {
    UserId.read(user).ifPresent(creators::add); // if no user has that id, there is nobody to spare
  }
}
