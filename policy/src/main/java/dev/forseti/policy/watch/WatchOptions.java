package dev.forseti.policy.watch;

import dev.forseti.lists.opinion.Trust;
import dev.forseti.runtime.config.BoundedTypes;
import dev.forseti.runtime.config.ConfigOption;
import dev.forseti.runtime.config.ConfigValues;
import dev.forseti.runtime.config.FoundProblems;
import dev.forseti.runtime.config.OptionTypes;
import java.util.EnumSet;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/** What an operator may say of the lists of others. */
public final class WatchOptions {
  /** Which. */
  public static final ConfigOption<List<WatchedList>> WATCHED =
      ConfigOption.of(
          "lists.watched",
          OptionTypes.list(WatchedList.ALLOWED, WatchedList::read),
          "",
          "Lists of others, separated by commas, each a room's id or alias with its mode, like"
              + " '#spam-bl:example.org mode=suggest'. ignore: not read; notify: shown alone;"
              + " suggest: opens a case for members of the community's rooms whom it names; apply:"
              + " bans them there, within the limits below. cap is the gravest that is followed"
              + " (ban), until a day on which the trust ends, without the events of entries that"
              + " do not count here");

  /** Quarantine. */
  public static final ConfigOption<Integer> MOST_MEMBERS =
      ConfigOption.of(
          "lists.most-members",
          BoundedTypes.whole(WatchConfig.LEAST, WatchConfig.MOST),
          Integer.toString(WatchConfig.NONE.mostMembers()),
          "An entry that covers more members of the community's rooms than this is set aside");

  /** Quota. */
  public static final ConfigOption<Integer> BANS_PER_HOUR =
      ConfigOption.of(
          "lists.bans-per-hour",
          BoundedTypes.whole(WatchConfig.LEAST, WatchConfig.MOST),
          Integer.toString(WatchConfig.NONE.bansPerHour()),
          "Most users an hour whom the word of one list bans, beyond which each one is a case; and"
              + " about how many of one list a moderator is asked in an hour, beyond which they"
              + " wait");

  /** Memory. */
  public static final ConfigOption<Integer> MOST_ENTRIES =
      ConfigOption.of(
          "lists.most-entries",
          BoundedTypes.whole(WatchConfig.LEAST, WatchConfig.MOST_ENTRIES),
          Integer.toString(WatchConfig.NONE.mostEntries()),
          "A list with more entries than this, emptied ones included, or with more than 2 KiB for"
              + " each in the mean, is too large: it is not read, and counts as it was");

  private WatchOptions() {}

  /** What the configuration says. */
  public static WatchConfig config(ConfigValues values) {
    return new WatchConfig(
        values.get(WATCHED),
        values.get(MOST_MEMBERS),
        values.get(BANS_PER_HOUR),
        values.get(MOST_ENTRIES));
  }

  /**
   * Files what does not go together.
   *
   * @param hasRooms whether the community has rooms
   * @param enforces whether anybody may be banned there
   */
  public static void check(
      ConfigValues values, boolean hasRooms, boolean enforces, FoundProblems problems) {
    Set<String> names = new HashSet<>();
    Set<Trust.Mode> modes = EnumSet.noneOf(Trust.Mode.class);
    for (WatchedList list : values.get(WATCHED)) {
      modes.add(list.trust().mode());
      if (!names.add(list.name())) {
        problems.add("'lists.watched' names " + list.name() + " twice");
      }
    }
    boolean asks = modes.contains(Trust.Mode.SUGGEST) || modes.contains(Trust.Mode.APPLY);
    if (asks && !hasRooms) {
      problems.add("'lists.watched' with suggest or apply needs rooms under 'community.rooms'");
    }
    if (modes.contains(Trust.Mode.APPLY) && !enforces) {
      problems.add("'lists.watched' with apply needs 'policy.enforce: true'");
    }
  }
}
