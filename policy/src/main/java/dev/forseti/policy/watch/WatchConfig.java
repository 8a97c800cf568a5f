package dev.forseti.policy.watch;

import dev.forseti.lists.opinion.Trust;
import dev.forseti.policy.homeserver.StateBounds;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/**
 * Which lists of others are watched, and how much may follow from them.
 *
 * @param lists each room once; those that are ignored are not read
 * @param mostMembers of how many members of the community's rooms an entry may speak; one that
 *     speaks of more is set aside; 1 to 100,000
 * @param bansPerHour users whom the word of one list may ban within any hour, and about how many a
 *     moderator is asked; 1 to 100,000
 * @param mostEntries how many pieces of state a list may have, emptied ones included, each of 2 KiB
 *     of memory in the mean; one that has more is not read; 1 to 1,000,000
 */
public record WatchConfig(
    List<WatchedList> lists, int mostMembers, int bansPerHour, int mostEntries) {
  /** The least of all limits. */
  static final int LEAST = 1;

  /** The greatest of those of members and bans. */
  static final int MOST = 100_000;

  /** The most entries that may be allowed. */
  static final int MOST_ENTRIES = 1_000_000;

  private static final int BYTES_EACH = 2048;

  /** Few entries may be large ones. */
  private static final int LEAST_BYTES = 1 << 20;

  /** No list is watched. */
  public static final WatchConfig NONE = new WatchConfig(List.of(), 50, 60, 50_000);

  public WatchConfig {
    lists = lists.stream().filter(list -> list.trust().mode() != Trust.Mode.IGNORE).toList();
    if (mostMembers < LEAST || mostMembers > MOST) {
      throw new IllegalArgumentException("mostMembers must be 1 to 100000, was " + mostMembers);
    }
    if (bansPerHour < LEAST || bansPerHour > MOST) {
      throw new IllegalArgumentException("bansPerHour must be 1 to 100000, was " + bansPerHour);
    }
    if (mostEntries < LEAST || mostEntries > MOST_ENTRIES) {
      throw new IllegalArgumentException("mostEntries must be 1 to 1000000, was " + mostEntries);
    }
    Set<String> names = new HashSet<>();
    for (WatchedList list : lists) {
      if (!names.add(list.name())) {
        throw new IllegalArgumentException("the list " + list.name() + " is named twice");
      }
    }
  }

  /** How much of one list is taken in. */
  public StateBounds bounds() {
    return new StateBounds(mostEntries, Math.max(LEAST_BYTES, (long) BYTES_EACH * mostEntries));
  }

  /** Whether no list is read: then nothing of this package is done. */
  public boolean isEmpty() {
    return lists.isEmpty();
  }
}
