package dev.forseti.policy.watch;

import dev.forseti.lists.entry.Entity;
import dev.forseti.lists.entry.Recommendation;
import dev.forseti.lists.entry.WatchedEntry;
import dev.forseti.policy.brakes.BrakeResult;
import dev.forseti.policy.brakes.Brakes;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;

/**
 * Entries that would do harm here: too broad, about ourselves or those with power here, or about
 * too many members at once. Because of them nobody is banned, and whom they banned before stays so.
 * One that covered too many stays until it is written anew or the limit is another: if it came free
 * as soon as one of the members left, it would hit the rest.
 */
final class Quarantine {
  private final Brakes brakes;
  private final int mostMembers;
  private final String tooMany;
  private final Map<WatchedEntry, String> reasons = new HashMap<>();

  Quarantine(Brakes brakes, int mostMembers) {
    this.brakes = brakes;
    this.mostMembers = mostMembers;
    this.tooMany =
        "MEMBERS: the entry covers more than " + mostMembers + " members of the community's rooms";
  }

  /** Why the entry is set aside; none if it is not. */
  Optional<String> why(WatchedEntry entry) {
    return Optional.ofNullable(reasons.get(entry));
  }

  /** All that are set aside, with the reasons. */
  Map<WatchedEntry, String> all() {
    return reasons;
  }

  /** It was set aside before the start. */
  void restore(WatchedEntry entry, String why) {
    if (why.equals(tooMany) || !why.startsWith("MEMBERS: ")) {
      reasons.put(entry, why);
    }
  }

  /** The entry is in force no more. */
  void forget(WatchedEntry entry) {
    reasons.remove(entry);
  }

  /**
   * Looks at an entry that is new, or whose harm may be another than before.
   *
   * @param members how many members it covers
   */
  void look(WatchedEntry entry, int members) {
    String before = reasons.get(entry);
    String now = harm(entry, members).orElse(null);
    if (now != null) {
      reasons.put(entry, now);
    } else if (before != null && !before.equals(tooMany)) {
      reasons.remove(entry);
    }
  }

  /** Whether the entry does harm by its text alone, whoever is a member or has power. */
  static boolean isTooBroad(WatchedEntry entry, Brakes brakes) {
    return switch (entry.entity()) {
      case Entity.Hashed hashed -> false;
      case Entity.Literal literal -> brakes.isTooBroad(entry.kind().subjects(), literal.id());
      case Entity.Glob glob -> brakes.isTooBroad(entry.kind().subjects(), glob.pattern());
    };
  }

  private Optional<String> harm(WatchedEntry entry, int members) {
    boolean isException = entry.recommendation() == Recommendation.ALLOW;
    Optional<BrakeResult.Held> held =
        switch (entry.entity()) {
          case Entity.Hashed hashed -> Optional.empty();
          case Entity.Literal(String id) -> held(entry, id, isException);
          case Entity.Glob(String pattern) -> held(entry, pattern, isException);
        };
    if (held.isPresent()) {
      return held.map(BrakeResult.Held::text);
    }
    return !isException && members > mostMembers ? Optional.of(tooMany) : Optional.empty();
  }

  /** Whom an exception covers it does no harm; it may cover too many. */
  private Optional<BrakeResult.Held> held(WatchedEntry entry, String text, boolean isException) {
    return brakes.harmOf(entry.kind().subjects(), text, !isException);
  }
}
