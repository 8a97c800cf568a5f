package dev.forseti.policy.management;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.forseti.model.Decision;
import dev.forseti.model.Harm;
import dev.forseti.model.RoomEvent;
import dev.forseti.model.Subject;
import dev.forseti.policy.brakes.BrakeResult;
import dev.forseti.policy.homeserver.HomeserverClient;
import dev.forseti.policy.homeserver.RoomPower;
import dev.forseti.policy.publish.Undos;
import dev.forseti.policy.rooms.RoomCalls;
import dev.forseti.policy.rooms.RoomNotices;
import dev.forseti.policy.state.JournalWriter;
import dev.forseti.policy.state.PolicyState;
import dev.forseti.runtime.http.Response;
import java.time.Duration;
import java.time.Instant;
import java.util.Iterator;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

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
   * @param power who may do what in the management room
   */
  void answer(RoomEvent event, ModeratorCommand command, RoomPower power) {
    long needed = power.to("ban");
    if (power.of(event.sender()) < needed) {
      say(
          event,
          "I do what those say who may ban in this room: it takes power level %d, and you have %d."
              .formatted(needed, power.of(event.sender())));
      return;
    }
    switch (command) {
      case ModeratorCommand.Help help -> say(event, StatusText.HELP);
      case ModeratorCommand.NotUnderstood(String why) ->
          say(event, why + " All commands: !forseti help");
      case ModeratorCommand.Status asked -> say(event, status.status());
      case ModeratorCommand.Lists asked -> say(event, status.lists());
      case ModeratorCommand.Rooms asked -> rooms(event);
      case ModeratorCommand.Why(Subject whom) -> say(event, subjects.of(whom, now));
      case ModeratorCommand.Ban(Subject whom, Duration holds, Harm harm, String reason) ->
          ban(event, whom, holds, harm, reason);
      case ModeratorCommand.Unban(Subject whom, String reason) ->
          decide(event, decision(event, whom, Decision.Kind.CLEAR, reason, Harm.NONE));
      case ModeratorCommand.Undo(Subject whom) -> undo(event, whom);
    }
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

  private void ban(
      RoomEvent event, Subject whom, @Nullable Duration holds, Harm harm, String reason) {
    if (policy.check(whom) instanceof BrakeResult.Held held) {
      say(event, "Nothing was done: " + held.reason() + " (" + held.brake() + ").");
      return;
    }
    Decision decision = decision(event, whom, Decision.Kind.LIST, reason, harm);
    decide(event, holds == null ? decision : until(decision, decision.at().plus(holds)));
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
    String said = event.roomId() + "\n" + event.eventId();
    return new Decision(
        UUID.nameUUIDFromBytes(said.getBytes(UTF_8)).toString(),
        whom,
        kind,
        event.sender().value(),
        reason.substring(0, Math.min(reason.length(), ModeratorCommand.LONGEST_REASON)),
        harm,
        next(whom),
        null,
        null);
  }

  /** Now, or just after the newest decision, whatever clock that had. */
  private Instant next(Subject whom) {
    Instant time = Instant.ofEpochMilli(now.toEpochMilli());
    Iterator<Decision> newest = state.history(whom).newestDecisionsFirst().iterator();
    Instant after = newest.hasNext() ? newest.next().at().plusMillis(1) : time;
    return after.isAfter(time) ? after : time;
  }

  private void decide(RoomEvent event, Decision decision) {
    if (state.history(decision.subject()).hasDecision(decision.id())) {
      return; // the tap has told of the message twice
    }
    isDecided = true;
    journal.decision(decision);
    journal.flush();
    policy.decided(decision);
    answers.expect(event.eventId(), decision);
  }
}
