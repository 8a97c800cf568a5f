package dev.forseti.policy.homeserver;

import dev.forseti.model.EventFlag;
import dev.forseti.model.RoomEvent;
import java.util.EnumSet;
import java.util.Set;

/** Whether an event of a tap says how a room is now. */
public final class LiveEvent {
  private static final Set<EventFlag> NO_NEWS =
      EnumSet.of(
          EventFlag.SOFT_FAILED,
          EventFlag.POLICY_REFUSED,
          EventFlag.REJECTED,
          EventFlag.BACKFILLED,
          EventFlag.UNREADABLE);

  private LiveEvent() {}

  /** Whether the homeserver shows it to the room, and it can be read. */
  public static boolean isLive(RoomEvent event) {
    return event.flags().stream().noneMatch(NO_NEWS::contains);
  }
}
