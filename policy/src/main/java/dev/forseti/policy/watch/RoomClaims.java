package dev.forseti.policy.watch;

import dev.forseti.model.RoomId;
import java.util.HashMap;
import java.util.Map;
import java.util.Objects;

/**
 * Of which list a room is that several lead to: of one that is named by it before one that only a
 * tombstone led there, then of the one that is trusted more, then of the one that had it first.
 */
final class RoomClaims {
  private final Map<String, WatchedList> lists;

  /** The room behind each name, as last read. */
  private final Map<String, RoomId> named = new HashMap<>();

  RoomClaims(Map<String, WatchedList> lists) {
    this.lists = lists;
  }

  /** The list is named by the room; one that was found on the way says nothing. */
  void named(String list, RoomId room) {
    named.put(list, room);
  }

  /** Whether the room is rather the list's than the other's, which has it. */
  boolean outranks(String list, String other, RoomId room) {
    if (isNamed(list, room) != isNamed(other, room)) {
      return isNamed(list, room);
    }
    WatchedList mine = lists.get(list);
    WatchedList theirs = lists.get(other);
    return mine != null
        && (theirs == null || mine.trust().mode().compareTo(theirs.trust().mode()) > 0);
  }

  private boolean isNamed(String list, RoomId room) {
    return list.equals(room.value()) || Objects.equals(named.get(list), room);
  }
}
