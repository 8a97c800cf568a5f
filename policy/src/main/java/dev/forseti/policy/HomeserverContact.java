package dev.forseti.policy;

import dev.forseti.policy.homeserver.Backoff;
import dev.forseti.policy.publish.PolicyRoomFinder;
import dev.forseti.runtime.http.Response;
import java.time.Instant;

/**
 * Whether the homeserver does as asked in the policy room: when it is asked again, and what
 * operators hear of it. What they have heard is kept by the troubles alone, which outlive a start
 * afresh.
 */
final class HomeserverContact {
  private final PolicyTroubles troubles;
  private final Backoff backoff = new Backoff();

  /** Nothing was asked yet. */
  HomeserverContact(PolicyTroubles troubles) {
    this.troubles = troubles;
  }

  /** Whether it is too early to ask. */
  boolean mustWait(Instant now) {
    return backoff.mustWait(now);
  }

  /** It did not do as asked. */
  void failed(Response<?> answer, Instant now) {
    if (answer instanceof Response.Refused<?> refused && PolicyRoomFinder.isForeign(refused)) {
      troubles.foreignRoom(refused.error());
    } else {
      troubles.homeserverFails(answer.why());
    }
    backoff.failed(answer, now);
  }

  /** All that was asked was done. */
  void worked() {
    troubles.homeserverWorks();
    backoff.worked();
  }
}
