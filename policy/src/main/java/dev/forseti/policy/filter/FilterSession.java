package dev.forseti.policy.filter;

import dev.forseti.model.RoomEvent;
import dev.forseti.model.RoomId;
import dev.forseti.model.Subject;
import dev.forseti.model.UserId;
import dev.forseti.policy.filter.MessageEvidence.Message;
import dev.forseti.policy.homeserver.HomeserverClient;
import dev.forseti.policy.homeserver.RoomPower;
import dev.forseti.policy.rooms.RoomCalls;
import dev.forseti.policy.rooms.RoomNotices;
import dev.forseti.runtime.http.Response;
import java.time.Instant;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.Executor;

/** What exists once the homeserver has said who we are and in which rooms. */
final class FilterSession {
  private static final int PARALLEL_CALLS = 8;
  private static final int TRIES = 10;
  private static final int SLOW_TRIES = 3;
  private static final String REDACTION = "m.room.redaction";

  private final HomeserverClient homeserver;
  private final UserId self;
  private final FilterRules rules;
  private final RoomCalls calls;

  /** Servers of rooms may be slow: one at a time, and no other call waits. */
  private final RoomCalls joins;

  /** What may be large: one at a time. */
  private final RoomCalls memberReads;

  private final FilterTallies tallies;
  private final RoomNotices notices;
  private final FilterRooms rooms;
  private final MessageRemovals removals;
  private final MemberBans bans;
  private final Invitations invitations;
  private final CommandDesk desk;

  private Instant now;

  FilterSession(
      FilterConfig config,
      HomeserverClient homeserver,
      UserId self,
      FilterRules rules,
      ListedSubjects listed,
      Executor executor,
      FilterTallies tallies,
      Instant now) {
    this.homeserver = homeserver;
    this.self = self;
    this.rules = rules;
    this.tallies = tallies;
    this.now = now;
    this.calls = new RoomCalls(executor, PARALLEL_CALLS, TRIES, true);
    this.joins = new RoomCalls(executor, 1, SLOW_TRIES, false);
    this.memberReads = new RoomCalls(executor, 1, SLOW_TRIES, false);
    this.notices = new RoomNotices(homeserver, calls, tallies::count);
    ActionResults results = new ActionResults(tallies, notices);
    this.removals = new MessageRemovals(config, homeserver, calls, rules, results);
    this.bans = new MemberBans(config, homeserver, calls, listed, results);
    this.rooms =
        new FilterRooms(
            config, homeserver, self, rules, calls, memberReads, notices, this::lookAtAll);
    this.invitations =
        new Invitations(config, homeserver, self, rules, calls, joins, rooms, tallies, notices);
    this.desk = new CommandDesk(homeserver, self, rules, calls, rooms, tallies, notices);
  }

  /** We are in these rooms. */
  void joined(Set<RoomId> all) {
    all.forEach(rooms::join);
  }

  /** Does what can be done now; whether more could be done at once. */
  boolean work(Instant time) {
    now = time;
    desk.at(time);
    calls.take(time);
    joins.take(time);
    memberReads.take(time);
    rooms.work(time); // what changed is read before anything else is done there
    boolean more = calls.start(time);
    more |= joins.start(time);
    return memberReads.start(time) || more;
  }

  private void lookAtAll(RoomId id, FilteredRoom room) {
    room.people().forEach(user -> bans.look(id, room, user, room.isPresent(user), now));
  }

  /** Takes in what happened, in rooms that we are in; and what happened to ourselves. */
  void take(RoomEvent event, Instant time) {
    now = time;
    Optional<UserId> target = event.target();
    if (target.filter(self::equals).isPresent()) {
      self(event, event.content().string("membership").orElse(""));
    } else if (rooms.isJoined(event.roomId())) {
      takeOfOthers(event, target);
    }
  }

