package dev.forseti.policy.state;

import dev.forseti.model.RoomId;
import dev.forseti.model.UserId;
import java.time.Instant;
import java.util.Set;

/**
 * An invitation.
 *
 * @param sender who invited, of several the last one
 * @param earlier who else had invited before and was not answered
 * @param at when a tap heard of it
 */
public record Invite(RoomId room, UserId invited, UserId sender, Set<UserId> earlier, Instant at) {
  public Invite {
    earlier = Set.copyOf(earlier);
  }

  /** By one sender alone. */
  public Invite(RoomId room, UserId invited, UserId sender, Instant at) {
    this(room, invited, sender, Set.of(), at);
  }

  /** The same as if another had invited. */
  public Invite by(UserId other) {
    return new Invite(room, invited, other, at);
  }
}
