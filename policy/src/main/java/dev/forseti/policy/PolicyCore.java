package dev.forseti.policy;

import dev.forseti.model.Decision;
import dev.forseti.model.RedactionRequest;
import dev.forseti.model.RoomEvent;
import dev.forseti.model.Signal;
import dev.forseti.model.Subject;
import dev.forseti.model.Verdict;
import dev.forseti.policy.homeserver.HomeserverClient;
import dev.forseti.policy.invite.InviteNews;
import dev.forseti.policy.management.ManagementConfig;
import dev.forseti.policy.management.ManagementRoom;
import dev.forseti.policy.management.OutcomeNews;
import dev.forseti.policy.state.BrakeFeeder;
import dev.forseti.policy.state.Invite;
import dev.forseti.policy.state.JournalWriter;
import dev.forseti.policy.state.PolicyState;
import dev.forseti.runtime.http.Response;
import java.time.Instant;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
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

  private final PolicyState state;
  private final HomeserverConnection connection;
  private final ClockWatch clockWatch;
  private final PolicyTroubles troubles;
  private final HomeserverContact contact;
  private final SubjectQueue due = new SubjectQueue();
  private final DueBatch batch;
  private final boolean rejectsInvites;
  private final @Nullable ManagementLink management;

  /** Campaigns about which was decided since the last round. */
  private final Set<Subject> decidedCampaigns = new HashSet<>();

  /**
   * A core that knows what the state holds.
   *
   * @param roomCalls where the homeserver is asked about the community's rooms
   * @param clockWatch whether the clock is believed that the time of entries is over
   * @param troubles hears which of them cannot be seen, and whether the homeserver does as asked
   * @param inviteNews hears what became of unwanted invitations
   */
  PolicyCore(
      PolicyConfig config,
      HomeserverClient homeserver,
      PolicyState state,
      JournalWriter journal,
      Executor roomCalls,
      ClockWatch clockWatch,
      PolicyTroubles troubles,
      InviteNews inviteNews) {
    this.state = state;
    this.rejectsInvites = config.rejectInvites();
    OutcomeNews news = new OutcomeNews(journal, state::isDecision);
    JournalWriter written = config.managementRoom().isPresent() ? news : journal;
    this.connection =
        new HomeserverConnection(
            config,
            homeserver,
            state,
            written,
            roomCalls,
            clockWatch,
            troubles,
            (invite, result) -> {
              inviteNews.ended(invite, result);
              news.ended(invite, result);
            });
    this.management =
        config
            .managementRoom()
            .map(
                room ->
                    new ManagementLink(
                        room,
                        open ->
                            new ManagementRoom(
                                new ManagementConfig(
                                    room, config.mode(), config.rooms(), config.enforce()),
                                homeserver,
                                open.self(),
                                state,
                                journal,
                                news,
                                new ManagementLink.View(
                                    open, open.policyRoom(), state, due, this::add),
                                troubles.ofManagement(),
                                roomCalls)))
            .orElse(null);
    this.contact = new HomeserverContact(troubles);
    this.clockWatch = clockWatch;
    this.troubles = troubles;
    this.batch = new DueBatch(due, homeserver);
  }

  void add(Verdict verdict, Instant now) {
    state.add(verdict);
    clockWatch.look(now);
    HomeserverSession open = connection.session();
    if (open != null) {
      BrakeFeeder.add(verdict, open.brakes(), now);
    }
    due.add(verdict.subject());
  }

  /** What somebody posts who is to be listed already is removed as what the verdict names. */
  void add(Signal signal) {
    if (state.add(signal)) {
      due.add(signal.subject());
    }
  }

  /**
   * What goes with a decision about the user goes first, as that does; of a campaign there may be
   * thousands.
   */
  void add(RedactionRequest request) {
    state.add(request);
    if (state.history(request.subject()).hasDecision(request.decision())) {
      due.addFirst(request.subject());
    } else {
      due.addLater(List.of(request.subject()));
    }
  }

  /** Until there is a session, rooms are not read yet: then the event says nothing new. */
  void add(RoomEvent event) {
    Optional<Invite> invite = rejectsInvites ? state.add(event) : Optional.empty();
    HomeserverSession open = connection.session();
    if (open != null) {
      open.watch().take(event).ifPresent(due::add);
      invite.ifPresent(open::look);
    }
    if (management != null) {
      management.take(event);
    }
  }

  /** A moderator waits for nobody: the subject comes before those of verdicts. */
  void add(Decision decision) {
    state.add(decision);
    due.addFirst(decision.subject());
    connection.decided(decision.subject());
    if (decision.subject().kind() == Subject.Kind.CAMPAIGN) {
      decidedCampaigns.add(decision.subject());
    }
    state
        .heldCampaigns()
        .sampledBy(decision.subject())
        .ifPresent(
            campaign -> {
              log.info(
                  "the decision {} about one of a campaign is one about all of it", decision.id());
              decidedCampaigns.add(campaign);
            });
  }

  /** Behind all verdicts: there may be thousands, and a raid of now does not wait for them. */
  private void recheckMembers() {
    if (!decidedCampaigns.isEmpty()) {
      due.addRechecks(state.members(decidedCampaigns));
      decidedCampaigns.clear();
    }
  }

  /** Does what can be done now; whether more could be done at once. */
  boolean reconcileDue(Instant now) {
    recheckMembers();
    clockWatch.look(now);
    troubles.clock(clockWatch.isSteady());
    HomeserverSession open = connection.session();
    if (open != null && open.readRooms()) {
      due.resume();
    }
    if (open != null) {
      due.addLater(open.watch().work(now));
    }
    boolean more = !contact.mustWait(now) && publish(now);
    more |= connection.workInRooms(now);
    return (open != null && management != null && management.work(open, now)) || more;
  }

  private boolean publish(Instant now) {
    Response<?> stopped = connection.session() == null ? connection.open(now) : null;
    HomeserverSession open = connection.session();
    if (stopped == null && open != null) {
      stopped = open.mustReadBack(now) ? open.beginReadBack(now) : null;
      recheck(open, open.recordReadBack(now), now);
    }
    if (stopped == null && open != null) {
      stopped = batch.reconcile(open, now);
    }
    if (stopped != null) {
      contact.failed(stopped, now);
      return false;
    }
    contact.worked();
    return !due.isEmpty();
  }

  /** Records what was answered about rooms; nothing more is asked. */
  void recordFinished(Instant now) {
    connection.recordFinished(now);
  }

  /** How many subjects wait. */
  int due() {
    return due.size();
  }

  /** Makes due all that may differ or have run out. */
  private void recheck(HomeserverSession open, ReadBack.Recheck recheck, Instant now) {
    switch (recheck) {
      case NOTHING -> {}
      case DECIDED -> due.addRechecks(state.decidedSubjects());
      case ALL -> {
        if (clockWatch.isSteady()) {
          state.forget(now);
        }
        due.addRechecks(state.subjects());
        due.addRechecks(open.entrySubjects());
        due.addRechecks(state.bans().subjects());
        due.addRechecks(open.watch().named());
      }
    }
  }
}
