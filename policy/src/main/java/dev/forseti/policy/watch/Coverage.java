package dev.forseti.policy.watch;

import dev.forseti.lists.entry.ListChange;
import dev.forseti.lists.entry.WatchedEntry;
import dev.forseti.lists.index.EntityIndex;
import dev.forseti.lists.index.Hit;
import dev.forseti.model.UserId;
import java.util.Collection;
import java.util.Collections;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;

/**
 * How many members of the community's rooms each entry covers, and which members any does. Entries
 * that cover none are not in, and none needs more memory for covering many.
 */
final class Coverage {
  private final Set<UserId> present = new HashSet<>();
  private final Set<UserId> named = new HashSet<>();
  private final Map<WatchedEntry, Integer> counts = new HashMap<>();
  private final Function<UserId, List<Hit<WatchedEntry>>> covering;
  private final long seed;

  /**
   * Nobody is there.
   *
   * @param covering the entries in force that cover a user
   */
  Coverage(Function<UserId, List<Hit<WatchedEntry>>> covering, long seed) {
    this.covering = covering;
    this.seed = seed;
  }

  /** Somebody is there; whether an entry covers them. */
  boolean came(UserId user) {
    List<Hit<WatchedEntry>> hits = covering.apply(user);
    if (present.add(user)) {
      hits.forEach(hit -> put(hit.value()));
      name(user, !hits.isEmpty());
    }
    return !hits.isEmpty();
  }

  /** Somebody is there no more. */
  void left(UserId user) {
    if (present.remove(user)) {
      covering.apply(user).forEach(hit -> drop(hit.value()));
      named.remove(user);
    }
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
  Set<UserId> changed(List<ListChange> changes, Collection<UserId> others) {
    EntityIndex<WatchedEntry> fresh = new EntityIndex<>(seed);
    EntityIndex<WatchedEntry> gone = new EntityIndex<>(seed);
    for (ListChange change : changes) {
      switch (change) {
        case ListChange.Added(WatchedEntry entry) -> add(fresh, entry);
        case ListChange.Removed(WatchedEntry before) -> add(gone, before);
        case ListChange.Changed(WatchedEntry before, WatchedEntry entry) -> {
          add(gone, before);
          add(fresh, entry);
        }
        case ListChange.Closed closed -> {}
      }
    }
    Set<UserId> told = new HashSet<>();
    for (UserId user : present) {
      var before = WatchedEntries.covering(gone, user);
      var after = WatchedEntries.covering(fresh, user);
      before.forEach(hit -> drop(hit.value()));
      after.forEach(hit -> put(hit.value()));
      if (!before.isEmpty() || !after.isEmpty()) {
        told.add(user);
        name(user, !covering.apply(user).isEmpty());
      }
    }
    for (UserId user : others) {
      if (!WatchedEntries.covering(gone, user).isEmpty()
          || !WatchedEntries.covering(fresh, user).isEmpty()) {
        told.add(user);
      }
    }
    return told;
  }

  private static void add(EntityIndex<WatchedEntry> index, WatchedEntry entry) {
    index.add(entry.kind(), entry.entity(), entry);
  }

  private void put(WatchedEntry entry) {
    counts.merge(entry, 1, Integer::sum);
  }

  private void drop(WatchedEntry entry) {
    counts.computeIfPresent(entry, (each, count) -> count > 1 ? count - 1 : null);
  }

  /** How many members the entry covers. */
  int count(WatchedEntry entry) {
    return counts.getOrDefault(entry, 0);
  }

  /** All whom an entry covers. */
  Set<UserId> named() {
    return Set.copyOf(named);
  }

  /** All who are there. */
  Set<UserId> present() {
    return Collections.unmodifiableSet(present);
  }
}
