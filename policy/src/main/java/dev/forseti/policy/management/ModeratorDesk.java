package dev.forseti.policy.management;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.forseti.model.Decision;
import dev.forseti.model.Harm;
import dev.forseti.model.Outcome;
import dev.forseti.model.RoomEvent;
import dev.forseti.model.Subject;
import dev.forseti.model.UserId;
import dev.forseti.policy.brakes.BrakeResult;
import dev.forseti.policy.homeserver.HomeserverClient;
import dev.forseti.policy.homeserver.RoomPower;
import dev.forseti.policy.publish.Undos;
import dev.forseti.policy.rooms.CommandAge;
import dev.forseti.policy.rooms.CommandWords;
import dev.forseti.policy.rooms.RoomCalls;
import dev.forseti.policy.rooms.RoomNotices;
import dev.forseti.policy.rooms.ShortText;
import dev.forseti.policy.state.JournalWriter;
import dev.forseti.policy.state.PolicyState;
import dev.forseti.runtime.http.Response;
import java.time.Duration;
import java.time.Instant;
import java.util.Iterator;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;

/** Carries out what moderators say. A decision is stored before anything follows from it. */
final class ModeratorDesk {
  private final ManagementConfig config;
  private final HomeserverClient homeserver;
  private final PolicyState state;
  private final JournalWriter journal;
  private final PolicyView policy;
  private final RoomCalls calls;
  private final RoomNotices notices;
  private final DecisionAnswers answers;
  private final StatusText status;
  private final SubjectText subjects;
  private Instant now = Instant.EPOCH;
  private boolean isDecided;

  ModeratorDesk(
      ManagementConfig config,
      HomeserverClient homeserver,
      PolicyState state,
      JournalWriter journal,
      PolicyView policy,
      RoomCalls calls,
      RoomNotices notices,
      DecisionAnswers answers) {
    this.config = config;
    this.homeserver = homeserver;
    this.state = state;
    this.journal = journal;
    this.policy = policy;
    this.calls = calls;
    this.notices = notices;
    this.answers = answers;
    this.status = new StatusText(config, state, policy);
    this.subjects = new SubjectText(config, state, policy);
  }

  /** It is that time from now on. */
  void at(Instant time) {
    now = time;
  }

  /** Whether something was decided since that was asked last. */
  boolean takeDecided() {
    boolean was = isDecided;
    isDecided = false;
    return was;
  }

  /**
   * Answers a command, or does what it says and answers then.
   *
   * @param event the message that it stands in
   * @param words those behind the prefix
   * @param power who may do what in the management room
   */
  void answer(RoomEvent event, List<String> words, RoomPower power) {
    long needed = power.to("ban");
    if (power.of(event.sender()) < needed) {
      say(
          event,
          "I do what those say who may ban in this room: it takes power level %d, and you have %d."
              .formatted(needed, power.of(event.sender())));
      return;
    }
    ModeratorCommand command = ModeratorCommand.of(words);
    Optional<String> tooOld =
        command.isQuestion() ? Optional.empty() : CommandAge.tooOld(event, now);
    if (tooOld.isPresent()) {
      say(event, tooOld.get());
      return;
    }
    switch (command) {
      case ModeratorCommand.Help help -> say(event, StatusText.HELP);
      case ModeratorCommand.NotUnderstood(String why) ->
          say(event, why + " All commands: " + CommandWords.PREFIX + " help");
      case ModeratorCommand.Status asked -> say(event, status.status(now));
      case ModeratorCommand.Lists asked -> say(event, status.lists());
      case ModeratorCommand.Rooms asked -> rooms(event);
      case ModeratorCommand.Why(Subject whom) -> say(event, subjects.of(whom, now));
      case ModeratorCommand.Ban ban when !isDone(event, ban.whom()) -> ban(event, ban, power);
      case ModeratorCommand.Unban(Subject whom, String reason) when !isDone(event, whom) ->
          decide(event, decision(event, whom, Decision.Kind.CLEAR, reason, Harm.NONE));
      case ModeratorCommand.Undo(Subject whom) when !isDone(event, whom) -> undo(event, whom);
      case ModeratorCommand.Ban again -> {}
      case ModeratorCommand.Unban again -> {}
      case ModeratorCommand.Undo again -> {}
    }
  }

