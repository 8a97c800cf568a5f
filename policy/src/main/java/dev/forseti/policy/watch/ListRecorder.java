package dev.forseti.policy.watch;

import dev.forseti.lists.entry.WatchedEntry;
import dev.forseti.model.RoomId;
import dev.forseti.model.WatchedEvent;
import dev.forseti.model.WatchedEvent.Use;
import dev.forseti.policy.state.JournalWriter;
import dev.forseti.policy.state.WatchedRecords;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;

/** Makes the topic of lists say what stands in their rooms; what it says already is not written. */
final class ListRecorder {
  private final WatchedRecords records;
  private final JournalWriter journal;
  private final Function<WatchedEntry, Optional<String>> whyQuarantined;

  ListRecorder(
      WatchedRecords records,
      JournalWriter journal,
      Function<WatchedEntry, Optional<String>> whyQuarantined) {
    this.records = records;
    this.journal = journal;
    this.whyQuarantined = whyQuarantined;
  }

  /** A room as it stands now. */
  void write(WatchedEntries.ListRoom room, RoomId id) {
    Map<String, WatchedEvent> wanted = new HashMap<>();
    room.state()
        .inForce()
        .forEach(
            one -> {
              String why = whyQuarantined.apply(one.entry()).orElse("");
              Use use = why.isEmpty() ? Use.IN_FORCE : Use.QUARANTINED;
              wanted.put(one.event().place(), new WatchedEvent(room.list(), one.event(), use, why));
            });
    room.state()
        .kept()
        .forEach(
            one ->
                wanted.put(
                    one.event().place(),
                    new WatchedEvent(room.list(), one.event(), Use.UNUSABLE, one.reason().name())));
    Map<String, WatchedEvent> before = records.in(id);
    before.keySet().stream().filter(place -> !wanted.containsKey(place)).forEach(this::remove);
    wanted.forEach(
        (place, watched) -> {
          if (!watched.equals(before.get(place))) {
            records.add(watched);
            journal.watched(watched);
          }
        });
  }

  /** A room counts no more. */
  void remove(RoomId id) {
    records.in(id).keySet().forEach(this::remove);
  }

  private void remove(String place) {
    records.remove(place);
    journal.unwatched(place);
  }
}
