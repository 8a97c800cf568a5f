package dev.forseti.policy;

import dev.forseti.model.ListEntry;
import dev.forseti.model.RoomId;
import dev.forseti.model.Subject;
import dev.forseti.model.UserId;
import dev.forseti.policy.brakes.Brakes;
import dev.forseti.policy.brakes.ListQuotas;
import dev.forseti.policy.enforce.BanProposals;
import dev.forseti.policy.enforce.Enforcer;
import dev.forseti.policy.enforce.RoomModerators;
import dev.forseti.policy.homeserver.HomeserverClient;
import dev.forseti.policy.invite.InviteNews;
import dev.forseti.policy.invite.InviteRejections;
import dev.forseti.policy.publish.EntryReconciler;
import dev.forseti.policy.publish.PolicyRoomState;
import dev.forseti.policy.publish.PublishConfig;
import dev.forseti.policy.publish.PublishResult;
import dev.forseti.policy.state.BrakeFeeder;
import dev.forseti.policy.state.Invite;
import dev.forseti.policy.state.JournalWriter;
import dev.forseti.policy.state.OutcomeRecorder;
import dev.forseti.policy.state.PolicyState;
import dev.forseti.policy.watch.ListWatch;
import dev.forseti.runtime.http.Response;
import java.time.Instant;
import java.util.HashSet;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.Executor;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;

/** What exists once the homeserver has said who we are and where the policy room is. */
final class HomeserverSession {
  private final PolicyRoomPower roomPower;
  private final PolicyRoomState room;
  private final Brakes brakes;
  private final PolicyState state;
  private final EntryReconciler reconciler;
  private final Enforcer enforcer;
  private final RoomModerators moderators;
  private final ListWatch watch;
  private final ListBans lists;
  private final InviteRejections invites;
  private final boolean rejectsInvites;

  private final SparedUsers spared;
  private final ReadBackSchedule readBacks;
  private final ReadBack readBack;

  HomeserverSession(
      PolicyConfig config,
      HomeserverClient homeserver,
      PolicyState state,
      JournalWriter journal,
      PolicyRoomState room,
      Executor roomCalls,
      ClockWatch clockWatch,
      PolicyTroubles troubles,
      InviteNews inviteNews,
      Instant now) {
    this.room = room;
    this.roomPower = new PolicyRoomPower(homeserver, room.id());
    this.readBacks = new ReadBackSchedule(config.readBackEvery());
    this.readBack = new ReadBack(homeserver, room, troubles.ofReadBack(), roomCalls);
    Set<RoomId> rooms = new HashSet<>(config.rooms());
    rooms.add(room.id());
    config.managementRoom().ifPresent(rooms::add);
    this.brakes = new Brakes(config.brakes(), room.self(), rooms, clockWatch.steadyTimes());
    BrakeFeeder.restore(state, brakes, now);
    this.moderators = new RoomModerators(homeserver, config.rooms(), troubles, roomCalls);
    this.spared = new SparedUsers(config, roomPower, moderators, now);
    this.state = state;
    OutcomeRecorder recorder = new OutcomeRecorder(journal, state, homeserver.isSimulated());
    this.reconciler =
        new EntryReconciler(
            new PublishConfig(config.mode(), config.validity()),
            homeserver,
            state,
            journal,
            recorder,
            brakes,
            room,
            moderators::whyUnknown,
            clockWatch::isSteady);
    this.enforcer =
        new Enforcer(
            config.enforce() ? config.rooms() : Set.of(),
            homeserver,
            room.self(),
            state,
            recorder,
            brakes,
            roomCalls);
    this.watch =
        new ListWatch(
            config.watch(),
            config.readBackEvery(),
            config.rooms(),
            homeserver,
            state,
            journal,
            brakes,
            troubles.ofLists(),
            roomCalls);
    UnaryOperator<Instant> steady = clockWatch.steadyTimes();
    ListQuotas quotas =
        new ListQuotas(config.watch().bansPerHour(), config.brakes().retractionsPerHour(), steady);
    BrakeFeeder.restore(state, quotas, now);
    this.lists =
        new ListBans(
            watch,
            enforcer,
            new BanProposals(config.rooms(), state, recorder),
            brakes,
            quotas,
            moderators::whyUnknown,
            troubles.ofLists(),
            time -> clockWatch.isSteady() ? time : steady.apply(time));
    Set<RoomId> enforced = config.enforce() ? config.rooms() : Set.of();
    this.invites =
        new InviteRejections(
            homeserver,
            room.self(),
            enforced,
            state.openInvites(),
            new UnwantedInvites(
                reconciler, lists, watch, quotas, brakes, spared::contains, spared::areKnown),
            inviteNews,
            troubles.ofInvites(),
            roomCalls);
    this.rejectsInvites = config.rejectInvites();
    state.openInvites().servesOnly(room.self().server(), enforced);
  }

  /** Somebody was invited. */
  void look(Invite invite) {
    if (rejectsInvites) {
      invites.look(invite);
    }
  }

  /** What lists of others say. */
  ListWatch watch() {
    return watch;
  }

  /** As whom we act. */
  UserId self() {
    return room.self();
  }

  /** Our policy room. */
  RoomId policyRoom() {
    return room.id();
  }

