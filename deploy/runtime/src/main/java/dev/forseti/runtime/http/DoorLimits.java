package dev.forseti.runtime.http;

import java.time.Duration;

/**
 * How many connections may be open whose callers have not said who they are, and how long.
 *
 * @param perAddress from one address: an IPv4 address, or a /64 of IPv6
 * @param strangers from everywhere together
 * @param within how long one has until it has said who it is
 */
public record DoorLimits(int perAddress, int strangers, Duration within) {
  /** For what homeservers call: their first request is on its way when they connect. */
  public static final DoorLimits OF_HOMESERVERS = new DoorLimits(32, 256, Duration.ofSeconds(10));

  public DoorLimits {
    if (perAddress < 1 || strangers < perAddress || !within.isPositive()) {
      throw new IllegalArgumentException(
          "limits of strangers must be above 0, and for an address at most those for all, were "
              + perAddress
              + " of "
              + strangers
              + ", within "
              + within);
    }
  }
}
