package dev.forseti.policy.filter;

import dev.forseti.model.Json;
import dev.forseti.model.Subject;
import dev.forseti.model.UserId;
import dev.forseti.policy.homeserver.RoomPower;
import dev.forseti.policy.homeserver.StateEvent;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/** A room with a filter that is on: its settings, and who is there. */
final class FilteredRoom {
  static final String MEMBER = "m.room.member";

  /** How the reason of our bans begins: no other is lifted. */
  static final String REASON = "Forseti filter: ";

  /** So many members of one room are known; of all that are more, those who come are looked at. */
  static final int MOST_MEMBERS = 5_000;

  private static final int MOST_CHANGED = 20_000;

  private static final Set<String> PRESENT = Set.of("join", "invite", "knock");

  private final UserId self;
  private RoomSettings settings;
  private RoomFilter filter;
  private final Set<UserId> present = new HashSet<>();

  /** Whom we banned there for the list. */
  private final Set<UserId> banned = new HashSet<>();

  /** Whom a moderator let in again, until the settings say so. */
  private final Set<UserId> letIn = new HashSet<>();

  /** Whose membership changed since it was begun to read all. */
  private final Set<UserId> changed = new HashSet<>();

  private boolean isBeingRead;

  /**
   * A room in which nobody is known yet.
   *
   * @param self as whom we act
   */
  FilteredRoom(UserId self, RoomSettings settings, RoomFilter filter) {
    this.self = self;
    this.settings = settings;
    this.filter = filter;
  }

  /** Its settings are others from now on. */
  void set(RoomSettings other, RoomFilter itsFilter) {
    settings = other;
    filter = itsFilter;
    letIn.removeIf(itsFilter::isSpared);
  }

  /** Nothing is to be done there any more. */
  void switchOff() {
    filter = RoomFilter.OFF;
  }

  /** All members are being read from now on. */
  void beginReading() {
    changed.clear();
    isBeingRead = true;
  }

  /** It is not any more. */
  void endReading() {
    changed.clear();
    isBeingRead = false;
  }

  /** All members as they were since {@link #beginReading}. */
  void members(List<StateEvent> state) {
    for (StateEvent each : state) {
      UserId.read(each.stateKey())
          .filter(user -> !changed.contains(user))
          .ifPresent(user -> take(user, each.sender(), each.content()));
    }
    endReading();
  }

  /**
   * A member event came; whether somebody else lifted a ban of ours by it. Whom they let in is
   * spared at once.
   */
  boolean member(UserId user, UserId sender, Json.Obj content) {
    if (isBeingRead && changed.size() < MOST_CHANGED) {
      changed.add(user);
    }
    boolean wasOurBan = banned.contains(user);
    take(user, sender, content);
    boolean isLetIn =
        wasOurBan
            && !sender.equals(self)
            && content.string("membership").filter("leave"::equals).isPresent();
    if (isLetIn) {
      letIn.add(user);
    }
    return isLetIn;
  }

  private void take(UserId user, UserId sender, Json.Obj content) {
    String membership = content.string("membership").orElse("");
    boolean isOurBan =
        membership.equals("ban")
            && sender.equals(self)
            && content.string("reason").filter(it -> it.startsWith(REASON)).isPresent();
    if (isOurBan) {
      banned.add(user);
    } else {
      banned.remove(user);
    }
    if (!PRESENT.contains(membership)) {
      present.remove(user);
    } else if (present.size() < MOST_MEMBERS) {
      present.add(user);
    }
  }

  RoomFilter filter() {
    return filter;
  }

  RoomPower power() {
    return settings.power();
  }

  /** Whether the event set the filter or the power levels. */
  boolean isSetBy(String event) {
    return settings.events().contains(event);
  }

  /** Who is in, invited or knocks, as far as it is known, and whom we banned. */
  Set<UserId> people() {
    Set<UserId> people = new HashSet<>(present);
    people.addAll(banned);
    return people;
  }

  /** Whom of these an entry about the subject means. */
  Set<UserId> meantBy(Subject subject) {
    Set<UserId> meant = new HashSet<>();
    switch (subject.kind()) {
      case USER ->
          UserId.read(subject.id())
              .filter(user -> present.contains(user) || banned.contains(user))
              .ifPresent(meant::add);
      case SERVER -> {
        meant.addAll(people());
        meant.removeIf(user -> !user.server().host().equalsIgnoreCase(subject.id()));
      }
      default -> {}
    }
    return meant;
  }

  boolean isPresent(UserId user) {
    return present.contains(user);
  }

  boolean isBannedByUs(UserId user) {
    return banned.contains(user);
  }

  /** As whom we act there. */
  UserId self() {
    return self;
  }

  /** Whether nothing is done to the user, by what the room says: whoever may throw others out. */
  boolean isSpared(UserId user) {
    return user.equals(self)
        || power().of(user) >= power().to("kick")
        || filter.isSpared(user)
        || letIn.contains(user);
  }
}