  private void takeOfOthers(RoomEvent event, Optional<UserId> target) {
    RoomId id = event.roomId();
    FilteredRoom room = rooms.get(id);
    if (target.isPresent()) {
      if (room != null) {
        member(event, room, target.get());
      }
    } else if (event.type().equals(RoomFilter.TYPE) && "".equals(event.stateKey())) {
      rooms.changed(id, event.sender().equals(self) ? null : event.eventId());
    } else if (event.type().equals(RoomPower.LEVELS)) {
      rooms.changed(id, null);
    } else if (event.type().equals(REDACTION) && room != null && event.redacts() != null) {
      if (room.isSetBy(event.redacts().value())) {
        rooms.changed(id, event.eventId());
      }
    } else {
      desk.take(event, now);
    }
  }

  private void member(RoomEvent event, FilteredRoom room, UserId user) {
    boolean wasLetIn = room.member(user, event.sender(), event.content());
    if (wasLetIn) {
      spare(event, user);
    } else {
      boolean isThere =
          event
              .content()
              .string("membership")
              .filter(Set.of("join", "invite", "knock")::contains)
              .isPresent();
      bans.look(event.roomId(), room, user, isThere, now);
    }
  }

  /** Who keeps order there has let somebody in whom we banned: the settings are to say so. */
  private void spare(RoomEvent event, UserId user) {
    RoomId room = event.roomId();
    calls.askSoon(
        room,
        () -> spareNow(room, user),
        answer ->
            notices.about(
                room,
                event.eventId(),
                answer instanceof Response.Done<?>
                    ? user
                        + " was let in again, and I leave them alone from now on, though my list"
                        + " names them. To undo it: "
                        + FilterCommand.PREFIX
                        + " unspare "
                        + user
                    : user
                        + " was let in again, and I leave them alone until I am started anew. I"
                        + " could not write that into this room's filter: "
                        + answer.why(),
                now));
  }

  /** Blocks until there is an answer; done is also who is spared already. */
  private Response<Boolean> spareNow(RoomId room, UserId user) {
    Response<RoomSettings> answer = RoomSettings.read(homeserver, room);
    if (!(answer instanceof Response.Done<RoomSettings>(RoomSettings settings))) {
      return answer.failed();
    }
    RoomFilterReader.Reading reading = RoomFilterReader.read(settings.content(), rules);
    if (reading.problems().isEmpty() && reading.filter().isSpared(user)) {
      return new Response.Done<>(true);
    }
    return switch (FilterChange.of(
        new FilterCommand.Spare(user.value()), settings.content(), rules)) {
      case FilterChange.To(var content, String undo) ->
          homeserver.sendState(room, RoomFilter.TYPE, "", content).map(event -> true);
      case FilterChange.None(String why) -> new Response.Refused<>("M_UNKNOWN", why);
    };
  }

  private void self(RoomEvent event, String membership) {
    RoomId room = event.roomId();
    switch (membership) {
      case "invite" -> invitations.take(event, now);
      case "join" -> {
        var unused = rooms.join(room);
      }
      case "knock" -> {}
      default -> {
        rooms.leave(room);
        invitations.forget(room);
        bans.forget(room);
        tallies.forget(room);
      }
    }
  }

  /** Whom our list names, or names no more. */
  void lookAt(Subject subject, Instant time) {
    now = time;
    for (RoomId id : rooms.all()) {
      FilteredRoom room = rooms.get(id);
      if (room != null) {
        room.meantBy(subject)
            .forEach(user -> bans.look(id, room, user, room.isPresent(user), time));
      }
    }
  }

  /** The policy room is known now: whom the list names is. */
  void lookAtEverybody(Instant time) {
    now = time;
    for (RoomId id : rooms.all()) {
      FilteredRoom room = rooms.get(id);
      if (room != null) {
        lookAtAll(id, room);
      }
    }
  }

  /** Whether what happens in the room may be filtered, now or once it is read. */
  boolean mayFilter(RoomId room) {
    return rooms.get(room) != null || rooms.isBeingRead(room);
  }

  /** Whether there is nothing left to do about the message; else its room is being read. */
  boolean isDone(Message message, Instant time) {
    FilteredRoom room = rooms.get(message.room());
    if (room != null) {
      removals.look(room, message, time);
    }
    return room != null || !rooms.isBeingRead(message.room());
  }
}
