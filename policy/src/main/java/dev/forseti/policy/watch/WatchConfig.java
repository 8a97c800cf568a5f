package dev.forseti.policy.watch;

import dev.forseti.lists.opinion.Trust;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/**
 * Which lists of others are watched, and how much may follow from them.
 *
 * @param lists each room once; those that are ignored are not read
 * @param mostMembers of how many members of the community's rooms an entry may speak; one that
 *     speaks of more is set aside; 1 to 100,000
 * @param bansPerHour users whom the word of one list may ban within any hour; 1 to 100,000
 */
public record WatchConfig(List<WatchedList> lists, int mostMembers, int bansPerHour) {
  /** The least of both limits. */
  static final int LEAST = 1;

  /** The greatest of both limits. */
  static final int MOST = 100_000;

  /** No list is watched. */
  public static final WatchConfig NONE = new WatchConfig(List.of(), 50, 60);

  public WatchConfig {
    lists = lists.stream().filter(list -> list.trust().mode() != Trust.Mode.IGNORE).toList();
    if (mostMembers < LEAST || mostMembers > MOST) {
      throw new IllegalArgumentException("mostMembers must be 1 to 100000, was " + mostMembers);
    }
    if (bansPerHour < LEAST || bansPerHour > MOST) {
      throw new IllegalArgumentException("bansPerHour must be 1 to 100000, was " + bansPerHour);
    }
    Set<String> names = new HashSet<>();
    for (WatchedList list : lists) {
      if (!names.add(list.name())) {
        throw new IllegalArgumentException("the list " + list.name() + " is named twice");
      }
    }
  }

  /** Whether no list is read: then nothing of this package is done. */
  public boolean isEmpty() {
    return lists.isEmpty();
  }
}
