package dev.forseti.policy.enforce;

import dev.forseti.model.RoomId;
import dev.forseti.policy.homeserver.Backoff;
import dev.forseti.runtime.http.Response;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;

/**
 * When the next action in a room may be tried: each room has its own backoff. A rate limit, and no
 * answer at all, are no fault of the room: they hold up all rooms.
 */
public final class RoomBackoffs {
  private static final int TOO_MANY_REQUESTS = 429;

  private final Backoff all = new Backoff();
  private final Map<RoomId, Backoff> byRoom = new HashMap<>();

  /** Whether the last answer was none: the homeserver may be away. */
  private boolean silent;

  /** Whether the homeserver gave no answer when it was asked last. */
  public boolean isSilent() {
    return silent;
  }

  /** Whether it is too early to ask something about the room. */
  public boolean mustWait(RoomId room, Instant now) {
    Backoff own = byRoom.get(room);
    return all.mustWait(now) || (own != null && own.mustWait(now));
  }

  /** Takes in what was answered about the room. */
  public void record(RoomId room, Response<?> answer, Instant now) {
    silent = answer instanceof Response.Retry<?> none && none.status() == 0;
    if (answer instanceof Response.Retry<?> retry) {
      byRoom.computeIfAbsent(room, r -> new Backoff()).failed(retry, now);
      boolean general = retry.status() == TOO_MANY_REQUESTS || retry.status() == 0;
      if (general || retry.errcode().equals("M_LIMIT_EXCEEDED")) {
        all.failed(retry, now);
      }
    } else {
      byRoom.remove(room);
      all.worked();
    }
  }
}
