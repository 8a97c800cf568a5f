package dev.forseti.admin;

import java.util.List;

/**
 * What policy does with a moderator's decision to list, so that pages promise no more.
 *
 * @param enforcedRooms ids of the rooms in which listed users are banned; empty when nobody is
 * @param self as whom it acts, a user id; empty when that is not known
 * @param decidedPerHour entries of moderators that may be published within any hour; 1 at least
 */
public record PolicyLimits(List<String> enforcedRooms, String self, int decidedPerHour) {
  /** Entries only: nobody is banned. The quota is the one that policy has. */
  public static final PolicyLimits LIST_ONLY = new PolicyLimits(List.of(), 2_000);

  /** Of a policy of which it is not known as whom it acts. */
  public PolicyLimits(List<String> enforcedRooms, int decidedPerHour) {
    this(enforcedRooms, "", decidedPerHour);
  }

  public PolicyLimits {
    enforcedRooms = List.copyOf(enforcedRooms);
    if (decidedPerHour < 1) {
      throw new IllegalArgumentException(
          "decidedPerHour must be at least 1, was " + decidedPerHour);
    }
  }
}
