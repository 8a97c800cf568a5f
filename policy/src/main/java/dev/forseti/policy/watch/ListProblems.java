package dev.forseti.policy.watch;

import dev.forseti.model.RoomId;
import java.util.Map;
import java.util.Optional;

/** Hears what is wrong with watched lists; each list by the name that the operator gave it. */
public interface ListProblems {
  /** The list could not be read, and why; what was known of it counts on. */
  void unreadable(String list, String why);

  /** The list was read. */
  void readable(String list);

  /**
   * The list's room was closed and does not say what becomes of its entries.
   *
   * @param next the room that replaces it; none when no room is named that can be
   */
  void closed(String list, Optional<RoomId> next);

  /** The list's room is open, or says where it goes on. */
  void open(String list);

  /** Another list that is watched is in the same room, which counts as that one's. */
  void sameRoom(String list, RoomId room, String other);

  /**
   * Entries that are set aside, since they would do harm here; none any more when it is empty.
   *
   * @param why the reason by entity
   */
  void quarantined(String list, Map<String, String> why);

  /** More bans at once would be lifted than may be; the list may be watched no more. */
  void liftsHeld(String list);

  /** The list names more users at once than a moderator is asked about. */
  void casesHeld(String list);

  /** No cases of the list wait. */
  void casesDone(String list);

  /** No bans of the list wait to be lifted. */
  void liftsDone(String list);
}
