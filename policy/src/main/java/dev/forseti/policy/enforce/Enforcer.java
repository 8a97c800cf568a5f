package dev.forseti.policy.enforce;

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
import java.time.Instant;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.Executor;

/**
 * Bans users whom our list names in the community's rooms, shuts servers out there, redacts the
 * evidence of verdicts, and lifts its own bans with the entry. Bans of others are left alone. Here
 * it is planned and asked of the brakes; {@link RoomActionRunner} makes the calls, and {@link
 * ServerAclRunner} those about servers.
 */
public final class Enforcer {
  private static final Set<Kind> KINDS = EnumSet.of(Kind.BAN, Kind.UNBAN, Kind.REDACT);

  private final OutcomeRecorder recorder;
  private final Brakes brakes;
  private final EnforcementPlan plan;
  private final RoomActionRunner runner;
  private final ServerAclRunner acls;
  private boolean mayShutOut = true;
  private final WaitingRedactions waiting;

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
    this.recorder = recorder;
    this.brakes = brakes;
    this.plan = new EnforcementPlan(Set.copyOf(rooms), state);
    this.runner = new RoomActionRunner(homeserver, self, recorder, executor);
    this.acls = new ServerAclRunner(homeserver, recorder, executor);
    this.waiting = new WaitingRedactions(state::leaveOut);
  }

  /**
   * Our entry exists: from now on its user is to be banned.
   *
   * @param verdict whose evidence is to be redacted; none when a moderator alone listed the user
   * @param first whether a moderator waits for it
   */
  public void enforce(ListEntry entry, Optional<String> verdict, boolean first, Instant now) {
    repeatBans(entry.subject(), now);
    if (brakes.checkSubject(entry.subject()) instanceof BrakeResult.Held held) {
      want(entry.subject(), List.of(), first, now);
      for (RoomAction ban : plan.bans(entry, now)) {
        recorder.recordIfNew(ban.measure(), Status.HELD, held.text(), now);
      }
      return;
    }
    List<RoomAction> wanted = plan.listed(entry, verdict, now);
    want(
        entry.subject(),
        verdict.isPresent() ? withWaiting(entry, wanted, now) : wanted,
        first,
        now);
  }

  /**
   * The user is to be listed and the entry is held, as one of too many: the verdict's evidence is
   * redacted meanwhile, beside what is planned already.
   */
  public void clean(ListEntry entry, Optional<String> verdict, Instant now) {
    Subject subject = entry.subject();
    List<RoomAction> redactions =
        brakes.checkSubject(subject) instanceof BrakeResult.Held
            ? List.of()
            : plan.redactions(entry, verdict, now);
    if (!redactions.isEmpty()) {
      List<RoomAction> all = new ArrayList<>(runner.planned(subject));
      all.removeIf(action -> action.measure().kind() == Kind.REDACT);
      all.addAll(redactions);
      want(subject, withWaiting(entry, all, now), false, now);
    }
  }

  /**
   * Events that only newer ones have pushed out of what is remembered are redacted all the same.
   */
  private List<RoomAction> withWaiting(ListEntry entry, List<RoomAction> wanted, Instant now) {
    List<RoomAction> planned =
        runner.planned(entry.subject()).stream()
            .filter(each -> plan.isStillAskedFor(each, now))
            .toList();
    return waiting.with(entry.subject(), planned, wanted);
  }

  /** Whether nothing is planned for the subject that is not done yet. */
  public boolean isDone(Subject subject) {
    return runner.planned(subject).isEmpty() && acls.planned(subject).isEmpty();
  }

  /** Servers wait while it is not known whose they are: of somebody who must be spared, none is. */
  public void mayShutOut(boolean known) {
    mayShutOut = known;
  }

  /** Whether a room's servers are being changed: two at once would undo each other. */
  public boolean isChangingServers() {
    return acls.isAsking();
  }

  /** No entry of ours exists: our bans are to be lifted. */
  public void liftBans(Subject subject, boolean first, Instant now) {
    repeatBans(subject, now);
    want(subject, plan.unlisted(subject, now), first, now);
  }

  /** Nothing is to be done about the subject in the rooms. */
  public void leave(Subject subject, Instant now) {
    want(subject, List.of(), false, now);
  }

  /** In whatever room, also one that left the configuration: what is forgotten is never lifted. */
  private void repeatBans(Subject subject, Instant now) {
    plan.everyBan(subject, now).forEach(ban -> recorder.attempts().repeatBan(ban.measure(), now));
  }

  private void want(Subject subject, List<RoomAction> wanted, boolean first, Instant now) {
    Set<String> open =
        subject.kind() == Subject.Kind.SERVER
            ? acls.replace(subject, wanted)
            : runner.replace(subject, wanted, first);
    recorder.endRetries(subject, KINDS, open, now);
  }

  /**
   * Records what the homeserver answered and asks for what may be asked now; whether answers wait.
   */
  public boolean recordAndCall(Instant now) {
    recordFinished(now);
    runner.start(action -> mayStart(action, now), now);
    acls.start(action -> mayStart(action, now), mayShutOut, now);
    return runner.hasFinished() || acls.hasFinished();
  }

  /** Records what the homeserver has answered. */
  public void recordFinished(Instant now) {
    runner.recordFinished(now);
    acls.recordFinished(now);
  }

  /** Whether the homeserver gave no answer when it was asked last. */
  public boolean isHomeserverSilent() {
    return runner.isHomeserverSilent() || acls.isHomeserverSilent();
  }

  private boolean mayStart(RoomAction action, Instant now) {
    if (!plan.isDue(action)) {
      return false;
    }
    Measure measure = action.measure();
    if (measure.kind() == Kind.REDACT && !plan.isStillAskedFor(action, now)) {
      return false;
    }
    if (measure.kind() != Kind.UNBAN
        && brakes.checkSubject(measure.subject()) instanceof BrakeResult.Held held) {
      recorder.recordIfNew(measure, Status.HELD, held.text(), now);
      return false;
    }
    return true;
  }
}
