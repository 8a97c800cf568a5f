package dev.forseti.policy.filter;

import dev.forseti.model.EventId;
import dev.forseti.model.Json;
import dev.forseti.model.PrintableText;
import dev.forseti.model.RoomEvent;
import dev.forseti.model.RoomId;
import dev.forseti.model.UserId;
import dev.forseti.policy.filter.RoomTally.Removal;
import dev.forseti.policy.homeserver.HomeserverClient;
import dev.forseti.policy.homeserver.RoomMember;
import dev.forseti.policy.homeserver.RoomPower;
import dev.forseti.policy.rooms.CommandAge;
import dev.forseti.policy.rooms.CommandBudget;
import dev.forseti.policy.rooms.CommandWords;
import dev.forseti.policy.rooms.Moments;
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
  private final CommandBudget budget = new CommandBudget();

  /** Read where commands are carried out. */
  private volatile Instant now = Instant.EPOCH;

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
   * @param member how it is with whom is asked about; none if that is nobody there
   */
  private record Executed(
      RoomSettings settings,
      boolean isAllowed,
      FilterChange change,
      Optional<Response<EventId>> written,
      Optional<RoomMember> member) {}

  /** It is that time from now on. */
  void at(Instant time) {
    now = time;
  }

  /** Takes a message in; it is answered if it is a command and not one of too many. */
  void take(RoomEvent event, Instant now) {
    Optional<FilterCommand> command = command(event);
    if (command.isEmpty()) {
      return;
    }
    RoomId room = event.roomId();
    boolean isOwner =
        rooms
            .power(room)
            .filter(power -> power.of(event.sender()) >= power.toSetState(RoomFilter.TYPE))
            .isPresent();
    switch (budget.use(event, isOwner, now)) {
      case CARRY_OUT -> carryOut(event, command.get());
      case REFUSE -> {
        tallies.count("command", "left_out");
        notices.answer(room, event.eventId(), CommandBudget.SPENT);
      }
      case IGNORE -> tallies.count("command", "left_out");
    }
  }

  private void carryOut(RoomEvent event, FilterCommand command) {
    RoomId room = event.roomId();
    tallies.count("command", "done");
    calls.askSoon(
        room,
        () -> execute(event, command),
        answer -> {
          if (answer instanceof Response.Done<Executed>(Executed executed)) {
            if (executed.written().isPresent()) {
              rooms.changed(room, null);
            }
            String text = text(room, event.sender(), command, executed);
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
  private Response<Executed> execute(RoomEvent event, FilterCommand command) {
    RoomId room = event.roomId();
    UserId sender = event.sender();
    Response<RoomSettings> read = RoomSettings.read(homeserver, room);
    if (!(read instanceof Response.Done<RoomSettings>(RoomSettings settings))) {
      return read.failed();
    }
    boolean isAllowed = settings.power().of(sender) >= settings.power().toSetState(RoomFilter.TYPE);
    FilterChange change =
        CommandAge.tooOld(event, now)
            .<FilterChange>map(FilterChange.None::new)
            .orElseGet(() -> FilterChange.of(command, settings.content(), rules));
    if (!isAllowed || !(change instanceof FilterChange.To(Json.Obj content, String undo))) {
      return new Response.Done<>(
          new Executed(settings, isAllowed, change, Optional.empty(), member(room, command)));
    }
    Response<EventId> written = homeserver.sendState(room, RoomFilter.TYPE, "", content);
    return written instanceof Response.Retry<EventId> retry
        ? retry.failed()
        : new Response.Done<>(
            new Executed(settings, true, change, Optional.of(written), Optional.empty()));
  }

  private Optional<RoomMember> member(RoomId room, FilterCommand command) {
    return command instanceof FilterCommand.Why(String name)
            && UserId.read(name).map(user -> homeserver.member(room, user)).orElse(null)
                instanceof Response.Done<RoomMember>(RoomMember member)
        ? Optional.of(member)
        : Optional.empty();
  }

  private String text(RoomId room, UserId sender, FilterCommand command, Executed executed) {
    RoomPower power = executed.settings().power();
    return switch (command) {
      case FilterCommand.Help help -> FilterText.HELP;
      case FilterCommand.NotUnderstood(String why) -> why + " All commands: !forseti help";
      case FilterCommand.Status status -> status(room, executed.settings());
      case FilterCommand.Packs packs ->
          "What can be removed:\n" + String.join("\n", rules.described());
      default -> {
        if (!executed.isAllowed()) {
          yield "Only those may do that who may change this room's filter: it takes power level %d, and you have %d."
              .formatted(power.toSetState(RoomFilter.TYPE), power.of(sender));
        }
        yield command instanceof FilterCommand.Why(String user)
            ? why(room, user, executed.member())
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
    String whyNot = filter.mode() == RoomFilter.Mode.OFF ? "" : rooms.whyNot(room);
    return rooms.does(filter, power) + (whyNot.isEmpty() ? "" : " But: " + whyNot);
  }

  private String why(RoomId room, String name, Optional<RoomMember> member) {
    Optional<UserId> user = UserId.read(name);
    if (user.isEmpty()) {
      return "That is no user's id; one looks like @ann:example.org.";
    }
    StringBuilder text = new StringBuilder();
    member
        .filter(each -> each.isBannedBy(self))
        .ifPresent(each -> text.append(FilterText.banned(user.get())));
    List<Removal> removals = tallies.of(room).of(user.get());
    text.append(
        removals.isEmpty()
            ? "Since I was started I removed no message of theirs here, nor counted one."
            : "Their newest messages here against which I found something:");
    for (Removal each : removals.subList(0, Math.min(SHOWN, removals.size()))) {
      text.append(
          "\n%s, %s: %s"
              .formatted(
                  Moments.text(each.at()),
                  each.isDone() ? "removed" : "only counted",
                  PrintableText.of(each.because())));
    }
    return text.toString();
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
