package dev.forseti.policy.filter;

import dev.forseti.model.RoomEvent;
import dev.forseti.model.RoomId;
import dev.forseti.model.UserId;
import dev.forseti.policy.homeserver.HomeserverClient;
import dev.forseti.policy.rooms.RoomCalls;
import dev.forseti.policy.rooms.RoomNotices;
import dev.forseti.runtime.http.Response;
import java.time.Instant;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/** Joins rooms into which those invite us to whom filters are offered, and says hello there. */
final class Invitations {
  private static final String WELCOME =
      """
      I am Forseti, and can filter this room: remove spam, and keep out whom my list names.%s
      All commands: !forseti help. In an encrypted room I cannot read them: there set the state\
       event dev.forseti.filter.\
      """;

  private final FilterConfig config;
  private final HomeserverClient homeserver;
  private final RoomCalls calls;

  private final RoomCalls joins;

  private final UserId self;
  private final FilterRules rules;
  private final FilterRooms rooms;
  private final FilterTallies tallies;
  private final RoomNotices notices;

  /** Rooms that we are about to join. */
  private final Set<RoomId> joining = new HashSet<>();

  Invitations(
      FilterConfig config,
      HomeserverClient homeserver,
      UserId self,
      FilterRules rules,
      RoomCalls calls,
      RoomCalls joins,
      FilterRooms rooms,
      FilterTallies tallies,
      RoomNotices notices) {
    this.config = config;
    this.homeserver = homeserver;
    this.self = self;
    this.rules = rules;
    this.calls = calls;
    this.joins = joins;
    this.rooms = rooms;
    this.tallies = tallies;
    this.notices = notices;
  }

  /** We are not invited there any more, or have left. */
  void forget(RoomId room) {
    joining.remove(room);
    joins.forget(room);
  }

  /** We were invited. */
  void take(RoomEvent event, Instant now) {
    RoomId room = event.roomId();
    Set<RoomId> others = new HashSet<>(rooms.all());
    others.addAll(joining);
    others.removeAll(config.community());
    if (joining.contains(room)) {
      return;
    }
    rooms.leave(room); // who is invited is not there
    if (!config.isOfferedTo(event.sender()) || others.size() >= config.mostJoined()) {
      tallies.count("join", "left_out");
      return;
    }
    joining.add(room);
    joins.askSoon(
        room,
        () -> homeserver.join(room, List.of(event.sender().server())),
        answer -> {
          joining.remove(room);
          boolean isDone = answer instanceof Response.Done<?>;
          tallies.count("join", isDone ? "done" : "refused");
          if (isDone) {
            var unused = rooms.join(room);
            calls.askSoon(
                room,
                () -> RoomSettings.read(homeserver, room),
                settings -> welcome(event, settings, now));
          }
        });
  }

  private void welcome(RoomEvent event, Response<RoomSettings> answer, Instant now) {
    if (answer instanceof Response.Done<RoomSettings>(RoomSettings found)) {
      notices.about(event.roomId(), event.eventId(), WELCOME.formatted(next(found)), now);
    }
  }

  /** What there is to do now: nothing where a filter is on already. */
  private String next(RoomSettings found) {
    RoomFilterReader.Reading reading = RoomFilterReader.read(found.content(), rules);
    if (!reading.problems().isEmpty()) {
      return " " + FilterRooms.cannotBeUsed(reading.problems());
    }
    if (reading.filter().mode() != RoomFilter.Mode.OFF) {
      return " This room has a filter already. " + rooms.does(reading.filter(), found.power());
    }
    long needed =
        Math.max(
            Math.max(FilterText.toBan(found.power()), FilterText.toRemove(found.power())),
            found.power().toSetState(RoomFilter.TYPE));
    String power =
        found.power().of(self) < needed
            ? " For that I need power level %d here (the room's settings, roles and permissions). Then write: "
                .formatted(needed)
            : " Write: ";
    return power + FilterCommand.PREFIX + " filter on";
  }
}
