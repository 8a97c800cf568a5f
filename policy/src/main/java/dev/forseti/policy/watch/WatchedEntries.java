package dev.forseti.policy.watch;

import dev.forseti.lists.entry.EntryKind;
import dev.forseti.lists.entry.ListChange;
import dev.forseti.lists.entry.ListState;
import dev.forseti.lists.entry.WatchedEntry;
import dev.forseti.lists.index.EntityIndex;
import dev.forseti.lists.index.Hit;
import dev.forseti.model.ListEvent;
import dev.forseti.model.RoomId;
import dev.forseti.model.UserId;
import dev.forseti.policy.state.ListCause;
import dev.forseti.policy.watch.ListRooms.ReadRoom;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * What stands in all lists that are watched, and which of their entries cover a user. Entries that
 * are too broad by their text alone never count: users are not compared with them.
 */
final class WatchedEntries {
  private final Map<RoomId, ListRoom> rooms = new HashMap<>();
  private final EntityIndex<WatchedEntry> index;
  private final long seed;
  private final Predicate<WatchedEntry> isTooBroad;

  /** Entries that are too broad, by type and state key. */
  private final Map<String, Set<WatchedEntry>> broad = new HashMap<>();

  /**
   * A room of a list.
   *
   * @param list the list's name
   * @param state what stands in the room
   */
  record ListRoom(String list, ListState state) {}

  /**
   * Nothing is known.
   *
   * @param seed any number that authors of lists do not know
   * @param isTooBroad says always the same of an entry
   */
  WatchedEntries(long seed, Predicate<WatchedEntry> isTooBroad) {
    this.index = new EntityIndex<>(seed);
    this.seed = seed;
    this.isTooBroad = isTooBroad;
  }

  /** Takes in what is known of before. */
  void restore(String list, ListEvent event) {
    ListRoom room = rooms.computeIfAbsent(event.list(), r -> new ListRoom(list, new ListState()));
    take(room.state().apply(event));
  }

  /** The list that the room is known to be of; none for another room. */
  Optional<String> listOf(RoomId room) {
    return Optional.ofNullable(rooms.get(room)).map(ListRoom::list);
  }

  /** All rooms with what stands in them. */
  Map<RoomId, ListRoom> rooms() {
    return rooms;
  }

  /** The rooms of a list. */
  Set<RoomId> roomsOf(String list) {
    return rooms.entrySet().stream()
        .filter(each -> each.getValue().list().equals(list))
        .map(Map.Entry::getKey)
        .collect(Collectors.toSet());
  }

  /** How many entries of a list are in force. */
  long inForce(String list) {
    return rooms.values().stream()
        .filter(each -> each.list().equals(list))
        .mapToLong(each -> each.state().entries().count())
        .sum();
  }

  /** The room is another list's from now on, with what stands in it. */
  void give(RoomId room, String list) {
    rooms.computeIfPresent(room, (id, known) -> new ListRoom(list, known.state()));
  }

  /** Takes in a list as a whole: what is in none of these rooms does not count any more. */
  List<ListChange> replace(String list, Collection<ReadRoom> read) {
    List<ListChange> changes = new ArrayList<>();
    Set<RoomId> gone = roomsOf(list);
    for (ReadRoom each : read) {
      gone.remove(each.room());
      ListRoom room = rooms.computeIfAbsent(each.room(), r -> new ListRoom(list, new ListState()));
      changes.addAll(room.state().replace(each.events()));
    }
    for (RoomId each : gone) {
      ListRoom room = rooms.remove(each);
      if (room != null) {
        changes.addAll(room.state().replace(List.of()));
      }
    }
    take(changes);
    return changes;
  }

  private void take(List<ListChange> changes) {
    for (ListChange change : changes) {
      switch (change) {
        case ListChange.Added(WatchedEntry entry) -> add(entry);
        case ListChange.Removed(WatchedEntry before) -> remove(before);
        case ListChange.Changed(WatchedEntry before, WatchedEntry entry) -> {
          remove(before);
          add(entry);
        }
        case ListChange.Closed closed -> {}
      }
    }
  }

  private void add(WatchedEntry entry) {
    if (!isCompared(entry)) {
      broad.computeIfAbsent(place(entry), place -> new HashSet<>()).add(entry);
    } else {
      index.add(entry.kind(), entry.entity(), entry);
    }
  }

  private void remove(WatchedEntry entry) {
    Set<WatchedEntry> there = broad.get(place(entry));
    if (there != null && there.remove(entry)) {
      if (there.isEmpty()) {
        broad.remove(place(entry));
      }
      return;
    }
    if (!index.remove(entry.kind(), entry.entity(), entry)) {
      throw new IllegalStateException("an entry in force is not in the index");
    }
  }

  private static String place(WatchedEntry entry) {
    return ListCause.place(entry.type().text(), entry.stateKey());
  }

  /**
   * The entries that are too broad, stand where such a cause says, and cover the user: of those
   * alone is it asked.
   */
  List<Hit<WatchedEntry>> broadAt(Set<String> causes, UserId user) {
    return causes.stream()
        .map(ListCause::place)
        .distinct()
        .flatMap(place -> broad.getOrDefault(place, Set.of()).stream())
        .flatMap(
            entry -> {
              EntityIndex<WatchedEntry> alone = new EntityIndex<>(seed);
              alone.add(entry.kind(), entry.entity(), entry);
              return covering(alone, user).stream();
            })
        .toList();
  }

  /** Whether users are compared with the entry, in force or not. */
  boolean isCompared(WatchedEntry entry) {
    return !isTooBroad.test(entry);
  }

  /** With how many entries users are compared. */
  int compared() {
    return index.size();
  }

  /** The entries that cover the user, or the user's server; none that is too broad. */
  List<Hit<WatchedEntry>> covering(UserId user) {
    return covering(index, user);
  }

  /** The entries that cover the room; none that is too broad. */
  List<Hit<WatchedEntry>> covering(RoomId room) {
    return index.check(EntryKind.ROOM, room.value());
  }

  /** The same among some entries. */
  static List<Hit<WatchedEntry>> covering(EntityIndex<WatchedEntry> among, UserId user) {
    List<Hit<WatchedEntry>> byUser = among.check(EntryKind.USER, user.value());
    List<Hit<WatchedEntry>> byServer = among.check(EntryKind.SERVER, user.server().host());
    return byServer.isEmpty() ? byUser : Stream.concat(byUser.stream(), byServer.stream()).toList();
  }

  /** All entries in force. */
  Stream<WatchedEntry> all() {
    return rooms.values().stream().flatMap(room -> room.state().entries());
  }
}
