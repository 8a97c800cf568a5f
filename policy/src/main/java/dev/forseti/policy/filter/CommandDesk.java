package dev.forseti.policy.filter;

import dev.forseti.model.EventId;
import dev.forseti.model.Json;
import dev.forseti.model.RoomEvent;
import dev.forseti.model.RoomId;
import dev.forseti.model.UserId;
import dev.forseti.policy.filter.RoomTally.Removal;
import dev.forseti.policy.homeserver.HomeserverClient;
import dev.forseti.policy.homeserver.RoomPower;
import dev.forseti.policy.rooms.CommandWords;
import dev.forseti.policy.rooms.RoomCalls;
import dev.forseti.policy.rooms.RoomNotices;
import dev.forseti.runtime.http.Response;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * Answers commands in rooms. What changes a filter is done for those alone who may set the state
 * event themselves; what a filter is stands in that event, and nowhere else.
 */
final class CommandDesk {
  private static final int SHOWN = 5;

  private final HomeserverClient homeserver;
  private final UserId self;
  private final FilterRules rules;
  private final RoomCalls calls;
  private final FilterRooms rooms;
  private final FilterTallies tallies;
  private final RoomNotices notices;

  CommandDesk(
      HomeserverClient homeserver,
      UserId self,
      FilterRules rules,
      RoomCalls calls,
      FilterRooms rooms,
      FilterTallies tallies,
      RoomNotices notices) {
    this.homeserver = homeserver;
    this.self = self;
    this.rules = rules;
    this.calls = calls;
    this.rooms = rooms;
    this.tallies = tallies;
    this.notices = notices;
  }

  /**
   * A command that was carried out as far as the room allows.
   *
   * @param isAllowed whether who gave it may change the filter
   * @param change what it makes of the filter
   * @param written what the homeserver said to that; none if nothing was to be written
   */
  private record Executed(
      RoomSettings settings,
      boolean isAllowed,
      FilterChange change,
      Optional<Response<EventId>> written) {}

  /** Takes a message in; it is answered if it is a command and not one of too many. */
  void take(RoomEvent event, Instant now) {
    Optional<FilterCommand> command = command(event);
    if (command.isEmpty()) {
      return;
    }
    RoomId room = event.roomId();
    FilteredRoom known = rooms.get(room);
    boolean isOwner =
        known != null
            && known.power().of(event.sender()) >= known.power().toSetState(RoomFilter.TYPE);
    if (!notices.mayAnswer(room, event.sender(), isOwner, now)) {
      tallies.count("command", "left_out");
      return;
    }
    tallies.count("command", "done");
    calls.askSoon(
        room,
        () -> execute(room, event.sender(), command.get()),
        answer -> {
          if (answer instanceof Response.Done<Executed>(Executed executed)) {
            if (executed.written().isPresent()) {
              rooms.changed(room, null);
            }
            String text = text(room, event.sender(), command.get(), executed);
            notices.answer(room, event.eventId(), text);
          } else {
            tallies.count("command", "refused");
          }
        });
  }

  private Optional<FilterCommand> command(RoomEvent event) {
    return CommandWords.of(event, self).map(FilterCommand::of);
  }

  /** Reads, checks and writes in one go: nothing that another command does comes between. */
  private Response<Executed> execute(RoomId room, UserId sender, FilterCommand command) {
    Response<RoomSettings> read = RoomSettings.read(homeserver, room);
    if (!(read instanceof Response.Done<RoomSettings>(RoomSettings settings))) {
      return read.failed();
    }
    boolean isAllowed = settings.power().of(sender) >= settings.power().toSetState(RoomFilter.TYPE);
    FilterChange change = FilterChange.of(command, settings.content(), rules);
    if (!isAllowed || !(change instanceof FilterChange.To(Json.Obj content, String undo))) {
      return new Response.Done<>(new Executed(settings, isAllowed, change, Optional.empty()));
    }
    Response<EventId> written = homeserver.sendState(room, RoomFilter.TYPE, "", content);
    return written instanceof Response.Retry<EventId> retry
        ? retry.failed()
        : new Response.Done<>(new Executed(settings, true, change, Optional.of(written)));
  }

  private String text(RoomId room, UserId sender, FilterCommand command, Executed executed) {
    RoomPower power = executed.settings().power();
    return switch (command) {
      case FilterCommand.Help help -> FilterText.HELP;
      case FilterCommand.NotUnderstood unknown -> "I do not know that command.\n" + FilterText.HELP;
      case FilterCommand.Status status -> status(room, executed.settings());
      case FilterCommand.Packs packs ->
          "What can be removed: " + String.join(", ", rules.packs()) + ".";
      default -> {
        if (!executed.isAllowed()) {
          yield "Only those may do that who may change this room's filter: it takes power level %d, and you have %d."
              .formatted(power.toSetState(RoomFilter.TYPE), power.of(sender));
        }
        yield command instanceof FilterCommand.Why(String user)
            ? why(room, user)
            : changed(room, executed);
      }
    };
  }

  private String status(RoomId room, RoomSettings settings) {
    RoomFilterReader.Reading reading = RoomFilterReader.read(settings.content(), rules);
    return reading.problems().isEmpty()
        ? does(room, reading.filter(), settings.power()) + " " + FilterText.of(tallies.of(room))
        : FilterRooms.cannotBeUsed(reading.problems());
  }

  private String does(RoomId room, RoomFilter filter, RoomPower power) {
    String missing = FilterText.missingPower(filter, power, self).map(" "::concat).orElse("");
    String whyNot = filter.mode() == RoomFilter.Mode.OFF ? "" : rooms.whyNot(room);
    return FilterText.of(filter, power) + missing + (whyNot.isEmpty() ? "" : " But: " + whyNot);
  }

  private String why(RoomId room, String name) {
    Optional<UserId> user = UserId.read(name);
    if (user.isEmpty()) {
      return "That is no user's id; one looks like @ann:example.org.";
    }
    List<Removal> removals = tallies.of(room).of(user.get());
    StringBuilder text = new StringBuilder();
    for (Removal each : removals.subList(0, Math.min(SHOWN, removals.size()))) {
      text.append('\n').append(each.at()).append(' ').append(each.event()).append(": ");
      text.append(each.reason());
    }
    return removals.isEmpty()
        ? "Since I was started I removed no message of theirs here, nor counted one."
        : "Their newest messages here that I removed, or counted only:" + text;
  }

  private String changed(RoomId room, Executed executed) {
    RoomPower power = executed.settings().power();
    if (executed.change() instanceof FilterChange.None(String why)) {
      return why;
    }
    if (!(executed.change() instanceof FilterChange.To(Json.Obj content, String undo))
        || executed.written().isEmpty()) {
      return FilterText.HELP;
    }
    Response<EventId> written = executed.written().get();
    if (written instanceof Response.Done<EventId>) {
      RoomFilter after = RoomFilterReader.read(content, rules).filter();
      return "Done. " + does(room, after, power) + " To undo it: " + undo;
    }
    long needed = power.toSetState(RoomFilter.TYPE);
    return power.of(self) < needed
        ? "Nothing was changed: I may not change this room's settings. It takes power level %d and I have %d: give %s that level in the room's settings, and say it again."
            .formatted(needed, power.of(self), self)
        : "Nothing was changed: the homeserver refused it (" + written.why() + ").";
  }
}
