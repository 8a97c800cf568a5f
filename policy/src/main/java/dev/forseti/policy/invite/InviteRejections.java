package dev.forseti.policy.invite;

import dev.forseti.model.RoomId;
import dev.forseti.model.Subject;
import dev.forseti.model.UserId;
import dev.forseti.policy.enforce.BackgroundCalls;
import dev.forseti.policy.homeserver.Backoff;
import dev.forseti.policy.homeserver.HomeserverClient;
import dev.forseti.policy.homeserver.HomeserverClient.Ok;
import dev.forseti.policy.invite.InviteNews.Result;
import dev.forseti.policy.state.Invite;
import dev.forseti.policy.state.OpenInvites;
import dev.forseti.runtime.http.Response;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.Queue;
import java.util.Set;
import java.util.concurrent.Executor;

/**
 * Rejects what is unwanted of the invitations of this homeserver's users, and takes back what is of
 * those into the community's rooms. One thread uses it; the homeserver is asked on others, and of
 * few at a time: it takes in few changes of memberships at once, and one that waits for a
 * stranger's slow server takes the place of a ban.
 */
public final class InviteRejections {
  private static final int PARALLEL = 3;
  private static final int TOO_MANY_REQUESTS = 429;

  /** So many are looked at in one go. */
  private static final int AT_ONCE = 2_000;

  /** So often all that is open is looked at, whatever was heard. */
  private static final Duration LOOK_AGAIN = Duration.ofMinutes(10);

  /** A failure that comes sooner is the homeserver's own; a later one waited for another server. */
  private static final Duration OWN_ANSWER = Duration.ofMinutes(1);

  /** The homeserver tells the inviting server, and gives up in the end: late is no answer. */
  private static final Duration SOON = Duration.ofSeconds(10);

  private final HomeserverClient homeserver;
  private final UserId self;
  private final Set<RoomId> community;
  private final OpenInvites open;
  private final InviteWords words;
  private final InviteNews news;
  private final InviteProblems problems;
  private final BackgroundCalls<Asked, Response<Ok>> calls;
  private final Backoff backoff = new Backoff();
  private final InviteLines lines;
  private final Queue<Invite> toLookAt = new ArrayDeque<>();
  private Instant lookAt = Instant.MIN;
  private long version = -1;
  private Instant now = Instant.EPOCH;

  private record Asked(Invite invite, Instant at) {}

  /**
   * Nothing is rejected yet.
   *
   * @param self as whom we act: invitations of users of its server are looked at, but for its own
   * @param community rooms from which the invitations of others' users are taken back too
   * @param open what the events of taps tell
   * @param executor where the homeserver is asked
   */
  public InviteRejections(
      HomeserverClient homeserver,
      UserId self,
      Set<RoomId> community,
      OpenInvites open,
      InviteWords words,
      InviteNews news,
      InviteProblems problems,
      Executor executor) {
    this.homeserver = homeserver;
    this.self = self;
    this.community = Set.copyOf(community);
    this.open = open;
    this.words = words;
    this.news = news;
    this.problems = problems;
    this.calls = new BackgroundCalls<>(executor, PARALLEL);
    this.lines = new InviteLines(self.server(), PARALLEL);
  }

  /** Looks at an invitation. */
  public void look(Invite invite) {
    if (isUnwanted(invite)) {
      lines.add(invite);
    }
  }

  /** Also when its turn has come: much may have happened since. */
  private boolean isUnwanted(Invite invite) {
    UserId invited = invite.invited();
    return open.isOpen(invite)
        && (isOurs(invited) || community.contains(invite.room()))
        && !invited.equals(self)
        && !invite.at().isBefore(now.minus(OpenInvites.LONGEST))
        && !words.isSpared(invited)
        && words.isUnwanted(invite, now)
        && invite.earlier().stream().allMatch(by -> words.isUnwanted(invite.by(by), now));
  }

  private boolean mayReject(Invite invite) {
    return isUnwanted(invite) && words.mayReject(invite, now);
  }

  private boolean isOurs(UserId user) {
    return user.server().equals(self.server());
  }

  private Response<Ok> ask(Invite invite) {
    return isOurs(invite.invited())
        ? homeserver.rejectInvite(invite.room(), invite.invited())
        : homeserver.retractInvite(invite.room(), invite.invited());
  }

  /** Somebody is listed: looks at the open invitations by them, of their server, or into it. */
  public void lookAt(Subject subject) {
    open.about(subject).forEach(this::look);
  }

  /** Does what can be done now; whether more could be done at once. */
  public boolean work(Instant time) {
    now = time;
    calls.takeFinished().forEach(each -> answered(each.key(), each.result()));
    boolean isLate = !lookAt.isAfter(time) || lookAt.isAfter(time.plus(LOOK_AGAIN));
    if (isLate || version != words.version()) {
      lookAt = time.plus(LOOK_AGAIN);
      version = words.version();
      open.forgetOlderThan(time.minus(OpenInvites.LONGEST));
      lines.retain(open::isOpen);
      toLookAt.clear();
      toLookAt.addAll(open.all());
    }
    for (int i = 0; i < AT_ONCE && !toLookAt.isEmpty(); i++) {
      look(toLookAt.remove());
    }
    if (words.isReady(time) && !backoff.mustWait(time)) {
      for (Invite invite : lines.start(calls.free(), this::mayReject, time)) {
        calls.start(new Asked(invite, time), () -> ask(invite));
      }
    }
    return calls.hasFinished() || !toLookAt.isEmpty();
  }

  private void answered(Asked asked, Response<Ok> answer) {
    Invite invite = asked.invite();
    lines.finish(invite);
    switch (answer) {
      case Response.Done<Ok> done -> {
        backoff.worked();
        problems.works();
        if (now.isBefore(asked.at().plus(SOON))) {
          lines.answered(invite);
        } else {
          lines.pause(invite, now);
        }
        end(invite, Result.REJECTED);
      }
      case Response.Refused<Ok> no when no.errcode().equals("M_BAD_STATE") ->
          end(invite, Result.ANSWERED);
      case Response.Refused<Ok> no when no.errcode().equals("M_EXCLUSIVE") ->
          problems.refused(no.error()); // it is open, and looked at again
      case Response.Refused<Ok> no -> end(invite, Result.REFUSED);
      case Response.Retry<Ok> later -> {
        later(asked, later);
        lines.add(invite);
      }
    }
  }

  /** All wait for a homeserver that fails; or only what is of a server that makes it wait. */
  private void later(Asked asked, Response.Retry<Ok> answer) {
    boolean isLate = !now.isBefore(asked.at().plus(OWN_ANSWER));
    boolean isFailure = answer.status() != 0 && answer.status() != TOO_MANY_REQUESTS;
    if (!isLate) {
      backoff.failed(answer, now);
    }
    if (isLate || isFailure) {
      lines.pause(asked.invite(), now);
    }
  }

  private void end(Invite invite, Result result) {
    open.forget(invite);
    news.ended(invite, result);
  }
}
