package dev.forseti.policy;

import dev.forseti.model.Subject;
import dev.forseti.model.UserId;
import dev.forseti.policy.brakes.BrakeResult;
import dev.forseti.policy.brakes.Brakes;
import dev.forseti.policy.brakes.ListQuotas;
import dev.forseti.policy.invite.InviteWords;
import dev.forseti.policy.publish.EntryReconciler;
import dev.forseti.policy.state.Invite;
import dev.forseti.policy.watch.ListWatch;
import java.time.Instant;
import java.util.HashSet;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;
import java.util.stream.Stream;

/**
 * Which invitations are unwanted: those by whom, from where or into what our list names, and those
 * that an applied list names, of so many users an hour. Whom a moderator cleared, and whom brakes
 * spare, no list of others concerns.
 */
final class UnwantedInvites implements InviteWords {
  private static final int MOST_COUNTED = 10_000;

  private final EntryReconciler reconciler;
  private final ListBans lists;
  private final ListWatch watch;
  private final ListQuotas quotas;
  private final Brakes brakes;
  private final Predicate<UserId> isSpared;
  private final Predicate<Instant> isReady;

  /** Users of each list that were counted. */
  private final Set<String> counted = new HashSet<>();

  UnwantedInvites(
      EntryReconciler reconciler,
      ListBans lists,
      ListWatch watch,
      ListQuotas quotas,
      Brakes brakes,
      Predicate<UserId> isSpared,
      Predicate<Instant> isReady) {
    this.reconciler = reconciler;
    this.lists = lists;
    this.watch = watch;
    this.quotas = quotas;
    this.brakes = brakes;
    this.isSpared = isSpared;
    this.isReady = isReady;
  }

  @Override
  public boolean isReady(Instant now) {
    return isReady.test(now);
  }

  @Override
  public boolean isUnwanted(Invite invite, Instant now) {
    Subject sender = Subject.user(invite.sender());
    Subject room = Subject.room(invite.room());
    Subject server = Subject.server(invite.sender().server());
    if (reconciler.isSpared(sender, now)) {
      return false;
    }
    if (Stream.of(sender, server, room).anyMatch(it -> isListed(it, now))) {
      return true;
    }
    Optional<String> list =
        lists
            .banning(invite.sender(), now)
            .filter(name -> mayConcern(sender, now))
            .or(() -> lists.banning(invite.room(), now).filter(name -> mayConcern(room, now)));
    return list.filter(name -> isWithinQuota(name, invite.sender(), now)).isPresent();
  }

  /** An entry may stand that should not any more: what it led to could not be undone. */
  private boolean isListed(Subject subject, Instant now) {
    return reconciler.isListed(subject, now) && reconciler.isListingDesired(subject, now);
  }

  private boolean mayConcern(Subject subject, Instant now) {
    return !reconciler.isSpared(subject, now)
        && brakes.checkSubject(subject) instanceof BrakeResult.Passed;
  }

  /** Each user counts once; what is beyond the limit is looked at again later. */
  private boolean isWithinQuota(String list, UserId sender, Instant now) {
    String user = list + " " + sender;
    if (counted.contains(user)) {
      return true;
    }
    if (!quotas.mayRejectOf(list, now)) {
      return false;
    }
    if (counted.size() >= MOST_COUNTED) {
      counted.clear();
    }
    counted.add(user);
    quotas.rejectedOf(list, now);
    return true;
  }

  @Override
  public boolean isSpared(UserId invited) {
    return isSpared.test(invited);
  }

  @Override
  public long version() {
    return watch.version();
  }
}
