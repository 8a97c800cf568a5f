package dev.forseti.lists.entry;

import dev.forseti.lists.entry.EntryReading.Read;
import dev.forseti.lists.entry.EntryReading.Unrelated;
import dev.forseti.lists.entry.EntryReading.Unusable;
import dev.forseti.model.EventId;
import dev.forseti.model.ListEvent;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * What a list's room holds: a fold over its state events, each telling what it changed. Of events
 * under one state key in several spellings of one type the newest spelling counts, also when it was
 * taken back or cannot be used: whoever cleans up an old spelling brings nothing back, and an old
 * program overwrites nothing. The same event twice changes nothing. For one thread.
 */
public final class ListState {
  private final Map<Place, Held> held = new HashMap<>();
  private final Map<EventId, Place> places = new HashMap<>();
  private @Nullable Tombstone tombstone;
  private @Nullable String shortcode;

  /** Where a piece of state is. */
  private record Place(String type, String stateKey) {}

  /** A piece of state with what it says. */
  private record Held(ListEvent event, EntryReading reading) {}

  /**
   * A piece of a list from which nothing follows.
   *
   * @param event what stands there
   * @param reason why nothing follows
   */
  public record Kept(ListEvent event, EntryReading.Reason reason) {}

  /** Takes in a piece of state that became current. */
  public List<ListChange> apply(ListEvent event) {
    Held known = held.get(new Place(event.type(), event.stateKey()));
    if (known != null
        && known.event().eventId().equals(event.eventId())
        && known.event().isRedacted() == event.isRedacted()) {
      return List.of(); // most of a list that is read again
    }
    EntryReading reading = EntryReader.read(event);
    if (reading instanceof Unrelated) {
      return aboutTheRoom(event);
    }
    Place place = new Place(event.type(), event.stateKey());
    Optional<WatchedEntry> before = inForce(place);
    Held old = held.put(place, new Held(event, reading));
    if (old != null) {
      places.remove(old.event().eventId(), place);
    }
    places.put(event.eventId(), place);
    return change(before, inForce(place)).map(List::of).orElse(List.of());
  }

  /** Takes in that an event was redacted; it may be any event, also one long replaced. */
  public List<ListChange> redact(EventId redacted) {
    Place place = places.get(redacted);
    Held found = place == null ? null : held.get(place);
    if (found == null) {
      return List.of();
    }
    ListEvent event = found.event();
    return apply(
        new ListEvent(
            event.list(),
            event.type(),
            event.stateKey(),
            event.sender(),
            event.eventId(),
            event.at(),
            event.content(),
            true));
  }

  /** Takes in the whole state of the room: what is not in it is not in the room any more. */
  public List<ListChange> replace(Collection<ListEvent> whole) {
    Set<Place> there = new HashSet<>();
    whole.forEach(event -> there.add(new Place(event.type(), event.stateKey())));
    List<ListChange> changes = new ArrayList<>();
    for (Place place : List.copyOf(held.keySet())) {
      if (!there.contains(place)) {
        drop(place).ifPresent(changes::add);
      }
    }
    whole.forEach(event -> changes.addAll(apply(event)));
    return changes;
  }

  private Optional<ListChange> drop(Place place) {
    Optional<WatchedEntry> before = inForce(place);
    Held gone = held.remove(place);
    if (gone != null) {
      places.remove(gone.event().eventId(), place);
    }
    return change(before, inForce(place));
  }

  private List<ListChange> aboutTheRoom(ListEvent event) {
    if (!event.stateKey().isEmpty()) {
      return List.of();
    }
    if (event.type().equals("org.matrix.mjolnir.shortcode")) {
      shortcode = event.content().string("shortcode").orElse(null);
    }
    if (!event.type().equals(Tombstone.TYPE)) {
      return List.of();
    }
    Tombstone before = tombstone;
    tombstone = event.isRedacted() ? null : Tombstone.read(event.content()).orElse(null);
    return tombstone == null || tombstone.equals(before)
        ? List.of()
        : List.of(new ListChange.Closed(tombstone));
  }

  /** The entry in force under the state key among all spellings of the type. */
  private Optional<WatchedEntry> inForce(Place place) {
    return EntryType.read(place.type()).flatMap(type -> newest(type.kind(), place.stateKey()));
  }

  private Optional<WatchedEntry> newest(EntryKind kind, String stateKey) {
    for (EntryType.Spelling spelling : EntryType.Spelling.values()) {
      Held found = held.get(new Place(new EntryType(kind, spelling).text(), stateKey));
      if (found != null) {
        return found.reading() instanceof Read(WatchedEntry entry)
            ? Optional.of(entry)
            : Optional.empty();
      }
    }
    return Optional.empty();
  }

  private static Optional<ListChange> change(
      Optional<WatchedEntry> before, Optional<WatchedEntry> after) {
    if (before.equals(after)) {
      return Optional.empty();
    }
    if (after.isEmpty()) {
      return before.map(ListChange.Removed::new);
    }
    return after.map(
        entry ->
            before
                .<ListChange>map(old -> new ListChange.Changed(old, entry))
                .orElseGet(() -> new ListChange.Added(entry)));
  }

  /**
   * An entry in force.
   *
   * @param event what stands there
   * @param entry what it says
   */
  public record InForce(ListEvent event, WatchedEntry entry) {}

  /** The entries in force, in no order; expired ones are among them. */
  public Stream<WatchedEntry> entries() {
    return inForce().map(InForce::entry);
  }

  /** The same with the events that they are. */
  public Stream<InForce> inForce() {
    return held.values().stream()
        .flatMap(
            one ->
                one.reading() instanceof Read(WatchedEntry entry)
                    ? Stream.of(new InForce(one.event(), entry))
                    : Stream.empty())
        .filter(
            one ->
                newest(one.entry().kind(), one.entry().stateKey())
                    .filter(one.entry()::equals)
                    .isPresent());
  }

  /** What stands in the list without being of use, each with its reason. */
  public Stream<Kept> kept() {
    return held.values().stream()
        .flatMap(
            one ->
                one.reading() instanceof Unusable(EntryReading.Reason reason)
                    ? Stream.of(new Kept(one.event(), reason))
                    : Stream.empty());
  }

  /** Where the list goes on, when its room was closed. */
  public Optional<Tombstone> tombstone() {
    return Optional.ofNullable(tombstone);
  }

  /** What its writers call the list for short. */
  public Optional<String> shortcode() {
    return Optional.ofNullable(shortcode);
  }
}
