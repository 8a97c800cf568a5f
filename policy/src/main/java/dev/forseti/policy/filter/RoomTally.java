package dev.forseti.policy.filter;

import dev.forseti.model.EventId;
import dev.forseti.model.UserId;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/** What a filter has done in its room since Forseti started; used by one thread. */
final class RoomTally {
  private static final int RECENT = 100;
  private static final int MOST_NAMED = 10_000;

  private final ArrayDeque<Removal> recent = new ArrayDeque<>();
  private final Set<UserId> wouldBan = new HashSet<>();
  int removed;
  int wouldRemove;
  int banned;
  int freed;
  int notDone;

  /**
   * A message that was removed, or would have been.
   *
   * @param because why, for everybody: who asks is answered in the room
   * @param isDone whether it was removed, and not only counted
   */
  record Removal(UserId sender, EventId event, Instant at, String because, boolean isDone) {}

  void note(Removal removal) {
    recent.addLast(removal);
    if (recent.size() > RECENT) {
      recent.removeFirst();
    }
  }

  /** Those of a user, newest first. */
  List<Removal> of(UserId user) {
    return recent.reversed().stream().filter(each -> each.sender().equals(user)).toList();
  }

  void wouldBan(UserId user) {
    if (wouldBan.size() < MOST_NAMED) {
      wouldBan.add(user);
    }
  }

  int wouldBan() {
    return wouldBan.size();
  }
}
