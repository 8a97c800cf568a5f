package dev.forseti.policy;

import dev.forseti.model.Subject;
import dev.forseti.model.UserId;
import dev.forseti.policy.homeserver.HomeserverClient;
import dev.forseti.policy.publish.PublishResult;
import dev.forseti.runtime.http.Response;
import java.time.Instant;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Reconciles the subjects that are due, so many that new records do not wait long to be read. */
final class DueBatch {
  private static final Logger log = LoggerFactory.getLogger(DueBatch.class);

  private static final int SIZE = 32;

  private final SubjectQueue due;
  private final HomeserverClient homeserver;

  DueBatch(SubjectQueue due, HomeserverClient homeserver) {
    this.due = due;
    this.homeserver = homeserver;
  }

  /** Reconciles one batch; the answer that stopped it, or null. */
  @Nullable Response<?> reconcile(HomeserverSession open, Instant now) {
    Response<?> stopped = null;
    for (int left = SIZE; stopped == null && left > 0 && !due.isEmpty(); left--) {
      stopped = reconcileFirst(open, now);
    }
    return stopped;
  }

  private @Nullable Response<?> reconcileFirst(HomeserverSession open, Instant now) {
    if (open.mustWait(due.first(), now)) {
      due.postponeFirst();
      return null;
    }
    switch (open.reconcile(due.first(), now)) {
      case PublishResult.Failed(Response<?> answer) -> {
        return failFirst(answer);
      }
      case PublishResult.Waiting waiting -> due.postponeFirst();
      case PublishResult.Listed listed -> due.removeFirst();
      case PublishResult.Unlisted unlisted -> due.removeFirst();
      case PublishResult.Held held -> due.removeFirst();
      case PublishResult.Blocked blocked -> due.removeFirst();
    }
    return null;
  }

  /**
   * A homeserver that answers otherwise is not at fault when one subject fails again and again:
   * that subject waits for the next reading back, and holds up nothing.
   */
  private @Nullable Response<?> failFirst(Response<?> answer) {
    Subject subject = due.first();
    boolean often = due.failFirst();
    boolean limited = answer instanceof Response.Retry<?> retry && retry.status() == 429;
    if (!often || limited || !(homeserver.whoami() instanceof Response.Done<UserId>)) {
      return answer;
    }
    log.warn("{} fails again and again and waits until the room is read back", subject);
    due.giveUp(subject);
    return null;
  }
}
