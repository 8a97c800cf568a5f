package dev.forseti.policy.homeserver;

import dev.forseti.model.Json;
import dev.forseti.model.UserId;
import java.util.Optional;

/**
 * How a user stands to a room, and because of whom.
 *
 * @param membership {@code join}, {@code leave}, {@code ban} or the like
 * @param by who made it so; empty when that cannot be read
 */
public record RoomMember(String membership, Optional<UserId> by) {

  static RoomMember of(Json.Obj event) {
    return new RoomMember(
        event.object("content").string("membership").orElse(""),
        event.string("sender").flatMap(UserId::read));
  }

  /** Whether the user is banned there. */
  public boolean isBanned() {
    return membership.equals("ban");
  }

  /** Whether that user banned this one. */
  public boolean isBannedBy(UserId user) {
    return isBanned() && by.filter(user::equals).isPresent();
  }
}
