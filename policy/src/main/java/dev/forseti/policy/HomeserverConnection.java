package dev.forseti.policy;

import dev.forseti.model.Subject;
import dev.forseti.model.UserId;
import dev.forseti.policy.homeserver.HomeserverClient;
import dev.forseti.policy.invite.InviteNews;
import dev.forseti.policy.publish.PolicyRoomFinder;
import dev.forseti.policy.publish.PolicyRoomState;
import dev.forseti.policy.state.JournalWriter;
import dev.forseti.policy.state.PolicyState;
import dev.forseti.runtime.http.Response;
import java.time.Instant;
import java.util.concurrent.Executor;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** What is done by way of the homeserver: in a session, or until there can be one. */
final class HomeserverConnection {
  private static final Logger log = LoggerFactory.getLogger(HomeserverConnection.class);

  private final PolicyConfig config;
  private final HomeserverClient homeserver;
  private final PolicyState state;
  private final JournalWriter journal;
  private final Executor roomCalls;
  private final ClockWatch clockWatch;
  private final PolicyTroubles troubles;
  private final InviteNews inviteNews;
  private @Nullable HomeserverSession session;

  /**
   * What is done while the room is not to be had; once there is a session, its last answers are
   * taken.
   */
  private @Nullable LiftingWithoutRoom lifting;

  HomeserverConnection(
      PolicyConfig config,
      HomeserverClient homeserver,
      PolicyState state,
      JournalWriter journal,
      Executor roomCalls,
      ClockWatch clockWatch,
      PolicyTroubles troubles,
      InviteNews inviteNews) {
    this.inviteNews = inviteNews;
    this.config = config;
    this.homeserver = homeserver;
    this.state = state;
    this.journal = journal;
    this.roomCalls = roomCalls;
    this.clockWatch = clockWatch;
    this.troubles = troubles;
  }

  /** The session; null until it could be opened. */
  @Nullable HomeserverSession session() {
    return session;
  }

  /** Opens the session; the answer that stopped it, or null. */
  @Nullable Response<?> open(Instant now) {
    Response<UserId> self = homeserver.whoami();
    if (!(self instanceof Response.Done<UserId>(UserId user))) {
      return self;
    }
    Response<PolicyRoomState> found =
        PolicyRoomFinder.findOrCreate(homeserver, config.room(), user);
    if (!(found instanceof Response.Done<PolicyRoomState>(PolicyRoomState room))) {
      liftWithoutRoom(user); // also when it is only late: nobody knows for how long
      return found;
    }
    log.info("publishing as {} into {}", user, room.id());
    session =
        new HomeserverSession(
            config,
            homeserver,
            state,
            journal,
            room,
            roomCalls,
            clockWatch,
            troubles,
            inviteNews,
            now);
    return null;
  }

  private void liftWithoutRoom(UserId self) {
    if (lifting == null) {
      lifting =
          new LiftingWithoutRoom(config, homeserver, self, state, journal, roomCalls, clockWatch);
    }
    lifting.lookAtAll();
  }

  /** A moderator has decided about the subject. */
  void decided(Subject subject) {
    if (session == null && lifting != null) {
      lifting.lookAt(subject);
    }
  }

  /** Records what was answered about rooms and asks on; whether more could be done at once. */
  boolean workInRooms(Instant now) {
    HomeserverSession open = session;
    if (open == null) {
      return lifting != null && lifting.lift(now);
    }
    if (lifting != null) {
      lifting.recordFinished(now);
      if (lifting.isChangingServers()) {
        return false;
      }
    }
    return open.enforce(now);
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
}
