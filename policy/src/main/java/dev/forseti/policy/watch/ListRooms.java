package dev.forseti.policy.watch;

import dev.forseti.lists.entry.EntryType;
import dev.forseti.lists.entry.KeptEvent;
import dev.forseti.lists.entry.Tombstone;
import dev.forseti.model.ListEvent;
import dev.forseti.model.RoomId;
import dev.forseti.model.ServerName;
import dev.forseti.policy.homeserver.HomeserverClient;
import dev.forseti.policy.homeserver.StateBounds;
import dev.forseti.policy.homeserver.StateEvent;
import dev.forseti.runtime.http.Response;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;

/**
 * Reads the rooms of a list: the one that is named and, where its tombstone says what becomes of
 * the entries (MSC4321), those in which it goes on. It is read whole or not at all.
 */
final class ListRooms {
  /** A list that moved more often is not followed further. */
  static final int MOST_ROOMS = 10;

  private static final String SHORTCODE = "org.matrix.mjolnir.shortcode";

  private final HomeserverClient homeserver;
  private final List<ReadRoom> rooms = new ArrayList<>();
  private final Set<RoomId> seen = new HashSet<>();

  private final StateBounds ofList;

  /** What is left for further rooms. */
  private StateBounds bounds;

  private ListRooms(HomeserverClient homeserver, StateBounds bounds) {
    this.homeserver = homeserver;
    this.ofList = bounds;
    this.bounds = bounds;
  }

  /**
   * A room whose entries count.
   *
   * @param events all of its state that is of lists
   */
  record ReadRoom(RoomId room, List<ListEvent> events) {}

  /**
   * A list as it stands.
   *
   * @param named the room that reading began with
   * @param isByName whether the list's name led there just now, and not what was known
   * @param rooms whose entries count; where a list moved, the new one alone
   * @param closing what closed the last room and does not say what becomes of the entries
   */
  record ReadList(RoomId named, boolean isByName, List<ReadRoom> rooms, Optional<Closing> closing) {
    ReadList byName() {
      return new ReadList(named, true, rooms, closing);
    }
  }

  /**
   * A room was closed.
   *
   * @param next where the list may go on; none when no room is named that can be
   */
  record Closing(Optional<RoomId> next) {}

  /**
   * Reads the list, and joins its rooms where that is needed.
   *
   * @param known its rooms, if it was read before: the alias is asked for only when these cannot be
   *     read any more. It goes on from the one from which most of them are found.
   * @param bounds of all its rooms together
   */
  static Response<ReadList> read(
      HomeserverClient homeserver, WatchedList list, Set<RoomId> known, StateBounds bounds) {
    Optional<ReadList> best = Optional.empty();
    for (RoomId room : new TreeSet<>(known)) {
      ListRooms from = new ListRooms(homeserver, bounds);
      Response<List<ListEvent>> events = from.state(room);
      if (isGone(events)) {
        continue;
      }
      Response<ReadList> answer = from.follow(room, room, events);
      if (!(answer instanceof Response.Done<ReadList>(ReadList read))) {
        return answer;
      }
      if (best.isEmpty() || count(read, known) > count(best.get(), known)) {
        best = Optional.of(read);
      }
    }
    return best.<Response<ReadList>>map(Response.Done::new)
        .orElseGet(() -> new ListRooms(homeserver, bounds).named(list));
  }

  private static boolean isGone(Response<List<ListEvent>> answer) {
    return answer instanceof Response.Refused<List<ListEvent>> refused
        && !refused.errcode().equals(StateBounds.TOO_LARGE);
  }

  private static long count(ReadList read, Set<RoomId> known) {
    return read.rooms().stream().filter(each -> known.contains(each.room())).count();
  }

  private Response<ReadList> named(WatchedList list) {
    Response<RoomId> joined = list.isByAlias() ? homeserver.joinByAlias(list.name()) : join(list);
    return joined instanceof Response.Done<RoomId>(RoomId room)
        ? follow(room, room, state(room)).map(ReadList::byName)
        : joined.failed();
  }

  private Response<RoomId> join(WatchedList list) {
    RoomId room = new RoomId(list.name());
    return homeserver.join(room, room.server().stream().toList());
  }

  private Response<ReadList> follow(RoomId named, RoomId room, Response<List<ListEvent>> answer) {
    if (!(answer instanceof Response.Done<List<ListEvent>>(List<ListEvent> events))) {
      return answer.failed();
    }
    seen.add(room);
    Optional<ListEvent> closing =
        events.stream().filter(event -> Tombstone.of(event).isPresent()).findFirst();
    Optional<Tombstone> tombstone = closing.flatMap(Tombstone::of);
    if (tombstone.isEmpty() || tombstone.get().upgrade() == Tombstone.Upgrade.UNSAID) {
      rooms.add(new ReadRoom(room, events));
      Optional<Closing> closed =
          events.stream().anyMatch(Tombstone::closes)
              ? Optional.of(new Closing(tombstone.map(Tombstone::replacement)))
              : Optional.empty();
      return new Response.Done<>(new ReadList(named, false, List.copyOf(rooms), closed));
    }
    if (tombstone.get().upgrade() == Tombstone.Upgrade.TRANSITION) {
      rooms.add(new ReadRoom(room, events));
      for (ListEvent each : events) {
        bounds = bounds.without(each.type(), each.stateKey(), each.content());
      }
    }
    RoomId next = tombstone.get().replacement();
    if (seen.contains(next) || seen.size() == MOST_ROOMS) {
      return new Response.Refused<>("M_UNKNOWN", "it moves on and on, lastly to " + next);
    }
    Response<List<ListEvent>> further = state(next);
    if (further instanceof Response.Refused) {
      Response<RoomId> joined = homeserver.join(next, via(next, closing.get()));
      further = joined instanceof Response.Done ? state(next) : joined.failed();
    }
    return follow(named, next, further);
  }

  /** Who closed a room is in the one that replaces it. */
  private static List<ServerName> via(RoomId room, ListEvent closing) {
    return room.server().map(List::of).orElseGet(() -> List.of(closing.sender().server()));
  }

  private Response<List<ListEvent>> state(RoomId room) {
    Response<List<StateEvent>> state = homeserver.state(room, ListRooms::isOfLists, bounds);
    return state instanceof Response.Refused<List<StateEvent>> refused
            && refused.errcode().equals(StateBounds.TOO_LARGE)
        ? ofList.exceeded()
        : state.map(events -> events.stream().map(event -> listEvent(room, event)).toList());
  }

  /** Whether state of the type says anything of a list; members, whom anybody adds to, do not. */
  static boolean isOfLists(String type) {
    return EntryType.read(type).isPresent()
        || EntryType.isOfAnotherKind(type)
        || type.equals(Tombstone.TYPE)
        || type.equals(SHORTCODE);
  }

  private static ListEvent listEvent(RoomId room, StateEvent event) {
    return KeptEvent.of(
        new ListEvent(
            room,
            event.type(),
            event.stateKey(),
            event.sender(),
            event.eventId(),
            event.at(),
            event.content(),
            event.redactedBy() != null));
  }
}
