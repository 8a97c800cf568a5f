package dev.forseti.policy.watch;

import dev.forseti.model.RoomId;
import dev.forseti.model.WatchedEvent;
import dev.forseti.policy.state.WatchedRecords;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * What the topic of lists remembers of the lists that are watched: read at the start, so that they
 * count before their rooms were read again, and written when something of them has changed.
 */
final class ListTopic {
  private final Set<String> lists;
  private final WatchedEntries entries;
  private final Quarantine quarantine;
  private final ListRecorder recorder;
  private final ListProblems problems;

  /** Lists of which more is to be said. */
  private final Set<String> unwritten = new LinkedHashSet<>();

  /** Rooms of lists that are watched no more, as far as the topic says. */
  private final Set<RoomId> forgotten = new HashSet<>();

  /**
   * @param lists the names of those that are watched
   */
  ListTopic(
      Set<String> lists,
      WatchedEntries entries,
      Quarantine quarantine,
      ListRecorder recorder,
      ListProblems problems) {
    this.lists = lists;
    this.entries = entries;
    this.quarantine = quarantine;
    this.recorder = recorder;
    this.problems = problems;
  }

  /** Takes in what the topic says, entries that are set aside with their reason. */
  void restore(WatchedRecords records) {
    Map<String, String> reasons = new LinkedHashMap<>();
    for (WatchedEvent each : records.all()) {
      restore(each);
      if (each.use() == WatchedEvent.Use.QUARANTINED) {
        reasons.put(each.event().place(), each.why());
      }
    }
    entries.rooms().values().stream()
        .flatMap(room -> room.state().inForce())
        .forEach(
            one ->
                Optional.ofNullable(reasons.get(one.event().place()))
                    .ifPresent(why -> quarantine.restore(one.entry(), why)));
  }

  private void restore(WatchedEvent each) {
    RoomId room = each.event().list();
    if (lists.contains(each.list())) {
      entries.restore(each.list(), each.event());
    } else if (lists.contains(room.value())) { // it was named otherwise before
      entries.restore(room.value(), each.event());
    } else {
      forgotten.add(room);
    }
  }

  /**
   * Removes what is of no list any more. To be called once each list is known: one that is not may
   * be in such a room, under another name.
   */
  void removeUnwatched() {
    forgotten.stream().filter(room -> entries.listOf(room).isEmpty()).forEach(recorder::remove);
    forgotten.clear();
  }

  /** The room counts no more. */
  void remove(RoomId room) {
    recorder.remove(room);
  }

  /** The list is to be written as it then stands. */
  void changed(String list) {
    unwritten.add(list);
  }

  /** Writes the lists that have changed, and tells what of them is set aside. */
  void write() {
    unwritten.forEach(this::write);
    unwritten.clear();
  }

  private void write(String list) {
    for (RoomId id : entries.roomsOf(list)) {
      WatchedEntries.ListRoom room = entries.rooms().get(id);
      if (room != null) {
        recorder.write(room, id);
      }
    }
    Map<String, String> aside = new LinkedHashMap<>();
    quarantine
        .all()
        .forEach(
            (entry, why) -> {
              if (entries.listOf(entry.list()).filter(list::equals).isPresent()) {
                aside.put(entry.named(), why);
              }
            });
    problems.quarantined(list, aside);
  }
}
