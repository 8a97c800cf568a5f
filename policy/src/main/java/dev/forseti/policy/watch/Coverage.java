package dev.forseti.policy.watch;

import dev.forseti.lists.entry.ListChange;
import dev.forseti.lists.entry.WatchedEntry;
import dev.forseti.lists.index.EntityIndex;
import dev.forseti.lists.index.Hit;
import dev.forseti.model.UserId;
import java.time.Duration;
import java.time.Instant;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * How many members of the community's rooms each entry covers, and which members any does. An entry
 * counts those who have joined and were there before it stood, or for an hour: it does not become
 * too much since many come at once whom it is about. None needs more memory for covering many.
 */
final class Coverage {
  /** After so long nobody is a newcomer. */
  static final Duration NEWCOMER = Duration.ofHours(1);

  private final Map<UserId, Member> present = new HashMap<>();
  private final Map<UserId, Instant> newcomers = new LinkedHashMap<>();
  private final Set<UserId> named = new HashSet<>();
  private final Map<WatchedEntry, Integer> counts = new HashMap<>();

  /** Which change brought each entry; none for those from before all members. */
  private final Map<WatchedEntry, Integer> broughtBy = new HashMap<>();

  private final WatchedEntries entries;
  private final long seed;
  private int changes;

  /**
   * Somebody in the rooms.
   *
   * @param hasJoined and is not only invited
   * @param isSettled and is no newcomer
   * @param after the change of entries after which it became so
   */
  private record Member(boolean hasJoined, boolean isSettled, int after) {}

  /** Nobody is there. */
  Coverage(WatchedEntries entries, long seed) {
    this.entries = entries;
    this.seed = seed;
  }

  /**
   * Somebody is there; whether an entry covers them.
   *
   * @param hasJoined and is not only invited
   * @param wasThere before anything is known of the rooms, so that they are no newcomer
   */
  boolean came(UserId user, boolean hasJoined, boolean wasThere, Instant now) {
    List<Hit<WatchedEntry>> hits = entries.covering(user);
    Member before = present.get(user);
    if (before == null || before.hasJoined() != hasJoined) {
      count(hits, before, -1);
      Member member = new Member(hasJoined, wasThere, changes);
      present.put(user, member);
      count(hits, member, 1);
      newcomers.remove(user);
      if (hasJoined && !wasThere) {
        newcomers.put(user, now);
      }
      name(user, !hits.isEmpty());
    }
    return !hits.isEmpty();
  }

  /** Somebody is there no more. */
  void left(UserId user) {
    count(entries.covering(user), present.remove(user), -1);
    newcomers.remove(user);
    named.remove(user);
  }

  /** Time passes; who is no newcomer any more. */
  Set<UserId> settle(Instant now) {
    Set<UserId> settled = new HashSet<>();
    for (Map.Entry<UserId, Instant> each : newcomers.entrySet()) {
      if (now.isBefore(each.getValue().plus(NEWCOMER))) {
        break; // the others came later
      }
      settled.add(each.getKey());
    }
    for (UserId user : settled) {
      newcomers.remove(user);
      Member before = present.get(user);
      if (before != null) {
        List<Hit<WatchedEntry>> hits = entries.covering(user);
        count(hits, before, -1);
        Member member = new Member(before.hasJoined(), true, before.after());
        present.put(user, member);
        count(hits, member, 1);
      }
    }
    return settled;
  }

  private void name(UserId user, boolean isNamed) {
    if (isNamed) {
      named.add(user);
    } else {
      named.remove(user);
    }
  }

  /**
   * The entries in force have changed.
   *
   * @param others users to be told of beside those who are there
   * @return whom an entry covers, or has covered, that changed
   */
  Set<UserId> changed(List<ListChange> changed, Collection<UserId> others) {
    EntityIndex<WatchedEntry> fresh = new EntityIndex<>(seed);
    EntityIndex<WatchedEntry> gone = new EntityIndex<>(seed);
    changes++;
    Map<WatchedEntry, Integer> brought = new HashMap<>();
    Set<WatchedEntry> taken = new HashSet<>();
    for (ListChange change : changed) {
      switch (change) {
        case ListChange.Added(WatchedEntry entry) -> {
          add(fresh, entry);
          brought.put(entry, changes);
        }
        case ListChange.Removed(WatchedEntry before) -> {
          add(gone, before);
          taken.add(before);
        }
        case ListChange.Changed(WatchedEntry before, WatchedEntry entry) -> {
          add(gone, before);
          taken.add(before);
          add(fresh, entry);
          brought.put(entry, changes);
        }
        case ListChange.Closed closed -> {}
      }
    }
    Set<UserId> told = new HashSet<>();
    present.forEach((user, member) -> count(WatchedEntries.covering(gone, user), member, -1));
    broughtBy.keySet().removeAll(taken);
    broughtBy.putAll(brought);
    present.forEach(
        (user, member) -> {
          List<Hit<WatchedEntry>> after = WatchedEntries.covering(fresh, user);
          count(after, member, 1);
          if (!after.isEmpty() || !WatchedEntries.covering(gone, user).isEmpty()) {
            told.add(user);
            name(user, !entries.covering(user).isEmpty());
          }
        });
    for (UserId user : others) {
      if (!WatchedEntries.covering(gone, user).isEmpty()
          || !WatchedEntries.covering(fresh, user).isEmpty()) {
        told.add(user);
      }
    }
    return told;
  }

  private void add(EntityIndex<WatchedEntry> index, WatchedEntry entry) {
    if (entries.isCompared(entry)) {
      index.add(entry.kind(), entry.entity(), entry);
    }
  }

  /** Those of the entries that count the member do so once more, or once less. */
  private void count(List<Hit<WatchedEntry>> hits, @Nullable Member member, int by) {
    if (member == null || !member.hasJoined()) {
      return;
    }
    for (Hit<WatchedEntry> hit : hits) {
      if (member.isSettled() || broughtBy.getOrDefault(hit.value(), 0) > member.after()) {
        counts.merge(
            hit.value(),
            by,
            (count, more) -> count + more == 0 ? null : Integer.valueOf(count + more));
      }
    }
  }

  /** How many members the entry counts. */
  int count(WatchedEntry entry) {
    return counts.getOrDefault(entry, 0);
  }

  /** All whom an entry covers. */
  Set<UserId> named() {
    return Set.copyOf(named);
  }
}
