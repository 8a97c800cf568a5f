package dev.forseti.policy;

import dev.forseti.model.Subject;
import dev.forseti.model.UserId;
import dev.forseti.policy.brakes.Brakes;
import dev.forseti.policy.enforce.Enforcer;
import dev.forseti.policy.homeserver.HomeserverClient;
import dev.forseti.policy.publish.PublishConfig;
import dev.forseti.policy.state.JournalWriter;
import dev.forseti.policy.state.OutcomeRecorder;
import dev.forseti.policy.state.PolicyState;
import java.time.Instant;
import java.util.LinkedHashSet;
import java.util.Set;
import java.util.concurrent.Executor;

/**
 * Lifts our bans of users whom a moderator cleared, while the policy room is not to be had: refused
 * to us, or asked for in vain. Nothing else is done then: bans follow from entries, and what
 * verdicts say waits for the room.
 */
final class LiftingWithoutRoom {
  private final PublishConfig publish;
  private final PolicyState state;
  private final Enforcer enforcer;
  private final Set<Subject> toLookAt = new LinkedHashSet<>();

  LiftingWithoutRoom(
      PolicyConfig config,
      HomeserverClient homeserver,
      UserId self,
      PolicyState state,
      JournalWriter journal,
      Executor roomCalls,
      ClockWatch clockWatch) {
    this.publish = new PublishConfig(config.mode(), config.validity());
    this.state = state;
    this.enforcer =
        new Enforcer(
            config.enforce() ? config.rooms() : Set.of(),
            homeserver,
            self,
            state,
            new OutcomeRecorder(journal, state, homeserver.isSimulated()),
            new Brakes(config.brakes(), self, config.rooms(), clockWatch.steadyTimes()),
            roomCalls);
  }

  /** The bans of all are to be looked at. */
  void lookAtAll() {
    toLookAt.addAll(state.bans().subjects());
  }

  /** The bans of the subject are to be looked at; of a campaign those of all its members. */
  void lookAt(Subject subject) {
    if (subject.kind() == Subject.Kind.CAMPAIGN) {
      lookAtAll();
    }
    toLookAt.add(subject);
  }

  /** Records what was answered and asks on; whether more could be done at once. */
  boolean lift(Instant now) {
    toLookAt.forEach(subject -> plan(subject, now));
    toLookAt.clear();
    return enforcer.recordAndCall(now);
  }

  private void plan(Subject subject, Instant now) {
    if (publish.isClearedByModerator(subject, state, now)) {
      enforcer.liftBans(subject, true, now);
    } else {
      enforcer.leave(subject, now);
    }
  }

  /** Whether a room's servers are being changed still. */
  boolean isChangingServers() {
    return enforcer.isChangingServers();
  }

  /** Records what was answered, and asks nothing more. */
  void recordFinished(Instant now) {
    enforcer.recordFinished(now);
  }
}
