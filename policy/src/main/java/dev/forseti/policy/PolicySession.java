package dev.forseti.policy;

import dev.forseti.model.ListEntry;
import dev.forseti.model.RoomId;
import dev.forseti.model.Subject;
import dev.forseti.model.UserId;
import dev.forseti.policy.brakes.Brakes;
import dev.forseti.policy.enforce.Enforcer;
import dev.forseti.policy.enforce.PowerLevels;
import dev.forseti.policy.enforce.RoomModerators;
import dev.forseti.policy.homeserver.HomeserverClient;
import dev.forseti.policy.homeserver.StateEvent;
import dev.forseti.policy.publish.PolicyRoomState;
import dev.forseti.policy.publish.PublishConfig;
import dev.forseti.policy.publish.PublishResult;
import dev.forseti.policy.publish.Publisher;
import dev.forseti.policy.state.BrakeCounts;
import dev.forseti.policy.state.Journal;
import dev.forseti.policy.state.OutcomeRecorder;
import dev.forseti.policy.state.PolicyState;
import dev.forseti.runtime.http.Response;
import java.time.Duration;
import java.time.Instant;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.Executor;
import org.jspecify.annotations.Nullable;

/** What exists once the homeserver has told who we are and where the policy room is. */
final class PolicySession {
  private static final Duration LOOK_AGAIN = Duration.ofMinutes(1);

  private final PolicyConfig config;
  private final HomeserverClient homeserver;
  private final PolicyRoomState room;
  private final Brakes brakes;
  private final PolicyState state;
  private final Publisher publisher;
  private final Enforcer enforcer;
  private final RoomModerators moderators;
  private Instant readAt = Instant.MIN;

  PolicySession(
      PolicyConfig config,
      HomeserverClient homeserver,
      PolicyState state,
      Journal journal,
      PolicyRoomState room,
      RoomWork roomWork,
      Instant now) {
    this.config = config;
    this.homeserver = homeserver;
    this.room = room;
    Set<RoomId> rooms = new HashSet<>(config.rooms());
    rooms.add(room.id());
    this.brakes = new Brakes(config.brakes(), room.self(), rooms);
    BrakeCounts.restore(state, brakes, now);
    this.moderators =
        new RoomModerators(homeserver, config.rooms(), roomWork.problems(), roomWork.executor());
    this.state = state;
    OutcomeRecorder recorder = new OutcomeRecorder(journal, state, homeserver.isSimulated());
    this.publisher =
        new Publisher(
            new PublishConfig(config.mode(), config.validity()),
            homeserver,
            state,
            journal,
            recorder,
            brakes,
            room,
            moderators::whyUnknown);
    this.enforcer =
        new Enforcer(
            config.enforce() ? config.rooms() : Set.of(),
            homeserver,
            room.self(),
            state,
            recorder,
            brakes,
            roomWork.executor());
  }

  /**
   * What work in the community's rooms needs.
   *
   * @param executor where the homeserver is asked about them
   * @param problems hears which of them cannot be seen
   */
  record RoomWork(Executor executor, RoomModerators.RoomProblems problems) {}

  Brakes brakes() {
    return brakes;
  }

  boolean mustReadBack(Instant now) {
    return readAt.equals(Instant.MIN) || !now.isBefore(readAt.plus(readBackEvery()));
  }

  /**
   * Rooms that must be seen first are looked at more often, and so is a homeserver that may be
   * away.
   */
  private Duration readBackEvery() {
    Duration normal = config.readBackEvery();
    boolean soon =
        (moderators.whyUnknown().isPresent() || enforcer.isHomeserverSilent())
            && LOOK_AGAIN.compareTo(normal) < 0;
    return soon ? LOOK_AGAIN : normal;
  }

  /** Reads the policy room back; the answer that stopped it, or null. */
  @Nullable Response<?> readBack(Instant now) {
    Response<List<StateEvent>> events = homeserver.state(room.id());
    if (!(events instanceof Response.Done<List<StateEvent>>(List<StateEvent> current))) {
      return events;
    }
    room.replace(current);
    spareModerators();
    moderators.refresh();
    brakes.expectRetractions(publisher.countDueRetractions(now));
    readAt = now;
    return null;
  }

  private void spareModerators() {
    Set<UserId> spared = moderators.all();
    spared.addAll(PowerLevels.moderators(room.powerLevels()));
    brakes.spareModerators(spared);
  }

  /** Subjects that have an entry in the policy room, or should have by what the topic says. */
  Set<Subject> entrySubjects() {
    Set<Subject> subjects = new HashSet<>(publisher.publishedSubjects());
    room.ownEntries().forEach(entry -> subjects.add(entry.subject()));
    return subjects;
  }

  /** Whether the subject must wait until each room was tried: it may be a moderator's there. */
  boolean mustWait(Subject subject, Instant now) {
    return moderators.isFirstReadOpen() && publisher.isListingDesired(subject, now);
  }

  /** Does what is left to do about the subject in the policy room, and has the rest done. */
  PublishResult reconcile(Subject subject, Instant now) {
    PublishResult result = publisher.reconcile(subject, now);
    if (result instanceof PublishResult.Listed(ListEntry entry)) {
      enforcer.enforce(entry, state.isDecision(entry.cause()), now);
    } else if (result instanceof PublishResult.Unlisted(boolean automatic)) {
      enforcer.release(subject, !automatic, now);
    }
    return result;
  }

  /** Takes in who has power in the rooms, and reads on; whether more is known than before. */
  boolean readRooms() {
    boolean read = moderators.work();
    if (read) {
      spareModerators();
    }
    return read && !moderators.isFirstReadOpen();
  }

  /** Takes what came of bans and redactions, and asks on; whether more could be done at once. */
  boolean enforce(Instant now) {
    return enforcer.work(now) || moderators.hasFinished();
  }

  /** Records what was answered; nothing more is asked. */
  void recordFinished(Instant now) {
    enforcer.recordFinished(now);
  }
}
