package dev.forseti.policy;

import dev.forseti.model.ListEntry;
import dev.forseti.model.RoomId;
import dev.forseti.model.Subject;
import dev.forseti.model.UserId;
import dev.forseti.policy.brakes.BrakeResult;
import dev.forseti.policy.brakes.Brakes;
import dev.forseti.policy.brakes.ListQuotas;
import dev.forseti.policy.enforce.BanProposals;
import dev.forseti.policy.enforce.Enforcer;
import dev.forseti.policy.watch.ListProblems;
import dev.forseti.policy.watch.ListWatch;
import dev.forseti.policy.watch.Word;
import java.time.Instant;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Supplier;
import java.util.function.UnaryOperator;

/**
 * What lists of others lead to in the community's rooms, where our own list does not name the user.
 * Their bans are made and lifted as our own are, with brakes of their own.
 */
final class ListBans {
  private final ListWatch watch;
  private final Enforcer enforcer;
  private final BanProposals proposals;
  private final Brakes brakes;
  private final ListQuotas quotas;
  private final Supplier<Optional<String>> whyModeratorsUnknown;
  private final UnaryOperator<Instant> believed;

  /** Whose bans are planned, or their lifting, and were counted. */
  private final Set<Subject> banning = new HashSet<>();

  private final Set<Subject> lifting = new HashSet<>();

  private final WaitingUsers waitingLifts;
  private final WaitingUsers waitingCases;

  /** What is to become of the bans that our own list does not want. */
  enum Result {
    /** They are to be lifted. */
    LIFT,
    /** They are made: our plan for the user is a list's. */
    BANNED,
    /** They stay as they are. */
    LEAVE
  }

  /**
   * Nothing is done yet.
   *
   * @param whyModeratorsUnknown why somebody with power may be unknown; while there is a reason,
   *     nobody is banned anew
   * @param believed the moment at which entries and trust must hold, by the clock's time
   */
  ListBans(
      ListWatch watch,
      Enforcer enforcer,
      BanProposals proposals,
      Brakes brakes,
      ListQuotas quotas,
      Supplier<Optional<String>> whyModeratorsUnknown,
      ListProblems problems,
      UnaryOperator<Instant> believed) {
    this.watch = watch;
    this.enforcer = enforcer;
    this.proposals = proposals;
    this.brakes = brakes;
    this.quotas = quotas;
    this.whyModeratorsUnknown = whyModeratorsUnknown;
    this.waitingLifts = new WaitingUsers(problems::liftsHeld, problems::liftsDone);
    this.waitingCases = new WaitingUsers(problems::casesHeld, problems::casesDone);
    this.believed = believed;
  }

  /** Whether a list wants the user banned. */
  boolean isBanDesired(Subject subject, Instant now) {
    return word(subject, now) instanceof Word.Ban;
  }

  /** The list that wants the user banned; none if none does. */
  Optional<String> banning(UserId user, Instant now) {
    return word(Subject.user(user), now) instanceof Word.Ban ban
        ? Optional.of(ban.list())
        : Optional.empty();
  }

  /** The same of a room. */
  Optional<String> banning(RoomId room, Instant now) {
    return watch.banning(room, believed.apply(now));
  }

  private Word word(Subject subject, Instant now) {
    return subject.kind() == Subject.Kind.USER
        ? UserId.read(subject.id())
            .map(user -> watch.wordOn(user, proposals.causes(subject), believed.apply(now)))
            .orElse(Word.Nothing.NOTHING)
        : Word.Nothing.NOTHING;
  }

  /** Our own list names the subject: lists of others suggest nothing beside it. */
  void ownEntry(Subject subject, Instant now) {
    banning.remove(subject);
    lifting.remove(subject);
    waitingLifts.remove(subject);
    waitingCases.remove(subject);
    proposals.withdraw(subject, now);
  }

  /**
   * Does what lists ask for.
   *
   * @param isSpared whether a moderator decided that nothing is done to the subject
   * @param verdict whose evidence is to be redacted; none if none lists the subject
   */
  Result act(Subject subject, boolean isSpared, Optional<String> verdict, Instant now) {
    if (isSpared) {
      ownEntry(subject, now);
      return Result.LIFT;
    }
    Word word = word(subject, now);
    if (!(word instanceof Word.Suggest)) {
      waitingCases.remove(subject);
    }
    return switch (word) {
      case Word.Ban ban -> ban(ban, verdict, now);
      case Word.Suggest(String list, ListEntry entry, RoomId room, Set<String> keeps) -> {
        suggest(list, entry, room, now);
        yield liftUnless(keeps, subject, now);
      }
      case Word.Wait wait -> proposals.mayBeBanned(subject) ? Result.LEAVE : Result.LIFT;
      case Word.Nothing(Set<String> keeps) -> {
        proposals.withdraw(subject, now);
        yield liftUnless(keeps, subject, now);
      }
    };
  }

