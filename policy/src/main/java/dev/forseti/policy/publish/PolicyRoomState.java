package dev.forseti.policy.publish;

import dev.forseti.model.ListEntry;
import dev.forseti.model.RoomId;
import dev.forseti.model.Subject;
import dev.forseti.model.UserId;
import dev.forseti.policy.homeserver.StateEvent;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * Our policy room as last read back, with what was written since. Until it was read as a whole, and
 * when it cannot be any more, single pieces of it are known.
 */
public final class PolicyRoomState {
  final RoomId id;
  final UserId self;
  private Map<List<String>, StateEvent> state = new HashMap<>();
  private final Map<Subject, StateEvent> misplaced = new HashMap<>();
  private boolean isWhole;

  /** Places of which it is known what is there, though the whole is not. */
  private final Set<List<String>> seen = new HashSet<>();

  /** What was seen or written while the whole is being read, which may be older. */
  private final List<StateEvent> meanwhile = new ArrayList<>();

  private boolean isBeingRead;

  /** Nothing of it is known. */
  PolicyRoomState(RoomId id, UserId self) {
    this.id = id;
    this.self = self;
  }

  /** The room's id. */
  public RoomId id() {
    return id;
  }

  /** As whom we write. */
  public UserId self() {
    return self;
  }

  /** Whether state of the type is of use here; that of members is of others, and of any size. */
  public static boolean needs(String type) {
    return type.startsWith("m.policy.rule.");
  }

  /** From now on the whole is being read: what is learnt meanwhile is newer. */
  public void beginReading() {
    meanwhile.clear();
    isBeingRead = true;
  }

  /** Takes the room's state as read back. */
  public void replace(List<StateEvent> events) {
    isBeingRead = false;
    state = new HashMap<>();
    misplaced.clear();
    seen.clear();
    isWhole = true;
    events.forEach(this::add);
    meanwhile.forEach(this::add);
    meanwhile.clear();
  }

  /** The whole cannot be read: each place is to be seen by itself before it is believed. */
  public void doubt() {
    if (isWhole) {
      seen.clear();
    }
    isWhole = false;
  }

  /** Whether all of it is known, as of the last reading back. */
  public boolean isWhole() {
    return isWhole;
  }

  /** Whether it is known what is under the subject's type and key. */
  boolean isKnown(Subject subject) {
    return isWhole || seen.contains(place(subject));
  }

  /** Nothing was ever under the subject's type and key. */
  void addNothing(Subject subject) {
    state.remove(place(subject));
    seen.add(place(subject));
  }

  /** Takes a piece of state in that was just seen or written. */
  void add(StateEvent event) {
    List<String> place = key(event.type(), event.stateKey());
    state.put(place, event);
    if (!isWhole) {
      seen.add(place);
    }
    if (isBeingRead) {
      meanwhile.add(event);
    }
    misplaced.values().removeIf(old -> isSamePlace(old, event));
    EntryChange.own(event, self)
        .map(ListEntry::subject)
        .filter(subject -> !PolicyRuleCodec.stateKey(subject).equals(event.stateKey()))
        .ifPresent(subject -> misplaced.put(subject, event));
  }

  private static boolean isSamePlace(StateEvent one, StateEvent other) {
    return one.type().equals(other.type()) && one.stateKey().equals(other.stateKey());
  }

  private static List<String> key(String type, String stateKey) {
    return List.of(type, stateKey);
  }

  private static List<String> place(Subject subject) {
    return key(PolicyRuleCodec.type(subject).orElseThrow(), PolicyRuleCodec.stateKey(subject));
  }

  /** What is under the subject's type and key, as far as it is known. */
  Optional<StateEvent> eventOf(Subject subject) {
    return PolicyRuleCodec.type(subject).map(type -> state.get(place(subject)));
  }

  /**
   * An entry of ours about the subject under another key than the subject's: so earlier versions
   * wrote ids that readers take for patterns, and servers with a port.
   */
  Optional<StateEvent> misplacedOf(Subject subject) {
    return Optional.ofNullable(misplaced.get(subject));
  }

  /** Our entries as they stand. */
  public Collection<ListEntry> ownEntries() {
    return state.values().stream().flatMap(event -> EntryChange.own(event, self).stream()).toList();
  }
}
