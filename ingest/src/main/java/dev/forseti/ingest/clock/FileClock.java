package dev.forseti.ingest.clock;

import dev.forseti.model.RoomEvent;
import dev.forseti.model.RoomId;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Deque;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * When the events of a file happened, for which nobody knows when they came. The order of a room's
 * events bounds what each of them claims: an event is no later than those of other servers behind
 * it, and no earlier than those before it. So a forged clock puts nobody else's events out of their
 * windows. Where most of what follows is older, the file is not in the order of time, and claims
 * are all there is. Not thread-safe.
 */
public final class FileClock {
  /** How many events are looked at behind one. */
  private static final int AHEAD = 64;

  /** How many claims of other servers behind an event are asked. */
  private static final int MOST_CLAIMS = 8;

  private final Deque<RoomEvent> waiting = new ArrayDeque<>();
  private final Map<RoomId, Instant> reached = new HashMap<>();

  /** Takes the next event of the file, and gives back one whose time can be told. */
  public Optional<RoomEvent> next(RoomEvent event) {
    waiting.add(event);
    return waiting.size() > AHEAD ? Optional.of(told(waiting.remove())) : Optional.empty();
  }

  /** Those that are left at the end of the file. */
  public List<RoomEvent> rest() {
    List<RoomEvent> rest = new ArrayList<>(waiting.size());
    while (!waiting.isEmpty()) {
      rest.add(told(waiting.remove()));
    }
    return rest;
  }

  private RoomEvent told(RoomEvent event) {
    Instant before = reached.getOrDefault(event.roomId(), Instant.MIN);
    List<Instant> behind = claimsBehind(event);
    Instant at = noLater(event.sentAt(), before, behind);
    long older = behind.stream().filter(claim -> claim.isBefore(before)).count();
    if (at.isBefore(before) && older * 2 < behind.size()) {
      at = before;
    }
    reached.put(event.roomId(), at);
    return event.arrivedAt(at);
  }

  /**
   * The claim, or the second earliest of those behind that are not older than the event before: one
   * of them may be forged too. Of a room's first event nothing is known before; it is believed up
   * to the middle of those behind.
   */
  private static Instant noLater(Instant claim, Instant before, List<Instant> behind) {
    List<Instant> later = new ArrayList<>(behind);
    later.removeIf(other -> other.isBefore(before));
    Collections.sort(later);
    if (later.isEmpty()) {
      return claim;
    }
    boolean isFirst = before.equals(Instant.MIN);
    int place = isFirst && !claim.isAfter(later.get(later.size() / 2)) ? later.size() / 2 : 1;
    Instant most = later.get(Math.min(place, later.size() - 1));
    return claim.isAfter(most) ? most : claim;
  }

  /** What events of other servers claim that stand behind it in its room. */
  private List<Instant> claimsBehind(RoomEvent event) {
    List<Instant> claims = new ArrayList<>(MOST_CLAIMS);
    for (RoomEvent other : waiting) {
      if (claims.size() == MOST_CLAIMS) {
        break;
      }
      if (other.roomId().equals(event.roomId())
          && !other.originServer().equals(event.originServer())) {
        claims.add(other.sentAt());
      }
    }
    return claims;
  }
}
