package dev.forseti.policy.watch;

import dev.forseti.lists.entry.ListChange;
import dev.forseti.lists.entry.WatchedEntry;
import dev.forseti.model.UserId;
import java.time.Instant;
import java.util.Collection;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/**
 * The members of the community's rooms whom entries cover. An entry that covers too many of them is
 * set aside, whether it says more than before or more have come.
 */
final class CoveredMembers {
  private final WatchedEntries entries;
  private final Coverage coverage;
  private final CommunityMembers members;
  private final Quarantine quarantine;
  private final ListTopic topic;

  /** Members of whom a list may say something that is only to be shown. */
  private final Set<UserId> toShow = new LinkedHashSet<>();

  CoveredMembers(
      WatchedEntries entries,
      Coverage coverage,
      CommunityMembers members,
      Quarantine quarantine,
      ListTopic topic) {
    this.entries = entries;
    this.coverage = coverage;
    this.members = members;
    this.quarantine = quarantine;
    this.topic = topic;
  }

  /**
   * Somebody came, left or is there otherwise; whether they are in the rooms and an entry covers
   * them.
   *
   * @param isFirst whether the rooms are read for the first time
   */
  boolean moved(UserId user, boolean isFirst, Instant now) {
    if (!isThere(user)) {
      coverage.left(user);
      return false;
    }
    if (!coverage.came(user, members.hasJoined(user), isFirst, now)) {
      return false;
    }
    recount(user);
    toShow.add(user);
    return true;
  }

  /** Time passes; who is no newcomer any more counts. */
  void settle(Instant now) {
    coverage.settle(now).forEach(this::recount);
  }

  private void recount(UserId user) {
    entries.covering(user).forEach(hit -> recount(hit.value()));
  }

  /** An entry that covers more than before may be too much. */
  private void recount(WatchedEntry entry) {
    boolean wasFree = quarantine.why(entry).isEmpty();
    look(entry);
    if (wasFree && quarantine.why(entry).isPresent()) {
      entries.listOf(entry.list()).ifPresent(topic::changed);
    }
  }

  private void look(WatchedEntry entry) {
    quarantine.look(entry, coverage.count(entry));
  }

  /**
   * The entries in force have changed.
   *
   * @param others users to be told of beside the members
   * @return whom an entry covers, or has covered, that changed
   */
  Set<UserId> changed(List<ListChange> changes, Collection<UserId> others) {
    Set<UserId> told = coverage.changed(changes, others);
    for (ListChange change : changes) {
      switch (change) {
        case ListChange.Added(WatchedEntry entry) -> look(entry);
        case ListChange.Removed(WatchedEntry gone) -> quarantine.forget(gone);
        case ListChange.Changed(WatchedEntry gone, WatchedEntry entry) -> {
          quarantine.forget(gone);
          look(entry);
        }
        case ListChange.Closed closed -> {}
      }
    }
    told.stream().filter(this::isThere).forEach(toShow::add);
    return told;
  }

  /** Others are to be spared than before: what would hit them is set aside from now on. */
  void protectOthers() {
    entries.all().forEach(this::look);
  }

  /** Whether the user is in any of the rooms, as far as known. */
  boolean isThere(UserId user) {
    return !members.roomsOf(user).isEmpty();
  }

  /** All members whom an entry covers. */
  Set<UserId> all() {
    return coverage.named();
  }

  /** Members of whom a list may say more than when this was last asked. */
  Set<UserId> takeToShow() {
    Set<UserId> taken = new LinkedHashSet<>(toShow);
    toShow.clear();
    return taken;
  }
}
