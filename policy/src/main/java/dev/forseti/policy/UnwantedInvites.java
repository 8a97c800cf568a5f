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
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.function.Predicate;
import java.util.stream.Stream;

/**
 * Which invitations are unwanted: those by whom, from where or into what our list names, and those
 * that an applied list names, of so many users an hour. Whom a moderator cleared, and whom brakes
 * spare, no list of others concerns.
 */
final class UnwantedInvites implements InviteWords {
  private static final Duration HOUR = Duration.ofHours(1);

  private final EntryReconciler reconciler;
  private final ListBans lists;
  private final ListWatch watch;
  private final ListQuotas quotas;
  private final Brakes brakes;
  private final Predicate<UserId> isSpared;
  private final Predicate<Instant> isReady;

  /** Users of each list that were counted, and when. */
  private final Map<String, Instant> counted = new HashMap<>();

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
    if (!mayConcern(sender, now)) {
      return false;
    }
    return Stream.of(sender, server, room).anyMatch(it -> isListed(it, now))
        || byList(invite, now).isPresent();
  }

  @Override
  public boolean mayReject(Invite invite, Instant now) {
    Subject sender = Subject.user(invite.sender());
    Subject room = Subject.room(invite.room());
    Subject server = Subject.server(invite.sender().server());
    return Stream.of(sender, server, room).anyMatch(it -> isListed(it, now))
        || byList(invite, now)
            .filter(name -> isWithinQuota(name, invite.sender(), now))
            .isPresent();
  }

  /** The list that is applied and names who invites, or where. */
  private Optional<String> byList(Invite invite, Instant now) {
    Subject room = Subject.room(invite.room());
    Subject server = Subject.server(invite.sender().server());
    return lists
        .banning(invite.sender(), now)
        .filter(name -> !reconciler.isSpared(server, now))
        .or(() -> lists.banning(invite.room(), now).filter(name -> mayConcern(room, now)));
  }

  /**
   * An entry may stand that should not any more, or that brakes would hold by now: what it led to
   * could not be undone.
   */
  private boolean isListed(Subject subject, Instant now) {
    return reconciler.isListed(subject, now)
        && reconciler.isListingDesired(subject, now)
        && brakes.checkSubject(subject) instanceof BrakeResult.Passed;
  }

  private boolean mayConcern(Subject subject, Instant now) {
    return !reconciler.isSpared(subject, now)
        && brakes.checkSubject(subject) instanceof BrakeResult.Passed;
  }

  /** Each user counts once an hour; what is beyond the limit is looked at again later. */
  private boolean isWithinQuota(String list, UserId sender, Instant now) {
    String user = list + " " + sender;
    Instant before = counted.getOrDefault(user, Instant.MIN);
    if (!now.isBefore(before) && now.isBefore(before.plus(HOUR))) {
      return true;
    }
    if (!quotas.mayRejectOf(list, now)) {
      return false;
    }
    counted.values().removeIf(at -> !now.isBefore(at.plus(HOUR)) || now.isBefore(at));
    counted.put(user, now);
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
