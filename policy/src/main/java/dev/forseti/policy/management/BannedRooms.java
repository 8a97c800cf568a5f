package dev.forseti.policy.management;

import dev.forseti.model.RoomId;
import dev.forseti.model.Subject;
import dev.forseti.policy.state.PolicyState;
import java.util.Set;
import java.util.stream.Collectors;

/** Where our bans of somebody are in force, as far as known. */
final class BannedRooms {
  private BannedRooms() {}

  static Set<RoomId> of(PolicyState state, Subject subject) {
    Set<String> causes = state.bans().causes(subject);
    return state.bans().rooms(subject).stream()
        .filter(
            room -> causes.stream().anyMatch(each -> state.bans().isInForce(subject, room, each)))
        .collect(Collectors.toSet());
  }
}