  /** Whether nothing is planned for the subject in rooms that is not done yet. */
  boolean isDone(Subject subject) {
    return enforcer.isDone(subject);
  }

  /** Why somebody with power in the community's rooms may be unknown. */
  Optional<String> whyModeratorsUnknown() {
    return moderators.whyUnknown();
  }

  Brakes brakes() {
    return brakes;
  }

  boolean mustReadBack(Instant now) {
    boolean soon = moderators.whyUnknown().isPresent() || enforcer.isHomeserverSilent();
    return readBacks.isDue(soon, now);
  }

  /**
   * Reads who has power in the policy room, and begins to read the rest of it; the answer that
   * stopped it, or null.
   */
  @Nullable Response<?> beginReadBack(Instant now) {
    Response<?> stopped = roomPower.read();
    if (stopped != null) {
      return stopped;
    }
    spared.policyRoomWasRead();
    spareModerators();
    moderators.refresh();
    readBack.begin(now);
    readBacks.begun(now);
    return null;
  }

  /** Takes in what was read of the policy room; who is to be looked at again. */
  ReadBack.Recheck recordReadBack(Instant now) {
    ReadBack.Recheck recheck = readBack.record();
    if (recheck != ReadBack.Recheck.NOTHING) {
      brakes.expectRetractions(reconciler.dueRetractions(now), now);
    }
    return recheck;
  }

  /** Whether who has power in the rooms was not asked of each since the start. */
  boolean isFirstReadOpen() {
    return moderators.isFirstReadOpen();
  }

  /** These are spared too, whatever power they have in the community's rooms. */
  void spareAlso(Set<UserId> users) {
    if (spared.setManagers(users)) {
      spareModerators();
    }
  }

  private void spareModerators() {
    Set<UserId> read = spared.read();
    brakes.spareModerators(read);
    if (spared.set(read)) {
      watch.protectOthers();
    }
  }

  /** Subjects that have an entry in the policy room, or should have by what the topic says. */
  Set<Subject> entrySubjects() {
    Set<Subject> subjects = new HashSet<>(reconciler.publishedSubjects());
    room.ownEntries().forEach(entry -> subjects.add(entry.subject()));
    return subjects;
  }

  /** Whether the subject must wait until each room was tried: it may be a moderator's there. */
  boolean mustWait(Subject subject, Instant now) {
    return moderators.isFirstReadOpen()
        && (reconciler.isListingDesired(subject, now) || lists.isBanDesired(subject, now));
  }

  /** Does what is left to do about the subject in the policy room, and plans the rest. */
  PublishResult reconcile(Subject subject, Instant now) {
    PublishResult result = reconciler.reconcile(subject, now);
    switch (result) {
      case PublishResult.Listed(ListEntry entry) -> {
        Optional<String> verdict = reconciler.listingVerdict(subject, now);
        enforcer.enforce(entry, verdict, state.isDecision(entry.cause()), now);
        lists.ownEntry(subject, now);
        if (rejectsInvites) {
          invites.lookAt(subject);
        }
      }
      case PublishResult.Unlisted(boolean automatic) -> {
        if (byLists(subject, Optional.empty(), now) == ListBans.Result.LIFT) {
          enforcer.liftBans(subject, !automatic, now);
        }
      }
      case PublishResult.Held held -> reconcile(held, now);
      case PublishResult.Blocked blocked -> {
        if (byLists(subject, Optional.empty(), now) == ListBans.Result.LIFT) {
          lists.liftAlone(subject, now);
        }
      }
      case PublishResult.Waiting waiting -> {}
      case PublishResult.Failed failed -> {}
    }
    return result;
  }

  private void reconcile(PublishResult.Held held, Instant now) {
    Subject subject = held.entry().subject();
    Optional<String> verdict =
        held.harmless() ? reconciler.listingVerdict(subject, now) : Optional.empty();
    ListBans.Result byLists = byLists(subject, verdict, now);
    if (byLists == ListBans.Result.LIFT) {
      if (held.takenBack()) {
        enforcer.liftBans(subject, true, now);
      } else {
        lists.liftAlone(subject, now);
      }
    }
    if (held.harmless() && byLists != ListBans.Result.BANNED) {
      enforcer.clean(held.entry(), verdict, now);
    }
  }

  private ListBans.Result byLists(Subject subject, Optional<String> verdict, Instant now) {
    return lists.act(subject, reconciler.isSpared(subject, now), verdict, now);
  }

  /** Records who has power in the rooms, and reads on; whether entries need wait no longer. */
  boolean readRooms() {
    boolean read = moderators.recordAndRead();
    if (read) {
      spareModerators();
    }
    return read && !moderators.isFirstReadOpen();
  }

  /** Records what came of bans and redactions, and asks on; whether more could be done at once. */
  boolean enforce(Instant now) {
    boolean more = rejectsInvites && invites.work(now);
    enforcer.mayShutOut(spared.wereRead(now));
    return enforcer.recordAndCall(now) || moderators.hasFinished() || watch.hasFinished() || more;
  }

  /** Records what was answered, and asks nothing more. */
  void recordFinished(Instant now) {
    enforcer.recordFinished(now);
  }
}
