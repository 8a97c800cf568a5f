package dev.forseti.policy;

import dev.forseti.model.Decision;
import dev.forseti.model.Subject;
import dev.forseti.model.UserId;
import dev.forseti.model.Verdict;
import dev.forseti.policy.homeserver.HomeserverClient;
import dev.forseti.policy.publish.PolicyRoomState;
import dev.forseti.policy.publish.PublishResult;
import dev.forseti.policy.state.BrakeFeeder;
import dev.forseti.policy.state.JournalWriter;
import dev.forseti.policy.state.PolicyState;
import dev.forseti.runtime.http.Response;
import java.time.Instant;
import java.util.concurrent.Executor;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Policy without topics: takes verdicts and decisions in and does what follows from them. One
 * thread uses it. What could not be done now stays due.
 */
final class PolicyCore {
  private static final Logger log = LoggerFactory.getLogger(PolicyCore.class);

  /** Subjects reconciled before new records are read. */
  private static final int BATCH = 32;

  private final PolicyConfig config;
  private final HomeserverClient homeserver;
  private final PolicyState state;
  private final JournalWriter journal;
  private final Executor roomCalls;
  private final ClockWatch clockWatch;
  private final PolicyTroubles troubles;
  private final HomeserverContact contact;
  private final SubjectQueue due = new SubjectQueue();
  private @Nullable HomeserverSession session;

  /** What is done until there is a session; after that its last answers are taken. */
  private @Nullable LiftingWithoutRoom lifting;

  /**
   * A core that knows what the state holds.
   *
   * @param roomCalls where the homeserver is asked about the community's rooms
   * @param clockWatch whether the clock is believed that the time of entries is over
   * @param troubles hears which of them cannot be seen, and whether the homeserver does as asked
   */
  PolicyCore(
      PolicyConfig config,
      HomeserverClient homeserver,
      PolicyState state,
      JournalWriter journal,
      Executor roomCalls,
      ClockWatch clockWatch,
      PolicyTroubles troubles) {
    this.contact = new HomeserverContact(troubles);
    this.roomCalls = roomCalls;
    this.clockWatch = clockWatch;
    this.troubles = troubles;
    this.config = config;
    this.homeserver = homeserver;
    this.state = state;
    this.journal = journal;
  }

  void add(Verdict verdict, Instant now) {
    state.add(verdict);
    clockWatch.look(now);
    if (session != null) {
      BrakeFeeder.add(verdict, session.brakes(), now);
    }
    due.add(verdict.subject());
  }

  /** A moderator waits for nobody: the subject comes before those of verdicts. */
  void add(Decision decision) {
    state.add(decision);
    due.addFirst(decision.subject());
    if (session == null && lifting != null) {
      lifting.lookAt(decision.subject());
    }
  }

  /** Does what can be done now; whether more could be done at once. */
  boolean reconcileDue(Instant now) {
    clockWatch.look(now);
    troubles.clock(clockWatch.isSteady());
    HomeserverSession open = session;
    if (open != null && open.readRooms()) {
      due.resume();
    }
    boolean more = !contact.mustWait(now) && publish(now);
    return inRooms(now) || more;
  }

  private boolean inRooms(Instant now) {
    HomeserverSession open = session;
    LiftingWithoutRoom before = lifting;
    if (open == null) {
      return before != null && before.lift(now);
    }
    if (before != null) {
      before.recordFinished(now);
    }
    return open.enforce(now);
  }

  private boolean publish(Instant now) {
    Response<?> stopped = session == null ? connect(now) : null;
    HomeserverSession open = session;
    if (stopped == null && open != null && open.mustReadBack(now)) {
      stopped = readBack(open, now);
    }
    for (int left = BATCH; stopped == null && open != null && left > 0 && !due.isEmpty(); left--) {
      stopped = reconcileFirst(open, now);
    }
    if (stopped != null) {
      contact.failed(stopped, now);
      return false;
    }
    contact.worked();
    return !due.isEmpty();
  }

  private @Nullable Response<?> reconcileFirst(HomeserverSession open, Instant now) {
    if (open.mustWait(due.first(), now)) {
      due.postponeFirst();
      return null;
    }
    switch (open.reconcile(due.first(), now)) {
      case PublishResult.Failed(Response<?> answer) -> {
        return failFirst(answer);
      }
      case PublishResult.Waiting waiting -> due.postponeFirst();
      case PublishResult.Listed listed -> due.removeFirst();
      case PublishResult.Unlisted unlisted -> due.removeFirst();
      case PublishResult.Blocked blocked -> due.removeFirst();
    }
    return null;
  }

  /**
   * A homeserver that answers otherwise is not at fault when one subject fails again and again:
   * that subject waits for the next reading back, and holds up nothing.
   */
  private @Nullable Response<?> failFirst(Response<?> answer) {
    Subject subject = due.first();
    boolean often = due.failFirst();
    boolean limited = answer instanceof Response.Retry<?> retry && retry.status() == 429;
    if (!often || limited || !(homeserver.whoami() instanceof Response.Done<UserId>)) {
      return answer;
    }
    log.warn("{} fails again and again and waits until the room is read back", subject);
    due.giveUp(subject);
    return null;
  }

  /** Records what was answered about rooms; nothing more is asked. */
  void recordFinished(Instant now) {
    if (lifting != null) {
      lifting.recordFinished(now);
    }
    if (session != null) {
      session.recordFinished(now);
    }
  }

  /** How many subjects wait. */
  int due() {
    return due.size();
  }

  private @Nullable Response<?> connect(Instant now) {
    Response<UserId> self = homeserver.whoami();
    if (!(self instanceof Response.Done<UserId>(UserId user))) {
      return self;
    }
    Response<PolicyRoomState> found = PolicyRoomState.findOrCreate(homeserver, config.room(), user);
    if (!(found instanceof Response.Done<PolicyRoomState>(PolicyRoomState room))) {
      if (found instanceof Response.Refused<PolicyRoomState>) {
        liftWithoutRoom(user);
      }
      return found;
    }
    log.info("publishing as {} into {}", user, room.id());
    session =
        new HomeserverSession(
            config, homeserver, state, journal, room, roomCalls, clockWatch, troubles, now);
    return null;
  }

  private void liftWithoutRoom(UserId self) {
    if (lifting == null) {
      lifting =
          new LiftingWithoutRoom(config, homeserver, self, state, journal, roomCalls, clockWatch);
    }
    lifting.lookAtAll();
  }

  /** Reads the room, and makes due all that may differ or have run out. */
  private @Nullable Response<?> readBack(HomeserverSession open, Instant now) {
    Response<?> stopped = open.readBack(now);
    if (stopped == null) {
      if (clockWatch.isSteady()) {
        state.forget(now);
      }
      due.addRechecks(state.subjects());
      due.addRechecks(open.entrySubjects());
      due.addRechecks(state.bans().subjects());
    }
    return stopped;
  }
}
