package dev.forseti.policy.management;

import dev.forseti.model.Mode;
import dev.forseti.model.RoomId;
import java.util.Set;

/**
 * What the management room tells of.
 *
 * @param room where moderators speak to us
 * @param mode how far verdicts go without a moderator
 * @param rooms the community's
 * @param enforce whether who is listed is banned in them
 */
public record ManagementConfig(RoomId room, Mode mode, Set<RoomId> rooms, boolean enforce) {
  public ManagementConfig {
    rooms = Set.copyOf(rooms);
  }
}
