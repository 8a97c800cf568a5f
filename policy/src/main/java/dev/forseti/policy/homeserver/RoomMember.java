package dev.forseti.policy.homeserver;

import dev.forseti.model.Json;
import dev.forseti.model.UserId;
import java.util.Optional;
import java.util.Set;

/**
 * How a user stands to a room, and because of whom.
 *
 * @param membership {@code join}, {@code leave}, {@code ban} or the like
 * @param by who made it so; empty when that cannot be read
 */
public record RoomMember(String membership, Optional<UserId> by) {

  private static final Set<String> MEMBERSHIPS = Set.of("join", "invite", "knock", "leave", "ban");

  /** What the member event says; none if it is no such event, which says nothing of anybody. */
  static Optional<RoomMember> read(Json.Obj event) {
    Optional<String> sender = event.string("sender");
    return event
        .object("content")
        .string("membership")
        .filter(MEMBERSHIPS::contains)
        .filter(known -> sender.isPresent())
        .map(known -> new RoomMember(known, sender.flatMap(UserId::read)));
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