  /** Whether the tap has told of the message before. */
  private boolean isDone(RoomEvent event, Subject whom) {
    return state.history(whom).hasDecision(id(event));
  }

  private void say(RoomEvent event, String text) {
    notices.answer(config.room(), event.eventId(), text);
  }

  /** What we may do in each room is asked of the homeserver. */
  private void rooms(RoomEvent event) {
    if (config.rooms().isEmpty()) {
      say(event, "No rooms are named in community.rooms, so nobody is banned anywhere.");
      return;
    }
    calls.askSoon(
        config.room(),
        () -> RoomsText.ask(homeserver, config),
        answer ->
            say(
                event,
                answer instanceof Response.Done<String>(String text)
                    ? text
                    : "The homeserver does not say: " + answer.why()));
  }

  private void ban(RoomEvent event, ModeratorCommand.Ban ban, RoomPower power) {
    Subject whom = ban.whom();
    Optional<String> whyNot = whyNot(whom, power);
    if (whyNot.isPresent()) {
      say(event, "Nothing was done: " + whyNot.get());
      return;
    }
    Decision decision = decision(event, whom, Decision.Kind.LIST, ban.reason(), ban.harm());
    Duration holds = ban.holds();
    decide(event, holds == null ? decision : until(decision, decision.at().plus(holds)));
  }

  private Optional<String> whyNot(Subject whom, RoomPower power) {
    if (policy.isStarting()) {
      return Optional.of(
          "it is not known yet who has power in the rooms. Say it again in a minute.");
    }
    boolean isColleague =
        whom.kind() == Subject.Kind.USER
            && UserId.read(whom.id()).filter(user -> power.of(user) >= power.to("ban")).isPresent();
    if (isColleague) {
      return Optional.of("they may command here.");
    }
    return policy.check(whom) instanceof BrakeResult.Held held
        ? Optional.of(held.reason() + " (" + held.brake() + ").")
        : Optional.empty();
  }

  private static Decision until(Decision decision, Instant end) {
    return new Decision(
        decision.id(),
        decision.subject(),
        decision.kind(),
        decision.moderator(),
        decision.reason(),
        decision.harm(),
        decision.at(),
        end,
        null);
  }

  private void undo(RoomEvent event, Subject whom) {
    Optional<Decision> last = Undos.newestHolding(state.history(whom), now);
    if (last.isEmpty()) {
      say(event, "Nothing was done: no decision about " + whom.id() + " holds.");
      return;
    }
    Decision before = last.get();
    Decision undo =
        decision(event, whom, Decision.Kind.UNDO, "undo: " + before.reason(), before.harm());
    decide(
        event,
        new Decision(
            undo.id(),
            whom,
            undo.kind(),
            undo.moderator(),
            undo.reason(),
            undo.harm(),
            undo.at(),
            null,
            before.id()));
  }

  /** The same message gives the same decision, however often it is read. */
  private Decision decision(
      RoomEvent event, Subject whom, Decision.Kind kind, String reason, Harm harm) {
    return new Decision(
        id(event),
        whom,
        kind,
        event.sender().value(),
        ShortText.of(reason, ModeratorCommand.LONGEST_REASON - 1),
        harm,
        next(whom),
        null,
        null);
  }

  private static String id(RoomEvent event) {
    String said = event.roomId() + "\n" + event.eventId();
    return UUID.nameUUIDFromBytes(said.getBytes(UTF_8)).toString();
  }

  /** Now, or just after the newest decision, whatever clock that had. */
  private Instant next(Subject whom) {
    Instant time = Instant.ofEpochMilli(now.toEpochMilli());
    Iterator<Decision> newest = state.history(whom).newestDecisionsFirst().iterator();
    Instant after = newest.hasNext() ? newest.next().at().plusMillis(1) : time;
    return after.isAfter(time) ? after : time;
  }

  private void decide(RoomEvent event, Decision decision) {
    isDecided = true;
    Set<Outcome> before = Set.copyOf(state.outcomes().of(decision.subject()));
    journal.decision(decision);
    journal.flush();
    policy.decided(decision);
    answers.expect(event.eventId(), decision, before);
  }
}
