package dev.forseti.policy.filter;

import dev.forseti.model.EventId;
import dev.forseti.model.RoomId;
import dev.forseti.model.UserId;
import dev.forseti.policy.filter.RoomFilter.Mode;
import dev.forseti.policy.homeserver.HomeserverClient;
import dev.forseti.policy.homeserver.RoomPower;
import dev.forseti.policy.homeserver.StateBounds;
import dev.forseti.policy.homeserver.StateEvent;
import dev.forseti.policy.rooms.RoomCalls;
import dev.forseti.policy.rooms.RoomNotices;
import dev.forseti.runtime.http.Response;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.BiConsumer;
import org.jspecify.annotations.Nullable;

/**
 * The rooms that we are in, and the filters that are on there: read from the homeserver again and
 * again. Members are read once for each room, and followed by the events of taps.
 */
final class FilterRooms {
  private static final Duration REFRESH = Duration.ofHours(1);
  private static final Duration AFTER_FAILURE = Duration.ofMinutes(1);
  private static final StateBounds BOUNDS = new StateBounds(100_000, 64L << 20);
  private static final int PROBLEMS = 5;
  private static final String FULL =
      "As many rooms have a filter as this Forseti serves, so nothing is done here: ask who runs"
          + " it.";

  private final FilterConfig config;
  private final HomeserverClient homeserver;
  private final UserId self;
  private final FilterRules rules;
  private final RoomCalls calls;
  private final RoomCalls memberReads;
  private final RoomNotices notices;
  private final BiConsumer<RoomId, FilteredRoom> ready;
  private final Map<RoomId, Place> joined = new TreeMap<>();

  /** A room that we are in. */
  private static final class Place {
    private Instant due = Instant.MIN;
    private boolean isBeingRead;
    private boolean isChanged;
    private @Nullable EventId cause;
    private @Nullable FilteredRoom room;
    private Optional<RoomPower> power = Optional.empty();
    private boolean areMembersAsked;
    private String whyNotMembers = "";
  }

  /**
   * None yet.
   *
   * @param memberReads where all members of rooms are asked for
   * @param ready hears of a room whose settings or members were read
   */
  FilterRooms(
      FilterConfig config,
      HomeserverClient homeserver,
      UserId self,
      FilterRules rules,
      RoomCalls calls,
      RoomCalls memberReads,
      RoomNotices notices,
      BiConsumer<RoomId, FilteredRoom> ready) {
    this.config = config;
    this.homeserver = homeserver;
    this.self = self;
    this.rules = rules;
    this.calls = calls;
    this.memberReads = memberReads;
    this.notices = notices;
    this.ready = ready;
  }

  /** We are in the room; false if that was known. */
  boolean join(RoomId room) {
    boolean isManaged = config.managementRoom().filter(room::equals).isPresent();
    return !isManaged && joined.putIfAbsent(room, new Place()) == null;
  }

  /** We are not there any more. */
  void leave(RoomId room) {
    Place place = joined.remove(room);
    if (place != null) {
      switchOff(place);
    }
    calls.forget(room);
    memberReads.forget(room);
  }

  boolean isJoined(RoomId room) {
    return joined.containsKey(room);
  }

  /** The rooms that we are in. */
  Set<RoomId> all() {
    return Set.copyOf(joined.keySet());
  }

  /** The room, if its filter is on. */
  @Nullable FilteredRoom get(RoomId room) {
    Place place = joined.get(room);
    return place == null ? null : place.room;
  }

  /** Who may do what in the room; none while it was not read. */
  Optional<RoomPower> power(RoomId room) {
    Place place = joined.get(room);
    return place == null ? Optional.empty() : place.power;
  }

  /** Whether what is said there may have to be filtered once the room is read. */
  boolean isBeingRead(RoomId room) {
    Place place = joined.get(room);
    return place != null && (place.isBeingRead || place.due.equals(Instant.MIN));
  }

  /** Why a filter that is on there does not do all; empty if it does. */
  String whyNot(RoomId room) {
    Place place = joined.get(room);
    if (place == null) {
      return "";
    }
    boolean isBeyond = place.room == null && on() >= config.mostRooms();
    return isBeyond ? FULL : place.whyNotMembers;
  }

  /**
   * The settings of the room may have changed.
   *
   * @param cause the event that changed them; what is wrong with them is told
   */
  void changed(RoomId room, @Nullable EventId cause) {
    Place place = joined.get(room);
    if (place != null) {
      place.due = Instant.MIN;
      place.isChanged = true;
      place.cause = cause == null ? place.cause : cause;
    }
  }

