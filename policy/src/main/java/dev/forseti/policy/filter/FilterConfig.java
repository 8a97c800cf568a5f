package dev.forseti.policy.filter;

import dev.forseti.model.EntityPattern;
import dev.forseti.model.RoomId;
import dev.forseti.model.ServerName;
import dev.forseti.model.UserId;
import dev.forseti.policy.homeserver.PolicyRoomSpec;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * To whom filters are offered.
 *
 * @param servers whose users may invite us into rooms; none when no filters are offered
 * @param mostRooms how many rooms may have a filter, 1 to {@value #MOST}
 * @param policyRoom where our list is: entries of other rooms do not count
 * @param managementRoom where commands are policy's
 * @param community rooms in which policy bans whom the list names by itself
 * @param moderators users to whom nothing is done in any room
 * @param allowed more of them, and servers
 */
public record FilterConfig(
    Set<ServerName> servers,
    int mostRooms,
    PolicyRoomSpec policyRoom,
    Optional<RoomId> managementRoom,
    Set<RoomId> community,
    Set<UserId> moderators,
    List<EntityPattern> allowed) {
  /** Rooms of our own, and of lists that are watched. */
  private static final int OTHERS = 100;

  /** The most rooms that may be configured. */
  public static final int MOST = 10_000;

  public FilterConfig {
    servers = Set.copyOf(servers);
    community = Set.copyOf(community);
    moderators = Set.copyOf(moderators);
    allowed = List.copyOf(allowed);
    if (mostRooms < 1 || mostRooms > MOST) {
      throw new IllegalArgumentException("mostRooms must be 1 to " + MOST + ", was " + mostRooms);
    }
  }

  /** Whether anybody may have a filter. */
  public boolean isOffered() {
    return !servers.isEmpty();
  }

  /** Whether the user may invite us. */
  boolean isOfferedTo(UserId user) {
    return servers.stream().anyMatch(each -> each.value().equalsIgnoreCase(user.server().value()));
  }

  /** In so many rooms we may be: not each has a filter that is on. */
  int mostJoined() {
    return 2 * mostRooms + OTHERS;
  }

  /** Whether nothing is done to the user in any room. */
  boolean isSpared(UserId user) {
    return moderators.contains(user)
        || allowed.stream()
            .anyMatch(each -> each.matches(user.value()) || each.matches(user.server().host()));
  }
}
