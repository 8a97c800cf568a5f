package dev.forseti.policy.enforce;

import dev.forseti.model.EventId;
import dev.forseti.model.ListEntry;
import dev.forseti.model.Measure;
import dev.forseti.model.Measure.Kind;
import dev.forseti.model.Outcome.Status;
import dev.forseti.model.RoomId;
import dev.forseti.model.Subject;
import dev.forseti.model.UserId;
import dev.forseti.policy.brakes.BrakeResult;
import dev.forseti.policy.brakes.Brakes;
import dev.forseti.policy.homeserver.HomeserverClient;
import dev.forseti.policy.state.OutcomeRecorder;
import dev.forseti.policy.state.PolicyState;
import dev.forseti.runtime.http.Response;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.Executor;

/**
 * Bans users whom our list names in the community's rooms, redacts the evidence of verdicts there,
 * and takes its own bans back with the entry. Bans of others are left alone. The homeserver is
 * asked in the background; the thread that owns the state plans, starts and records.
 */
public final class Enforcer {
  /** After this the outcome of a ban is written again while its entry stands: entries may stay. */
  private static final Duration REPEAT_AFTER = PolicyState.RETENTION.dividedBy(2);

  private static final Set<Kind> KINDS = EnumSet.of(Kind.BAN, Kind.UNBAN, Kind.REDACT);
  private static final int PARALLEL_CALLS = 8;

  private final PolicyState state;
  private final OutcomeRecorder recorder;
  private final Brakes brakes;
  private final EnforcementPlan plan;
  private final RoomActionCall call;
  private final BackgroundCalls<RoomAction, Response<RoomActionCall.Performed>> calls;
  private final RoomActions actions = new RoomActions();
  private final RoomBackoffs backoffs = new RoomBackoffs();

  /** Bans in whose rooms nobody else's stands; their attempts are next. */
  private final List<RoomAction> lookedAt = new ArrayList<>();

  /** What was refused since the start; power may have been given to us since the one before. */
  private final Set<String> refused = new HashSet<>();

  /**
   * Nothing is to be done yet.
   *
   * @param rooms where to ban; none when nothing is to be enforced
   * @param self as whom; bans of others are left alone
   * @param executor where the homeserver is asked
   */
  public Enforcer(
      Set<RoomId> rooms,
      HomeserverClient homeserver,
      UserId self,
      PolicyState state,
      OutcomeRecorder recorder,
      Brakes brakes,
      Executor executor) {
    this.state = state;
    this.recorder = recorder;
    this.brakes = brakes;
    this.plan = new EnforcementPlan(Set.copyOf(rooms), state);
    this.call = new RoomActionCall(homeserver, self);
    this.calls = new BackgroundCalls<>(executor, PARALLEL_CALLS);
  }

  /**
   * Our entry stands: from now on its user is to be banned.
   *
   * @param first whether a moderator waits for it
   */
  public void enforce(ListEntry entry, boolean first, Instant now) {
    if (brakes.checkSubject(entry.subject()) instanceof BrakeResult.Held held) {
      want(entry.subject(), List.of(), first, now);
      for (RoomAction ban : plan.bans(entry, now)) {
        recorder.recordIfNew(ban.measure(), Status.HELD, held.text(), now);
      }
      return;
    }
    for (RoomAction ban : plan.bans(entry, now)) {
      if (!plan.isDue(ban) && state.outcomes().doneAt(ban.id()).isBefore(now.minus(REPEAT_AFTER))) {
        recorder.repeatDone(ban.measure(), now);
      }
    }
    want(entry.subject(), plan.listed(entry, now), first, now);
  }

  /** No entry of ours stands: our bans are to be taken back. */
  public void release(Subject subject, boolean first, Instant now) {
    want(subject, plan.unlisted(subject, now), first, now);
  }

  private void want(Subject subject, List<RoomAction> wanted, boolean first, Instant now) {
    List<RoomAction> due = wanted.stream().filter(it -> !refused.contains(it.id())).toList();
    actions.replace(subject, due, first);
    Set<String> open = new HashSet<>(actions.running(subject));
    due.forEach(action -> open.add(action.id()));
    recorder.endRetries(subject, KINDS, open, now);
  }

  /**
   * Records what the homeserver answered and asks for what may be asked now; whether answers wait.
   */
  public boolean work(Instant now) {
    recordFinished(now);
    List<RoomAction> attempts = attemptsAfterLook(now);
    int free = calls.free() - attempts.size();
    for (RoomAction action :
        actions.start(free, room -> !backoffs.mustWait(room, now), it -> mayStart(it, now))) {
      if (action.measure().kind() == Kind.BAN) {
        calls.start(action, () -> call.look(action));
      } else {
        attempts.add(action.at(now));
      }
    }
    if (!attempts.isEmpty()) {
      attempts.forEach(action -> recorder.recordAttempt(action.measure()));
      recorder.flush(); // what was asked must be known after a crash, before it is done
      attempts.forEach(action -> calls.start(action, () -> call.perform(action)));
    }
    return calls.hasFinished();
  }

  /** The bans that may be made now, since nobody else's stands in their rooms. */
  private List<RoomAction> attemptsAfterLook(Instant now) {
    List<RoomAction> attempts = new ArrayList<>();
    for (RoomAction ban : lookedAt) {
      if (backoffs.mustWait(ban.room(), now)) {
        actions.retry(ban);
      } else if (actions.isWanted(ban) && mayStart(ban, now)) {
        attempts.add(ban.at(now));
      } else {
        actions.finish(ban);
      }
    }
    lookedAt.clear();
    return attempts;
  }

  /** Whether the homeserver gave no answer when it was asked last. */
  public boolean isHomeserverSilent() {
    return backoffs.isSilent();
  }

  private boolean mayStart(RoomAction action, Instant now) {
    if (!plan.isDue(action)) {
      return false;
    }
    Measure measure = action.measure();
    if (measure.kind() != Kind.UNBAN
        && brakes.checkSubject(measure.subject()) instanceof BrakeResult.Held held) {
      recorder.recordIfNew(measure, Status.HELD, held.text(), now);
      return false;
    }
    return true;
  }

  /** Records what the homeserver has answered. */
  public void recordFinished(Instant now) {
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
      case RoomActionCall.Performed.MayBan free -> lookedAt.add(action);
      case RoomActionCall.Performed.Done(EventId event) -> {
        actions.finish(action);
        recorder.recordDone(action.measure(), event, now);
      }
      case RoomActionCall.Performed.Already(String detail) -> {
        actions.finish(action);
        if (action.measure().kind() == Kind.BAN) {
          refused.add(action.id()); // it is looked at again at the next start
        }
        recorder.recordAlready(action.measure(), detail, now);
      }
    }
  }
}