  /** Reads what is due: anew after an hour, since events may have been missed. */
  void work(Instant now) {
    for (Map.Entry<RoomId, Place> each : joined.entrySet()) {
      Place place = each.getValue();
      boolean isOdd = place.due.isAfter(now.plus(REFRESH)); // the clock was set back
      if (!place.isBeingRead && (isOdd || !place.due.isAfter(now))) {
        place.isBeingRead = true;
        place.isChanged = false;
        RoomId room = each.getKey();
        calls.askSoon(
            room,
            () -> RoomSettings.read(homeserver, room),
            answer -> read(room, place, answer, now));
      }
    }
  }

  private void read(RoomId room, Place place, Response<RoomSettings> answer, Instant now) {
    if (joined.get(room) != place) {
      return; // we left meanwhile
    }
    place.isBeingRead = false;
    if (answer instanceof Response.Refused<?> refused && refused.errcode().equals("M_FORBIDDEN")) {
      leave(room); // we are not there, whatever events said
      return;
    }
    if (answer instanceof Response.Done<RoomSettings>(RoomSettings settings)) {
      place.due = place.isChanged ? Instant.MIN : now.plus(REFRESH);
      place.power = Optional.of(settings.power());
      settings(room, place, settings, now);
    } else {
      place.due = now.plus(AFTER_FAILURE); // what was known of it holds
    }
  }

  private void settings(RoomId room, Place place, RoomSettings settings, Instant now) {
    RoomFilterReader.Reading reading = RoomFilterReader.read(settings.content(), rules);
    if (!reading.problems().isEmpty()) {
      tell(room, place, cannotBeUsed(reading.problems()), now);
    } else if (place.cause != null) { // somebody else set it: a command is answered
      notices.about(room, place.cause, does(reading.filter(), settings.power()), now);
    }
    place.cause = null;
    FilteredRoom before = place.room;
    if (reading.filter().mode() == Mode.OFF) {
      switchOff(place);
    } else if (before == null && on() >= config.mostRooms()) {
      notices.daily(room, FULL, now);
    } else {
      FilteredRoom there =
          before == null ? new FilteredRoom(self, settings, reading.filter()) : before;
      there.set(settings, reading.filter());
      place.room = there;
      readMembers(room, place, there);
      ready.accept(room, there);
    }
  }

  /** What waits to be done there is not wanted any more. */
  private static void switchOff(Place place) {
    if (place.room != null) {
      place.room.switchOff();
    }
    place.room = null;
    place.areMembersAsked = false;
    place.whyNotMembers = "";
  }

  private long on() {
    return joined.values().stream().filter(place -> place.room != null).count();
  }

  private void tell(RoomId room, Place place, String text, Instant now) {
    if (place.cause != null) {
      notices.about(room, place.cause, text, now);
    } else {
      notices.daily(room, text, now);
    }
  }

  /** What a filter does in a room, and what it lacks. */
  String does(RoomFilter filter, RoomPower power) {
    String missing = FilterText.missingPower(filter, power, self).map(" "::concat).orElse("");
    return FilterText.of(filter, power) + missing;
  }

  /** That settings are not understood. */
  static String cannotBeUsed(List<String> problems) {
    List<String> first = new ArrayList<>(problems.subList(0, Math.min(PROBLEMS, problems.size())));
    if (problems.size() > first.size()) {
      first.add("and %d more".formatted(problems.size() - first.size()));
    }
    return "This room's filter cannot be used, and nothing is done: "
        + String.join("; ", first)
        + ". Mend the state event "
        + RoomFilter.TYPE
        + ", or say !forseti filter reset to begin anew.";
  }

  private void readMembers(RoomId room, Place place, FilteredRoom there) {
    if (place.areMembersAsked) {
      return;
    }
    place.areMembersAsked = true;
    there.beginReading();
    memberReads.ask(
        room,
        () -> place.room == there,
        () -> homeserver.members(room, BOUNDS),
        answer -> {
          if (place.room != there) {
            return;
          }
          if (answer instanceof Response.Done<List<StateEvent>>(List<StateEvent> members)) {
            there.members(members);
            ready.accept(room, there);
            place.whyNotMembers = "";
          } else {
            there.endReading();
            place.areMembersAsked = false; // asked again when the settings are read again
            place.whyNotMembers =
                "Who is here already is not known (%s): only who comes from now on is looked at."
                    .formatted(answer.why());
          }
        });
  }
}
