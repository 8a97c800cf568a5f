package dev.forseti.policy;

import dev.forseti.model.EventId;
import dev.forseti.model.ListEntry;
import dev.forseti.model.PublishedEntry;
import dev.forseti.model.Subject;
import dev.forseti.policy.lists.EntryText;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** What the topic of published entries says of one policy room. */
final class PublishedEntries {
  private final Memory memory;
  private final Journal journal;
  private final ListRoom room;

  PublishedEntries(Memory memory, Journal journal, ListRoom room) {
    this.memory = memory;
    this.journal = journal;
    this.room = room;
  }

  @Nullable PublishedEntry of(Subject subject) {
    return memory.published.get(key(subject));
  }

  void written(ListEntry entry, EventId event, Instant now) {
    PublishedEntry published =
        new PublishedEntry(
            entry.subject(), room.id, EntryText.stateKey(entry.subject()), entry, event, now);
    memory.add(published);
    journal.published(published);
  }

  void retracted(Subject subject) {
    memory.published.remove(key(subject));
    journal.retracted(room.id, EntryText.stateKey(subject));
  }

  List<Subject> subjects() {
    return memory.published.values().stream()
        .filter(entry -> entry.roomId().equals(room.id))
        .map(PublishedEntry::subject)
        .toList();
  }

  private String key(Subject subject) {
    return room.id + " " + EntryText.stateKey(subject);
  }
}
