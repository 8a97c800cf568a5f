package dev.forseti.policy.publish;

import dev.forseti.model.EventId;
import dev.forseti.model.ListEntry;
import dev.forseti.model.PublishedEntry;
import dev.forseti.model.Subject;
import dev.forseti.policy.state.JournalWriter;
import dev.forseti.policy.state.PolicyState;
import java.time.Instant;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** What the topic of published entries says of one policy room. */
final class PublishedEntries {
  private final PolicyState state;
  private final JournalWriter journal;
  private final PolicyRoomState room;

  PublishedEntries(PolicyState state, JournalWriter journal, PolicyRoomState room) {
    this.state = state;
    this.journal = journal;
    this.room = room;
  }

  @Nullable PublishedEntry of(Subject subject) {
    return state.published(key(subject));
  }

  void add(ListEntry entry, EventId event, Instant now) {
    PublishedEntry published =
        new PublishedEntry(
            entry.subject(), room.id, PolicyRuleCodec.stateKey(entry.subject()), entry, event, now);
    state.add(published);
    journal.published(published);
  }

  void remove(Subject subject) {
    remove(PolicyRuleCodec.stateKey(subject));
  }

  void remove(String stateKey) {
    state.removePublished(room.id + " " + stateKey);
    journal.retracted(room.id, stateKey);
  }

  List<Subject> subjects() {
    return entries().map(ListEntry::subject).toList();
  }

  /** Our entries as far as they are known: as the topic has them where the room was not seen. */
  Collection<ListEntry> known() {
    Map<Subject, ListEntry> known = new HashMap<>();
    entries()
        .filter(entry -> !room.isKnown(entry.subject()))
        .forEach(entry -> known.put(entry.subject(), entry));
    room.ownEntries().forEach(entry -> known.put(entry.subject(), entry));
    return known.values();
  }

  private Stream<ListEntry> entries() {
    return state.published().stream()
        .filter(entry -> entry.roomId().equals(room.id))
        .map(PublishedEntry::entry);
  }

  private String key(Subject subject) {
    return room.id + " " + PolicyRuleCodec.stateKey(subject);
  }
}
