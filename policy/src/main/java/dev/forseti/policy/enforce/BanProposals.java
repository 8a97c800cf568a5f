package dev.forseti.policy.enforce;

import dev.forseti.model.ListEntry;
import dev.forseti.model.Measure;
import dev.forseti.model.Measure.Kind;
import dev.forseti.model.Outcome.Status;
import dev.forseti.model.RoomId;
import dev.forseti.model.Subject;
import dev.forseti.policy.brakes.BrakeResult;
import dev.forseti.policy.state.ListCause;
import dev.forseti.policy.state.OutcomeRecorder;
import dev.forseti.policy.state.PolicyState;
import java.time.Instant;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;
import java.util.stream.Collectors;

/**
 * Bans that lists of others ask for and that are not made without a moderator, as held measures:
 * each opens a case.
 */
public final class BanProposals {
  /** How it begins what is said of a ban that a list only suggests; no brake's name. */
  private static final String SUGGESTED = "SUGGESTED: ";

  private final Set<RoomId> rooms;
  private final PolicyState state;
  private final OutcomeRecorder recorder;
  private final EnforcementPlan plan;

  /**
   * Nothing is proposed yet.
   *
   * @param rooms where bans may be made
   */
  public BanProposals(Set<RoomId> rooms, PolicyState state, OutcomeRecorder recorder) {
    this.rooms = Set.copyOf(rooms);
    this.state = state;
    this.recorder = recorder;
    this.plan = new EnforcementPlan(this.rooms, state);
  }

  /** Whether a ban that a list led to was made in any room, or may have been. */
  public boolean mayBeBanned(Subject subject) {
    return state.bans().causes(subject).stream()
        .filter(ListCause::isOne)
        .anyMatch(cause -> mayBeBanned(subject, cause));
  }

  /** Whether a ban for the cause was made in any room, or may have been. */
  public boolean mayBeBanned(Subject subject, String cause) {
    Set<RoomId> where = new HashSet<>(state.bans().rooms(subject));
    where.addAll(rooms);
    return where.stream().anyMatch(room -> state.bans().mayBeInForce(subject, room, cause));
  }

  /**
   * The cause among these for which a ban was made in any room, or may have been. One of a list
   * that is watched no more is the same as that of an entry in the same place: the list's room may
   * be read under another name.
   */
  public Optional<String> madeFor(
      Subject subject, Set<String> causes, Predicate<String> isWatched) {
    return state.bans().causes(subject).stream()
        .filter(ListCause::isOne)
        .filter(cause -> causes.contains(cause) || isRenamed(cause, causes, isWatched))
        .filter(cause -> mayBeBanned(subject, cause))
        .min(Comparator.comparing((String cause) -> !causes.contains(cause)).thenComparing(c -> c));
  }

  private static boolean isRenamed(String cause, Set<String> causes, Predicate<String> isWatched) {
    return !isWatched.test(ListCause.list(cause))
        && causes.stream().anyMatch(each -> ListCause.isSamePlace(each, cause));
  }

  /** The causes of bans of the subject that lists led to and that may be in force. */
  public Set<String> causes(Subject subject) {
    return state.bans().causes(subject).stream()
        .filter(ListCause::isOne)
        .filter(cause -> mayBeBanned(subject, cause))
        .collect(Collectors.toSet());
  }

  /** The lists that led to these bans. */
  public List<String> lists(Subject subject) {
    return causes(subject).stream().map(ListCause::list).distinct().sorted().toList();
  }

  /** Whether anything but lists led to a ban of the subject that may be in force. */
  public boolean mayBeBannedByUs(Subject subject) {
    return state.bans().causes(subject).stream()
        .filter(cause -> !ListCause.isOne(cause))
        .anyMatch(cause -> mayBeBanned(subject, cause));
  }

  /** Whether a brake holds the bans; it stays so until a moderator decides. */
  public boolean isHeld(ListEntry entry, Instant now) {
    return plan.bans(entry, now).stream().anyMatch(ban -> recorder.held().isHeld(ban.measure()));
  }

  /** Whether a moderator is asked about the bans, by a brake or without one. */
  public boolean isAsked(ListEntry entry, Instant now) {
    return plan.bans(entry, now).stream()
        .map(RoomAction::measure)
        .anyMatch(ban -> recorder.held().isHeld(ban) || recorder.held().isSuggested(ban));
  }

  /** A brake holds the bans. */
  public void hold(ListEntry entry, BrakeResult.Held held, Instant now) {
    plan.bans(entry, now).forEach(ban -> recorder.held().record(ban.measure(), held, now));
  }

  /**
   * A moderator is asked, once, whether to ban.
   *
   * @param room a room in which the subject is
   * @param why in words
   */
  public void suggest(ListEntry entry, RoomId room, String why, Instant now) {
    boolean isAsked =
        rooms.stream()
            .map(each -> ban(entry.subject(), each, entry.cause(), now))
            .anyMatch(ban -> recorder.held().isSuggested(ban));
    if (!isAsked) {
      Measure ban = ban(entry.subject(), room, entry.cause(), now);
      recorder.recordIfNew(ban, Status.HELD, SUGGESTED + why, now);
    }
    withdraw(entry.subject(), entry.cause(), now); // last: the one case goes on
  }

  /** No moderator is to be asked any more. */
  public void withdraw(Subject subject, Instant now) {
    withdraw(subject, "", now);
  }

  private void withdraw(Subject subject, String except, Instant now) {
    for (String cause : state.bans().causes(subject)) {
      if (ListCause.isOne(cause) && !cause.equals(except)) {
        for (RoomId room : rooms) {
          recorder.held().withdraw(ban(subject, room, cause, now), now);
        }
      }
    }
  }

  private static Measure ban(Subject subject, RoomId room, String cause, Instant now) {
    return RoomAction.of(Kind.BAN, subject, room, cause, "", now).measure();
  }
}
