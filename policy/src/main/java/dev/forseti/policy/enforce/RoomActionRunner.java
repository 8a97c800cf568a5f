package dev.forseti.policy.enforce;

import dev.forseti.model.EventId;
import dev.forseti.model.Measure;
import dev.forseti.model.Measure.Kind;
import dev.forseti.model.Outcome.Status;
import dev.forseti.model.Subject;
import dev.forseti.model.UserId;
import dev.forseti.policy.homeserver.HomeserverClient;
import dev.forseti.policy.state.OutcomeRecorder;
import dev.forseti.runtime.http.Response;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.Executor;
import java.util.function.Predicate;

/**
 * Asks the homeserver for what is planned in rooms, in the background, and records what it answers.
 * Used by the thread that owns the state.
 */
final class RoomActionRunner {
  private static final int PARALLEL_CALLS = 8;

  private final OutcomeRecorder recorder;
  private final RoomActionCall call;
  private final BackgroundCalls<RoomAction, Response<RoomActionCall.Performed>> calls;
  private final RoomActionQueue actions = new RoomActionQueue();
  private final RoomBackoffs backoffs = new RoomBackoffs();

  /** Bans in whose rooms nobody else's exists; their attempts are next. */
  private final List<RoomAction> lookedUp = new ArrayList<>();

  /** What was refused since the start; power may have been given to us since the one before. */
  private final Set<String> refused = new HashSet<>();

  /**
   * Nothing is planned yet.
   *
   * @param self as whom; bans of others are left alone
   */
  RoomActionRunner(
      HomeserverClient homeserver, UserId self, OutcomeRecorder recorder, Executor executor) {
    this.recorder = recorder;
    this.call = new RoomActionCall(homeserver, self);
    this.calls = new BackgroundCalls<>(executor, PARALLEL_CALLS);
  }

  /**
   * From now on this is planned for the subject, instead of what waited; what runs goes on.
   *
   * @param first whether a moderator waits for it
   * @return the ids of the measures that wait or run
   */
  Set<String> replace(Subject subject, List<RoomAction> wanted, boolean first) {
    List<RoomAction> due = wanted.stream().filter(it -> !refused.contains(it.id())).toList();
    actions.replace(subject, due, first);
    Set<String> open = new HashSet<>(actions.running(subject));
    due.forEach(action -> open.add(action.id()));
    return open;
  }

  /** What is planned for the subject and not done yet. */
  List<RoomAction> planned(Subject subject) {
    return actions.wanted(subject);
  }

  /** Asks for what may be asked now. */
  void start(Predicate<RoomAction> mayStart, Instant now) {
    List<RoomAction> attempts = attemptsAfterLook(mayStart, now);
    int free = calls.free() - attempts.size();
    for (RoomAction action : actions.start(free, room -> !backoffs.mustWait(room, now), mayStart)) {
      if (action.measure().kind() == Kind.BAN) {
        calls.start(action, () -> call.look(action));
      } else {
        attempts.add(action.at(now));
      }
    }
    if (!attempts.isEmpty()) {
      attempts.forEach(action -> recorder.attempts().record(action.measure(), now));
      recorder.flush(); // what was asked must be known after a crash, before it is done
      attempts.forEach(action -> calls.start(action, () -> call.perform(action)));
    }
  }

  /** The bans that may be made now, since nobody else's exists in their rooms. */
  private List<RoomAction> attemptsAfterLook(Predicate<RoomAction> mayStart, Instant now) {
    List<RoomAction> attempts = new ArrayList<>();
    for (RoomAction ban : lookedUp) {
      if (backoffs.mustWait(ban.room(), now)) {
        actions.retry(ban);
      } else if (actions.isWanted(ban) && mayStart.test(ban)) {
        attempts.add(ban.at(now));
      } else {
        actions.finish(ban);
      }
    }
    lookedUp.clear();
    return attempts;
  }

  /** Whether answers wait to be recorded. */
  boolean hasFinished() {
    return calls.hasFinished();
  }

  boolean isHomeserverSilent() {
    return backoffs.isSilent();
  }

  /** Records what the homeserver has answered. */
  void recordFinished(Instant now) {
    for (var each : calls.takeFinished()) {
      if (!(each.result() instanceof Response.Done<RoomActionCall.Performed>(var performed)
          && performed instanceof RoomActionCall.Performed.MayBan)) { // a look heals no room
        backoffs.record(each.key().room(), each.result(), now);
      }
      record(each.key(), each.result(), now);
    }
  }

  private void record(RoomAction action, Response<RoomActionCall.Performed> answer, Instant now) {
    Measure measure = action.measure();
    switch (answer) {
      case Response.Done<RoomActionCall.Performed>(RoomActionCall.Performed performed) ->
          record(action, performed, now);
      case Response.Refused<RoomActionCall.Performed> refusal -> {
        actions.finish(action);
        refused.add(measure.id());
        recorder.recordRefused(measure, refusal.why(), now);
      }
      case Response.Retry<RoomActionCall.Performed> retry -> {
        if (actions.retry(action)) {
          recorder.recordIfNew(measure, Status.RETRYING, retry.why(), now);
        }
      }
    }
  }

  private void record(RoomAction action, RoomActionCall.Performed performed, Instant now) {
    switch (performed) {
      case RoomActionCall.Performed.MayBan free -> lookedUp.add(action);
      case RoomActionCall.Performed.Done(EventId event) -> {
        actions.finish(action);
        recorder.recordDone(action.measure(), event, now);
      }
      case RoomActionCall.Performed.Already(String detail) -> {
        actions.finish(action);
        if (action.measure().kind() == Kind.BAN) {
          refused.add(action.id()); // it is checked again at the next start
        }
        recorder.recordAlready(action.measure(), detail, now);
      }
    }
  }
}
