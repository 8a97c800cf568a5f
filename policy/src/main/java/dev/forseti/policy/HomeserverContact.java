package dev.forseti.policy;

import dev.forseti.policy.homeserver.Backoff;
import dev.forseti.runtime.http.Response;
import java.time.Instant;
import java.util.Optional;
import java.util.function.Consumer;

/**
 * Whether the homeserver does as asked in the policy room: when it is asked again, and when
 * operators hear of it.
 */
final class HomeserverContact {
  private final Consumer<Optional<String>> trouble;
  private final Backoff backoff = new Backoff();
  private boolean isFailing;

  /**
   * Nothing was asked yet.
   *
   * @param trouble hears the first of several failures, and nothing when it works again
   */
  HomeserverContact(Consumer<Optional<String>> trouble) {
    this.trouble = trouble;
  }

  /** Whether it is too early to ask. */
  boolean mustWait(Instant now) {
    return backoff.mustWait(now);
  }

  /** It did not do as asked. */
  void failed(Response<?> answer, Instant now) {
    if (!isFailing) {
      trouble.accept(Optional.of(answer.why()));
    }
    isFailing = true;
    backoff.failed(answer, now);
  }

  /** All that was asked was done. */
  void worked() {
    if (isFailing) {
      trouble.accept(Optional.empty());
    }
    isFailing = false;
    backoff.worked();
  }
}
