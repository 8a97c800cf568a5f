package dev.forseti.policy.management;

import dev.forseti.model.RoomId;
import dev.forseti.policy.homeserver.HomeserverClient;
import dev.forseti.policy.homeserver.StateEvent;
import dev.forseti.runtime.http.Response;
import java.util.Optional;

/**
 * What a management room is like.
 *
 * @param isEncrypted whether nobody but members' clients can read it
 * @param isOpen whether anybody may join it
 */
record ManagementSettings(boolean isEncrypted, boolean isOpen) {
  static final String ENCRYPTION = "m.room.encryption";
  static final String JOIN_RULES = "m.room.join_rules";

  /** Asks the homeserver, and joins the room if we are not in it. */
  static Response<ManagementSettings> readOrJoin(HomeserverClient homeserver, RoomId room) {
    Response<RoomId> joined = homeserver.join(room);
    return joined instanceof Response.Done ? read(homeserver, room) : joined.failed();
  }

  private static Response<ManagementSettings> read(HomeserverClient homeserver, RoomId room) {
    Response<Optional<StateEvent>> encryption = homeserver.stateEventIfSet(room, ENCRYPTION, "");
    return encryption instanceof Response.Done<Optional<StateEvent>>(Optional<StateEvent> set)
        ? homeserver
            .stateEventIfSet(room, JOIN_RULES, "")
            .map(rules -> new ManagementSettings(set.isPresent(), isPublic(rules)))
        : encryption.failed();
  }

  private static boolean isPublic(Optional<StateEvent> rules) {
    return rules
        .flatMap(each -> each.content().string("join_rule"))
        .filter("public"::equals)
        .isPresent();
  }

  /** Why it cannot serve as one; none if it can. */
  Optional<String> whyNot() {
    if (isEncrypted) {
      return Optional.of("it is encrypted, and Forseti cannot read what is said there");
    }
    return isOpen
        ? Optional.of("anybody may join it and read there whom moderators decide about")
        : Optional.empty();
  }
}
