package dev.forseti.policy.homeserver;

import dev.forseti.runtime.http.Response;
import java.time.Duration;
import java.time.Instant;

/** When the homeserver is asked again: at least as late as it said, and later each time. */
public final class Backoff {
  private static final Duration LONGEST = Duration.ofMinutes(1);

  private Instant failedAt = Instant.MIN;
  private Instant notBefore = Instant.MIN;
  private int failures;

  /** Whether it is too early to ask. A clock that was set back ends the wait. */
  public boolean mustWait(Instant now) {
    return now.isBefore(notBefore) && !now.isBefore(failedAt);
  }

  /** Waits at least what was asked for, and longer each time. */
  public void failed(Response<?> answer, Instant now) {
    Duration growing =
        failures == 0 ? Duration.ZERO : Duration.ofSeconds(1L << Math.min(failures, 6));
    Duration own = growing.compareTo(LONGEST) > 0 ? LONGEST : growing;
    Duration asked = answer instanceof Response.Retry<?> retry ? retry.after() : LONGEST;
    failures++;
    failedAt = now;
    notBefore = now.plus(asked.compareTo(own) > 0 ? asked : own);
  }

  /** An answer came; what was asked for before, by the answer to a call beside it, holds still. */
  public void worked() {
    failures = 0;
  }
}
