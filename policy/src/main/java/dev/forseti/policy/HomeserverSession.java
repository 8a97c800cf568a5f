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
import java.time.Duration;
import java.time.Instant;
import java.util.HashSet;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.Executor;
import java.util.function.Predicate;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;

/** What exists once the homeserver has said who we are and where the policy room is. */
final class HomeserverSession {
  private static final Duration LONGEST_WITHOUT_MANAGERS = Duration.ofMinutes(1);

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

  /** Whether all who must be spared were read since the start. */
  private final Predicate<Instant> wereSparedRead;

  private final Instant openedAt;

  /** Whether it was read who has power in the policy room. */
  private boolean isPowerRead;

  private final ReadBackSchedule readBacks;
  private final ReadBack readBack;
  private Set<UserId> spared = Set.of();

  /** Who may command in the management room. */
  private Set<UserId> managers = Set.of();

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
    Set<UserId> configured = config.brakes().moderators();
    Set<RoomId> enforced = config.enforce() ? config.rooms() : Set.of();
    this.invites =
        new InviteRejections(
            homeserver,
            room.self(),
            enforced,
            state.openInvites(),
            new UnwantedInvites(
                reconciler,
                lists,
                watch,
                quotas,
                brakes,
                user -> configured.contains(user) || spared.contains(user),
                time -> wereSparedRead(config, time) && moderators.whyUnknown().isEmpty()),
            inviteNews,
            troubles.ofInvites(),
            roomCalls);
    this.rejectsInvites = config.rejectInvites();
    this.openedAt = now;
    this.wereSparedRead = time -> wereSparedRead(config, time);
    state.openInvites().servesOnly(room.self().server(), enforced);
  }

  /** The management room may not be had: it is waited for a while. */
  private boolean wereSparedRead(PolicyConfig config, Instant now) {
    boolean areManagersKnown =
        config.managementRoom().isEmpty()
            || !managers.isEmpty()
            || now.isAfter(openedAt.plus(LONGEST_WITHOUT_MANAGERS));
    return areManagersKnown && isPowerRead && !moderators.isFirstReadOpen();
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
    isPowerRead = true;
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
    if (!users.equals(managers)) {
      managers = users;
      spareModerators();
    }
  }

  private void spareModerators() {
    Set<UserId> spared = moderators.all();
    spared.addAll(managers);
    spared.addAll(roomPower.moderators());
    brakes.spareModerators(spared);
    if (!spared.equals(this.spared)) {
      this.spared = spared;
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
    enforcer.mayShutOut(wereSparedRead.test(now));
    return enforcer.recordAndCall(now) || moderators.hasFinished() || watch.hasFinished() || more;
  }

  /** Records what was answered, and asks nothing more. */
  void recordFinished(Instant now) {
    enforcer.recordFinished(now);
  }
}
