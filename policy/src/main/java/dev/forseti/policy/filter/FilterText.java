package dev.forseti.policy.filter;

import dev.forseti.model.UserId;
import dev.forseti.policy.filter.RoomFilter.Mode;
import dev.forseti.policy.homeserver.RoomPower;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.TreeSet;

/** What rooms are told of their filters, in plain words. */
final class FilterText {
  static final String HELP =
      """
      I filter this room for whoever may change its settings. Commands:
      !forseti status: what the filter does here, and what it has done
      !forseti filter on, or off, or observe (nothing is done, it is only counted)
      !forseti packs: what can be removed
      !forseti filter PACK: also remove what that pack hits; !forseti filter drop PACK: no longer
      !forseti filter threshold 6: how much evidence removes a message: 1 (strict) to 50, or none
      !forseti filter reset: forget all settings
      !forseti spare @USER:SERVER, or spare SERVER: leave them alone; !forseti unspare: no longer
      !forseti why @USER:SERVER: why messages of somebody were removed\
      """;

  private static final int NAMES = 10;

  private FilterText() {}

  /** What a filter does. */
  static String of(RoomFilter filter, RoomPower power) {
    if (filter.mode() == Mode.OFF) {
      return "Nothing is filtered here.";
    }
    List<String> does = new ArrayList<>();
    if (!filter.remove().isEmpty()) {
      does.add("remove messages that are hit by " + names(filter.remove()));
    }
    if (filter.threshold() != RoomFilter.NO_THRESHOLD) {
      does.add(
          "remove messages with strong evidence against them (threshold %d; lower is stricter)"
              .formatted(filter.threshold()));
    }
    if (filter.bansListed()) {
      does.add("ban whom Forseti's list names");
    }
    String spared =
        " I leave alone everyone who may kick here (power level %d)%s."
            .formatted(
                power.to("kick"), filter.spare().isEmpty() ? "" : ", and " + names(filter.spare()));
    if (does.isEmpty()) {
      return "Nothing is chosen that could be done: say !forseti filter threshold 6.";
    }
    return (filter.mode() == Mode.ACT ? "I " : "I do nothing and count what I would do: ")
        + String.join("; ", does)
        + "."
        + spared;
  }

  /** Some names of many. */
  static String names(Collection<String> names) {
    List<String> first = new TreeSet<>(names).stream().limit(NAMES).toList();
    String more =
        names.size() > first.size() ? " and %d more".formatted(names.size() - first.size()) : "";
    return String.join(", ", first) + more;
  }

  /** What we may not do that the filter asks for; none if we may all. */
  static Optional<String> missingPower(RoomFilter filter, RoomPower power, UserId self) {
    long needed = needed(filter, power);
    long has = power.of(self);
    return filter.mode() != Mode.ACT || has >= needed
        ? Optional.empty()
        : Optional.of(
            "I cannot do what this filter wants: it takes power level %d here and I have %d. Give %s level %d in the room's settings."
                .formatted(needed, has, self, needed));
  }

  private static long needed(RoomFilter filter, RoomPower power) {
    boolean removes = !filter.remove().isEmpty() || filter.threshold() != RoomFilter.NO_THRESHOLD;
    return Math.max(removes ? toRemove(power) : 0, filter.bansListed() ? toBan(power) : 0);
  }

  private static void add(List<String> done, int count, String what) {
    if (count > 0) {
      done.add(count + " " + what);
    }
  }

  /** That we banned somebody, and how they come in again. */
  static String banned(UserId user) {
    return "They are banned here, since Forseti's list names them. To let them in lift the ban, or say %s spare %s.\n"
        .formatted(FilterCommand.PREFIX, user);
  }

  /** The power that removing messages of others asks for. */
  static long toRemove(RoomPower power) {
    return Math.max(power.to("redact"), power.toSend("m.room.redaction"));
  }

  /** The power that banning, and letting in again, asks for. */
  static long toBan(RoomPower power) {
    return Math.max(power.to("ban"), power.to("kick"));
  }

  /** What was done since the start. */
  static String of(RoomTally tally) {
    List<String> done = new ArrayList<>();
    add(done, tally.removed, "removed");
    add(done, tally.wouldRemove, "counted that would be removed");
    add(done, tally.banned, "banned");
    add(done, tally.wouldBan(), "counted that would be banned");
    add(done, tally.freed, "let in again");
    add(done, tally.notDone, "that I could not do");
    return "Since I was started: %s."
        .formatted(done.isEmpty() ? "nothing had to be done" : String.join(", ", done));
  }
}