  /** A moderator is asked about so many users of a list an hour; about the rest later. */
  private void suggest(String list, ListEntry entry, RoomId room, Instant now) {
    if (!(brakes.checkSubject(entry.subject()) instanceof BrakeResult.Passed)) {
      return;
    }
    if (!proposals.isAsked(entry, now)) {
      if (!quotas.maySuggest(list, now)) {
        waitingCases.add(list, entry.subject());
        return;
      }
      quotas.suggested(list, now);
    }
    waitingCases.remove(entry.subject());
    proposals.suggest(entry, room, "the list " + list + " names the user", now);
  }

  private Result liftUnless(Set<String> keeps, Subject subject, Instant now) {
    boolean isKept = proposals.madeFor(subject, keeps, watch::isWatched).isPresent();
    return isKept ? Result.LEAVE : lift(subject, now);
  }

  /**
   * A ban stays one for the entry that it was made for while that one counts, so that nothing is
   * asked anew; else it goes on for the entry that counts now.
   */
  private Result ban(Word.Ban word, Optional<String> verdict, Instant now) {
    Subject subject = word.entry().subject();
    lifting.remove(subject);
    waitingLifts.remove(subject);
    Optional<String> made = proposals.madeFor(subject, word.causes(), watch::isWatched);
    boolean isPlanned = banning.contains(subject) && !proposals.mayBeBanned(subject);
    if (made.isEmpty() && !isPlanned) {
      Optional<Result> stopped = stopped(word.list(), word.entry(), now);
      if (stopped.isPresent()) {
        return stopped.get();
      }
    }
    proposals.withdraw(subject, now);
    ListEntry entry = made.map(cause -> with(cause, word.entry())).orElse(word.entry());
    enforcer.enforce(entry, verdict, false, now);
    return Result.BANNED;
  }

  private static ListEntry with(String cause, ListEntry entry) {
    return new ListEntry(
        entry.subject(),
        entry.recommendation(),
        entry.reason(),
        entry.harm(),
        cause,
        entry.at(),
        entry.expiresAt());
  }

  /** Whether the ban is not to be made, and what becomes of older ones then: it lifts no list's. */
  private Optional<Result> stopped(String list, ListEntry entry, Instant now) {
    Subject subject = entry.subject();
    Result otherwise = proposals.mayBeBanned(subject) ? Result.LEAVE : Result.LIFT;
    if (whyModeratorsUnknown.get().isPresent() || proposals.isHeld(entry, now)) {
      return Optional.of(otherwise);
    }
    if (!isThere(subject)) {
      return proposals.mayBeBanned(subject) || proposals.mayBeBannedByUs(subject)
          ? Optional.empty() // the ban is made: it goes on for the entry
          : Optional.of(otherwise);
    }
    if (brakes.checkSubject(subject) instanceof BrakeResult.Passed) {
      if (quotas.beforeBanning(list, now) instanceof BrakeResult.Held held) {
        if (otherwise == Result.LIFT) {
          proposals.hold(entry, held, now);
        }
        return Optional.of(otherwise);
      }
      quotas.banned(list, now);
      banning.add(subject);
    }
    return Optional.empty();
  }

  private boolean isThere(Subject subject) {
    return UserId.read(subject.id()).filter(watch::isThere).isPresent();
  }

  /**
   * What no list wants any more is lifted, of one list so many an hour, also of one that is watched
   * no more; the rest waits. A list that was not read yet may want what another did.
   */
  private Result lift(Subject subject, Instant now) {
    banning.remove(subject);
    List<String> lists = proposals.lists(subject);
    if (lists.isEmpty() || lifting.contains(subject)) {
      if (lists.isEmpty()) {
        lifting.remove(subject);
      }
      waitingLifts.remove(subject);
      return Result.LIFT;
    }
    if (!watch.isKnown() && !lists.stream().allMatch(watch::isKnown)) {
      return Result.LEAVE;
    }
    String list = lists.getFirst();
    if (!quotas.mayLift(list, now)) {
      waitingLifts.add(list, subject);
      return Result.LEAVE;
    }
    quotas.lifted(list, now);
    lifting.add(subject);
    waitingLifts.remove(subject);
    return Result.LIFT;
  }

  /** Nothing changes of our own entry: bans that lists alone led to are lifted all the same. */
  void liftAlone(Subject subject, Instant now) {
    if (proposals.mayBeBanned(subject) && !proposals.mayBeBannedByUs(subject)) {
      enforcer.liftBans(subject, false, now);
    }
  }
}
